#include "pipeline/read/docx.h"
#include "pipeline/text/utf8.h"
#include "tests/fuzz/fuzz.h"

using namespace mandated;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto blocks = read::read_docx(test::text_of(data, size));
  if (!blocks) {
    test::require(blocks.error().detail.find('\n') == std::string::npos, "a reason is one line");
    return 0;
  }
  for (const auto& block : blocks->blocks) {
    test::require(!block.text.empty(), "a block has text");
    test::require(text::is_utf8(block.text), "a text is UTF-8");
    test::require(block.container < blocks->containers.size(), "a block has a container");
  }
  return 0;
}
