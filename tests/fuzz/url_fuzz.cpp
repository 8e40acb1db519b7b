#include "pipeline/text/url.h"
#include "tests/fuzz/fuzz.h"

using namespace mandated;

// The first line is the base.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto address = test::text_of(data, size);
  const auto base = test::take_line(address);
  if (const auto url = text::parse_url(address, base)) {
    const auto again = text::parse_url(url->href());
    test::require(again.has_value(), "a serialised address parses");
    test::require(again->href() == url->href(), "serialising twice gives the same");
  }
  if (const auto canonical = text::canonical_url(address, base)) {
    const auto again = text::canonical_url(*canonical);
    test::require(again.has_value(), "a canonical address is one");
    test::require(*again == *canonical, "a canonical address stays as it is");
  }
  return 0;
}
