#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mandated::diff {

/// One row of an alignment; npos stands for "nothing on this side".
struct Pair {
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
  enum class Share : std::uint8_t { whole, split, merged };
  std::size_t before = npos;
  std::size_t after = npos;
  bool equal = false;  ///< the same but for typography; otherwise reworded
  bool moved = false;  ///< out of the longest common order of all pairs
  Share share = Share::whole;
};

/// Aligns two lists of texts: equal texts first (unique ones, then their neighbours, then in
/// order), then the most similar of what is left, with the neighbours in mind; then what was split
/// or merged. Every index of both sides occurs, once except for splits (one `before` in several
/// rows) and merges (one `after` in several rows). Ordered by `after`, what was removed at the
/// place it had. Texts are equal where text::fold() without spaces beside punctuation is.
///
/// Time is linear in the texts but for sorting: a word that stands in more than 64 of the open
/// texts of the other side brings no candidates, and of one text the eight that share most are
/// compared, besides its neighbours' neighbours. What is missed counts as removed and added.
[[nodiscard]] std::vector<Pair> align(const std::vector<std::string>& before,
                                      const std::vector<std::string>& after);

/// True where two texts differ in nothing but typography.
[[nodiscard]] bool same_text(std::string_view a, std::string_view b);

}  // namespace mandated::diff
