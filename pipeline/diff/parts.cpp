#include <algorithm>

#include "pipeline/diff/candidates.h"
#include "pipeline/diff/matching.h"

namespace mandated::diff {
namespace {

// A part brings a verb of its own and loses an "and"; the rest of its words are those of the whole,
// but for a rewording.
constexpr double kContained = 0.6;
constexpr double kTogether = 0.8;  ///< Dice of the whole and all its parts
constexpr std::size_t kShortest = 3;
constexpr std::size_t kMostParts = 8;
constexpr std::size_t kMostBetween = 2;

// A short end of the whole under a long opening of its own: what the whole has lost stands there.
constexpr std::size_t kFewestLost = 5;
constexpr double kLostFound = 0.85;
constexpr double kLostShare = 0.35;  ///< of the words of the part

bool has_share(std::size_t words, double share, std::size_t of) {
  return static_cast<double>(words) >= share * static_cast<double>(of);
}

/// Looks for the parts of one text of `one` among open texts of `many` that stand together.
class Parts {
 public:
  Parts(Side& one, Side& many, std::size_t words) : one_(one), many_(many), open_(many, words) {}

  /// Beside its partner.
  void seek(std::size_t i) {
    const auto first = one_.partner[i];
    if (first == kNone || one_.bags[i].empty() || many_.bags[first].empty()) return;
    grow(i, first);
    const auto alone = dice(one_.bags[i], many_.bags[first]);
    const auto with = dice(one_.bags[i], whole_);
    if (with < kTogether || (with <= alone && !all_lost_found_)) return;
    for (const auto j : found_) many_.whole[j] = i;
  }

  /// Of a text without a partner, as none of its parts has half of its words.
  void seek_without_partner(std::size_t i) {
    if (!one_.open(i) || one_.bags[i].size() < 2 * kShortest) return;
    auto first = kNone;
    std::size_t most = 0;
    for (const auto j : open_.of(one_.bags[i])) {
      const auto shared = common(one_.bags[i], many_.bags[j]);
      if (shared <= most || !holds(one_.bags[i], many_.bags[j])) continue;
      most = shared;
      first = j;
    }
    if (first == kNone) return;
    grow(i, first);
    if (found_.empty() || dice(one_.bags[i], whole_) < kTogether) return;
    one_.partner[i] = first;
    many_.partner[first] = i;
    for (const auto j : found_) many_.whole[j] = i;
  }

 private:
  static bool holds(const Bag& rest, const Bag& part) {
    return part.size() >= kShortest && has_share(common(rest, part), kContained, part.size());
  }

  static bool has_what_is_lost(const Bag& rest, const Bag& part) {
    const auto shared = common(rest, part);
    return rest.size() >= kFewestLost && has_share(shared, kLostFound, rest.size()) &&
           has_share(shared, kLostShare, part.size());
  }

  void grow(std::size_t i, std::size_t first) {
    rest_ = without(one_.bags[i], many_.bags[first]);
    whole_ = many_.bags[first];
    found_.clear();
    all_lost_found_ = false;
    auto low = first;
    auto high = first;
    while (found_.size() + 1 < kMostParts && (take_beside(high, 1) || take_beside(low, -1))) {
    }
  }

  /// The next part beside `at`, over few texts that are none: what stood between two parts may have
  /// moved away, and something new may stand there. `at` moves on to the part.
  bool take_beside(std::size_t& at, int step) {
    for (std::size_t n = 1; n <= kMostBetween + 1; ++n) {
      const auto next = step < 0 ? at - n : at + n;  // wraps past 0, which open() refuses
      if (next >= many_.size()) return false;
      if (!many_.open(next) || !take(next)) continue;
      at = next;
      return true;
    }
    return false;
  }

  bool take(std::size_t j) {
    const auto& part = many_.bags[j];
    if (!holds(rest_, part)) {
      if (!has_what_is_lost(rest_, part)) return false;
      all_lost_found_ = true;
    }
    rest_ = without(rest_, part);
    whole_ = together(whole_, part);
    found_.push_back(j);
    return true;
  }

  Side& one_;
  Side& many_;
  Candidates open_;
  Bag rest_, whole_;
  bool all_lost_found_ = false;
  std::vector<std::size_t> found_;
};

void seek_all(Side& one, Side& many, std::size_t words) {
  Parts parts(one, many, words);
  for (std::size_t i = 0; i < one.size(); ++i) parts.seek(i);
  for (std::size_t i = 0; i < one.size(); ++i) parts.seek_without_partner(i);
}

}  // namespace

void match_parts(Sides& sides, std::size_t words) {
  seek_all(sides.before, sides.after, words);
  seek_all(sides.after, sides.before, words);
}

}  // namespace mandated::diff
