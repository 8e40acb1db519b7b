#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "pipeline/diff/bags.h"

namespace mandated::diff {

inline constexpr std::size_t kNone = static_cast<std::size_t>(-1);

/// One side of an alignment under way.
struct Side {
  std::vector<std::string> keys;     ///< equal keys say the same
  std::vector<Bag> bags;             ///< empty where the partner is equal
  std::vector<std::size_t> partner;  ///< on the other side; kNone where there is none
  std::vector<std::size_t> whole;    ///< on the other side, where this is one more part of it

  explicit Side(std::size_t size)
      : keys(size), bags(size), partner(size, kNone), whole(size, kNone) {}
  [[nodiscard]] std::size_t size() const { return partner.size(); }
  [[nodiscard]] bool open(std::size_t at) const {
    return at < size() && partner[at] == kNone && whole[at] == kNone;
  }
};

struct Sides {
  Side before, after;

  void match(std::size_t i, std::size_t j) {
    before.partner[i] = j;
    after.partner[j] = i;
  }
  [[nodiscard]] bool matched(std::size_t i, std::size_t j) const {
    return i < before.size() && before.partner[i] == j;
  }
  [[nodiscard]] bool equal(std::size_t i, std::size_t j) const {
    return before.keys[i] == after.keys[j];
  }
};

/// Pairs equal keys: those that occur once on each side, then their equal neighbours, then the n-th
/// left before with the n-th left after.
void match_equal(Sides&);

/// Pairs what is left by words in common. Looked for are partners that share a word not frequent on
/// the other side, or that stand beside partners; so the time is linear in the size of the texts.
void match_similar(Sides&, std::size_t words);

/// Finds what became of one in two or more (`whole` of the later parts), and of two or more in one:
/// beside a pair that shares enough words, and where no part alone is like the whole.
void match_parts(Sides&, std::size_t words);

/// Of each index of `after`: true where its pair keeps its order, which is the longest increasing
/// run of pairs, by the most words where several are longest.
[[nodiscard]] std::vector<bool> in_order(const Sides&, const std::vector<std::size_t>& weights);

}  // namespace mandated::diff
