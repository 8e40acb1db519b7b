#include "daemon/http/robots.h"
#include "tests/fuzz/fuzz.h"

using namespace mandated;

// The first line is the address asked for.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto body = test::text_of(data, size);
  const auto url = test::take_line(body);
  const auto robots = http::Robots::parse(body);
  for (const auto asked : {std::string_view{"https://a.example/b?c"}, url}) {
    const auto verdict = robots.verdict("mandated/1 (+https://a.example)", asked);
    test::require(verdict.allowed || !verdict.rule.empty(), "a refusal names its rule");
    test::require(!verdict.crawl_delay || verdict.crawl_delay->count() >= 0,
                  "a delay is none back");
  }
  return 0;
}
