#include "pipeline/read/css.h"
#include "pipeline/read/html.h"
#include "pipeline/text/utf8.h"
#include "tests/fuzz/fuzz.h"

using namespace mandated;

// The first line is the selector, the rest the page.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto page = test::text_of(data, size);
  const auto selector = test::take_line(page);
  if (!text::is_utf8(page)) page = "<ul><li class=a>b<li id=c>d</ul>";
  const auto parsed = read::css::parse(selector);
  const auto matches = read::select(page, selector);
  test::require(parsed || !matches, "what is no selector selects nothing");
  if (!parsed) test::require(!parsed.error().detail.empty(), "a refusal says why");
  return 0;
}
