#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/extract/labels.h"
#include "pipeline/model/block.h"

namespace mandated::extract {

/// A label, or a run of text between labels: the page as the extractor sees it.
struct Piece {
  std::string_view text;  ///< into the block, trimmed, without bullet
  std::uint32_t block = 0;
  std::optional<std::size_t> field;  ///< set for a label: index into Profile::fields
  bool linked = false;  ///< a label that is nothing but a link: a menu, a list of contents
};

/// Takes every block apart. A label is a whole line of a block, a whole inline run, or what stands
/// before a colon; within running text ("Vote for us") it is none. `profile` says which fields are
/// short, so that a label may follow their value on the same line.
[[nodiscard]] std::vector<Piece> pieces_of(const Blocks&, const Profile&, const Labels&);

/// The text with a line break at each inline seam that has no space: chips of names stand glued in
/// a block's text ("AlbaniaBelgium") and so do counts ("Yes30").
[[nodiscard]] std::string with_seams(const Piece&, const Blocks&);

[[nodiscard]] std::string_view trimmed(std::string_view);
/// Without the bullet or dash in front that plain text keeps.
[[nodiscard]] std::string_view without_bullet(std::string_view);
/// "None", as UN Watch writes; "N/A", "Nil" or a dash, as other editors do.
[[nodiscard]] bool says_nothing(std::string_view);
[[nodiscard]] inline bool is_one_token(std::string_view text) {
  return !text.empty() && text.find_first_of(" \n") == std::string_view::npos;
}

}  // namespace mandated::extract
