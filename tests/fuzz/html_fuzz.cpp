#include "pipeline/read/charset.h"
#include "pipeline/read/html.h"
#include "tests/fuzz/promises.h"

using namespace mandated;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto page = read::decode(test::text_of(data, size), "text/html; charset=utf-8", true).utf8;
  if (const auto blocks = read::read_html(page)) {
    test::require(read::guard_html(page).has_value(), "the guard passes what is read");
    test::require_promises(*blocks);
  }
  if (const auto links = read::links(page, "https://a.example/b/c?d", "")) {
    for (const auto& link : *links) {
      test::require(link.url.rfind("http", 0) == 0, "a link is an http address");
    }
  }
  const auto text = read::read_text(page);
  if (text) test::require_promises(*text);
  return 0;
}
