#include <algorithm>

#include "pipeline/diff/matching.h"

namespace mandated::diff {
namespace {

// A part brings a verb of its own and loses an "and"; the rest of its words are those of the whole.
constexpr double kContained = 0.7;
constexpr double kTogether = 0.8;  ///< Dice of the whole and all its parts
constexpr std::size_t kShortest = 3;
constexpr std::size_t kMostParts = 8;
constexpr std::size_t kMostBetween = 2;

bool holds(const Bag& rest, const Bag& part) {
  return part.size() >= kShortest &&
         static_cast<double>(common(rest, part)) >= kContained * static_cast<double>(part.size());
}

/// Looks for the parts of one text of `one` among open neighbours of its partner in `many`.
class Parts {
 public:
  Parts(Side& one, Side& many) : one_(one), many_(many) {}

  void seek(std::size_t i) {
    const auto first = one_.partner[i];
    if (first == kNone || one_.bags[i].empty() || many_.bags[first].empty()) return;
    rest_ = without(one_.bags[i], many_.bags[first]);
    whole_ = many_.bags[first];
    found_.clear();
    auto low = first;
    auto high = first;
    while (found_.size() + 1 < kMostParts && (take_beside(high, 1) || take_beside(low, -1))) {
    }
    const auto alone = dice(one_.bags[i], many_.bags[first]);
    const auto with = dice(one_.bags[i], whole_);
    if (with < kTogether || with <= alone) return;
    for (const auto j : found_) many_.whole[j] = i;
  }

 private:
  /// The next text beside `at` that has no partner, over few that have: what stood between two
  /// parts may have moved away. `at` moves on where it is a part.
  bool take_beside(std::size_t& at, int step) {
    for (std::size_t n = 1; n <= kMostBetween + 1; ++n) {
      const auto next = step < 0 ? at - n : at + n;  // wraps past 0, which open() refuses
      if (next >= many_.size()) return false;
      if (!many_.open(next)) continue;
      if (!take(next)) return false;
      at = next;
      return true;
    }
    return false;
  }

  bool take(std::size_t j) {
    if (!holds(rest_, many_.bags[j])) return false;
    rest_ = without(rest_, many_.bags[j]);
    whole_ = together(whole_, many_.bags[j]);
    found_.push_back(j);
    return true;
  }

  Side& one_;
  Side& many_;
  Bag rest_, whole_;
  std::vector<std::size_t> found_;
};

void seek_all(Side& one, Side& many) {
  Parts parts(one, many);
  for (std::size_t i = 0; i < one.size(); ++i) parts.seek(i);
}

}  // namespace

void match_parts(Sides& sides) {
  seek_all(sides.before, sides.after);
  seek_all(sides.after, sides.before);
}

}  // namespace mandated::diff
