#include <algorithm>
#include <utility>

#include "pipeline/diff/matching.h"

namespace mandated::diff {
namespace {

/// The best run that ends at or below a place: how many pairs, how many words, and its last index.
struct Run {
  std::size_t pairs = 0;
  std::size_t words = 0;
  std::size_t last = kNone;

  [[nodiscard]] bool below(const Run& other) const {
    return std::pair{pairs, words} < std::pair{other.pairs, other.words};
  }
};

/// Best runs by where they end (a Fenwick tree of maxima).
class Runs {
 public:
  explicit Runs(std::size_t size) : best_(size + 1) {}
  [[nodiscard]] Run best_before(std::size_t place) const {
    Run best;
    for (auto at = place; at > 0; at -= at & (~at + 1)) {
      if (best.below(best_[at])) best = best_[at];
    }
    return best;
  }
  void add(std::size_t place, const Run& run) {
    for (auto at = place + 1; at < best_.size(); at += at & (~at + 1)) {
      if (best_[at].below(run)) best_[at] = run;
    }
  }

 private:
  std::vector<Run> best_;
};

}  // namespace

std::vector<bool> in_order(const Sides& sides, const std::vector<std::size_t>& weights) {
  const auto& partner = sides.after.partner;
  std::vector<std::size_t> previous(partner.size(), kNone);
  Runs runs(sides.before.size());
  for (std::size_t j = 0; j < partner.size(); ++j) {
    if (partner[j] == kNone) continue;
    const auto best = runs.best_before(partner[j]);
    previous[j] = best.last;
    runs.add(partner[j], {best.pairs + 1, best.words + weights[j], j});
  }
  std::vector<bool> kept(partner.size(), false);
  for (auto j = runs.best_before(sides.before.size()).last; j != kNone; j = previous[j]) {
    kept[j] = true;
  }
  return kept;
}

}  // namespace mandated::diff
