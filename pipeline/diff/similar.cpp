#include <algorithm>
#include <tuple>

#include "pipeline/diff/candidates.h"
#include "pipeline/diff/matching.h"

namespace mandated::diff {
namespace {

// Below half of the words in common two paragraphs of one resolution share only their formulas.
constexpr double kReworded = 0.5;
// Between two pairs that stand together less will do: there is one place, and one text for it.
constexpr double kRewordedInPlace = 0.4;
constexpr double kNeighbour = 0.05;  ///< what a pair at one side adds, so that ties go by context

constexpr std::size_t kBeside = 2;  ///< places looked at to each side of a pair

struct Candidate {
  double score;
  std::size_t before, after;
};

int neighbours(const Sides& sides, std::size_t i, std::size_t j) {
  const bool above = i == 0 || j == 0 ? i == j : sides.matched(i - 1, j - 1);
  const bool last = i + 1 == sides.before.size() || j + 1 == sides.after.size();
  const bool below = last ? i + 1 == sides.before.size() && j + 1 == sides.after.size()
                          : sides.matched(i + 1, j + 1);
  return (above ? 1 : 0) + (below ? 1 : 0);
}

/// Finds and takes the best pairs; may be asked again, as pairs make neighbours.
class Search {
 public:
  Search(Sides& sides, std::size_t words) : sides_(sides), by_words_(sides.after, words) {}

  void run(double least, int least_neighbours) {
    candidates_.clear();
    for (std::size_t i = 0; i < sides_.before.size(); ++i) {
      if (!sides_.before.open(i)) continue;
      seek(i);
      for (const auto j : found_) {
        const auto beside = neighbours(sides_, i, j);
        const auto score = dice(sides_.before.bags[i], sides_.after.bags[j]);
        if (score < least || beside < least_neighbours) continue;
        candidates_.push_back({score + kNeighbour * beside, i, j});
      }
    }
    take();
  }

 private:
  void seek(std::size_t i) {
    found_ = by_words_.of(sides_.before.bags[i]);
    if (i > 0) beside(sides_.before.partner[i - 1], 1);
    if (i == 0) beside(0, 0);
    if (i + 1 < sides_.before.size()) beside(sides_.before.partner[i + 1], -1);
    if (i + 1 == sides_.before.size()) beside(sides_.after.size(), -1);
    std::sort(found_.begin(), found_.end());
    found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
  }

  void beside(std::size_t partner, int step) {
    if (partner == kNone) return;
    for (std::size_t n = 0; n <= kBeside; ++n) {
      const auto j = step < 0 ? partner - n : partner + n;  // wraps past 0, which open() refuses
      if (sides_.after.open(j)) found_.push_back(j);
    }
  }

  void take() {
    const auto distance = [](const Candidate& c) {
      return c.before > c.after ? c.before - c.after : c.after - c.before;
    };
    std::sort(candidates_.begin(), candidates_.end(), [&](const Candidate& a, const Candidate& b) {
      return std::tuple{-a.score, distance(a), a.before, a.after} <
             std::tuple{-b.score, distance(b), b.before, b.after};
    });
    for (const auto& each : candidates_) {
      if (sides_.before.open(each.before) && sides_.after.open(each.after)) {
        sides_.match(each.before, each.after);
      }
    }
  }

  Sides& sides_;
  Candidates by_words_;
  std::vector<std::size_t> found_;
  std::vector<Candidate> candidates_;
};

}  // namespace

void match_similar(Sides& sides, std::size_t words) {
  Search search(sides, words);
  search.run(kReworded, 0);
  search.run(kRewordedInPlace, 2);
}

}  // namespace mandated::diff
