#pragma once

#include "pipeline/model/block.h"
#include "pipeline/text/utf8.h"
#include "tests/fuzz/fuzz.h"

namespace mandated::test {

/// What block.h promises of whatever a reader returns.
inline void require_promises(const Blocks& blocks) {
  for (const auto& block : blocks.blocks) {
    require(!block.text.empty(), "a block has text");
    require(text::is_utf8(block.text), "a block's text is UTF-8");
    require(block.text.front() != ' ' && block.text.back() != ' ', "a block's text is trimmed");
    require(block.text.find("  ") == std::string::npos, "white space is collapsed");
    require(block.container < blocks.containers.size(), "a block's container exists");
    std::uint32_t last = 0;
    for (const auto cut : block.cuts) {
      require(cut > last && cut < block.text.size(), "cuts ascend within the text");
      last = cut;
    }
  }
  for (std::size_t i = 1; i < blocks.containers.size(); ++i) {
    require(blocks.containers[i].parent < i, "a container stands behind its parent");
  }
}

}  // namespace mandated::test
