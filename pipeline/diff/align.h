#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace mandated::diff {

/// One row of an alignment; npos stands for "nothing on this side".
struct Pair {
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
  std::size_t before = npos;
  std::size_t after = npos;
  bool equal = false;  ///< same fold(); otherwise reworded
  bool moved = false;  ///< out of the longest common order of all pairs
};

/// Aligns two lists of texts: equal texts first (in order, then wherever they went), then the most
/// similar of what is left. Every index of both sides occurs once; ordered by `after`, what was
/// removed at the place it had. Texts are compared by text::fold().
///
/// Similarity is looked for among at most 400 × 400 unmatched texts; past that they count as
/// removed and added.
[[nodiscard]] std::vector<Pair> align(const std::vector<std::string>& before,
                                      const std::vector<std::string>& after);

/// Share of words two texts have in common, 0–1 (Dice over word multisets).
[[nodiscard]] double similarity(const std::string& a, const std::string& b);

}  // namespace mandated::diff
