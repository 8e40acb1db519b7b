#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "pipeline/extract/labels.h"
#include "pipeline/extract/nesting.h"
#include "pipeline/extract/pieces.h"
#include "pipeline/model/block.h"
#include "pipeline/model/profile.h"

namespace mandated::extract {

/// A page taken apart; lives no longer than what it refers to.
struct Page {
  const Blocks& blocks;
  const Profile& profile;
  Nesting nesting;
  std::vector<Piece> pieces;

  Page(const Blocks& page, const Profile& by, const Labels& labels)
      : blocks(page), profile(by), nesting(page.containers), pieces(pieces_of(page, by, labels)) {}

  [[nodiscard]] const Block& block(std::uint32_t piece) const {
    return blocks.blocks[pieces[piece].block];
  }
  [[nodiscard]] std::uint32_t container(std::uint32_t piece) const {
    const auto of = block(piece).container;
    return of < nesting.size() ? of : 0;
  }
  [[nodiscard]] const FieldRule& rule(std::uint32_t label) const {
    return profile.fields[*pieces[label].field];
  }
  /// Plain text: nothing is nested.
  [[nodiscard]] bool is_text() const { return nesting.size() <= 1; }
};

}  // namespace mandated::extract
