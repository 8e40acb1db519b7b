#include "pipeline/read/xpath.h"
#include "pipeline/text/utf8.h"
#include "tests/fuzz/fuzz.h"

using namespace mandated;

// The first line is the expression, the rest the page.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto page = test::text_of(data, size);
  const auto expression = test::take_line(page);
  if (!text::is_utf8(page)) page = "<ul><li class=a>b<li id=c>d</ul>";
  const auto matches = read::select_by_xpath(page, std::string{expression});
  if (!matches) test::require(!matches.error().detail.empty(), "a refusal says why");
  return 0;
}
