#include "pipeline/diff/align.h"

#include <algorithm>
#include <map>

#include "pipeline/text/normalise.h"

namespace mandated::diff {
namespace {

constexpr std::size_t kMostUnmatched = 400;
// Below half of the words in common two paragraphs of one resolution share only their formulas.
constexpr double kReworded = 0.5;

using Words = std::vector<std::string>;

Words words_of(const std::string& text) {
  Words words;
  const auto keyed = text::key(text);
  for (std::size_t at = 0; at < keyed.size();) {
    const auto end = std::min(keyed.find(' ', at), keyed.size());
    words.push_back(keyed.substr(at, end - at));
    at = end + 1;
  }
  std::sort(words.begin(), words.end());
  return words;
}

double dice(const Words& a, const Words& b) {
  if (a.empty() && b.empty()) return 1;
  std::size_t common = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    const auto order = a[i].compare(b[j]);
    if (order == 0) ++common;
    if (order <= 0) ++i;
    if (order >= 0) ++j;
  }
  return 2.0 * static_cast<double>(common) / static_cast<double>(a.size() + b.size());
}

/// The state of an alignment under way: partner of each index, npos where it has none.
struct Matching {
  std::vector<std::size_t> of_before, of_after;

  Matching(std::size_t before, std::size_t after)
      : of_before(before, Pair::npos), of_after(after, Pair::npos) {}
  void match(std::size_t before, std::size_t after) {
    of_before[before] = after;
    of_after[after] = before;
  }
};

/// Equal texts: the n-th occurrence before with the n-th after.
void match_equal(const std::vector<std::string>& before, const std::vector<std::string>& after,
                 Matching& matching) {
  std::map<std::string, std::vector<std::size_t>> places;
  for (std::size_t i = before.size(); i-- > 0;) places[text::fold(before[i])].push_back(i);
  for (std::size_t j = 0; j < after.size(); ++j) {
    const auto found = places.find(text::fold(after[j]));
    if (found == places.end() || found->second.empty()) continue;
    matching.match(found->second.back(), j);
    found->second.pop_back();
  }
}

struct Candidate {
  double score;
  std::size_t before, after;
};

/// Of what is left, the most similar pairs, best first; the nearer in place where two are equal.
void match_similar(const std::vector<std::string>& before, const std::vector<std::string>& after,
                   Matching& matching) {
  std::vector<std::pair<std::size_t, Words>> left, right;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (matching.of_before[i] == Pair::npos) left.emplace_back(i, words_of(before[i]));
  }
  for (std::size_t j = 0; j < after.size(); ++j) {
    if (matching.of_after[j] == Pair::npos) right.emplace_back(j, words_of(after[j]));
  }
  if (left.size() > kMostUnmatched || right.size() > kMostUnmatched) return;

  std::vector<Candidate> candidates;
  for (const auto& [i, a] : left) {
    for (const auto& [j, b] : right) {
      if (const double score = dice(a, b); score >= kReworded) candidates.push_back({score, i, j});
    }
  }
  const auto distance = [](const Candidate& c) {
    return c.before > c.after ? c.before - c.after : c.after - c.before;
  };
  std::sort(candidates.begin(), candidates.end(), [&](const Candidate& a, const Candidate& b) {
    if (a.score != b.score) return a.score > b.score;
    if (distance(a) != distance(b)) return distance(a) < distance(b);
    return std::pair{a.before, a.after} < std::pair{b.before, b.after};
  });
  for (const auto& each : candidates) {
    if (matching.of_before[each.before] == Pair::npos &&
        matching.of_after[each.after] == Pair::npos) {
      matching.match(each.before, each.after);
    }
  }
}

/// Marks what keeps its order: the longest increasing run of partners, by patience sorting.
std::vector<bool> in_order(const Matching& matching) {
  std::vector<std::size_t> tails;  // indices of `after` that end a run of each length
  std::vector<std::size_t> previous(matching.of_after.size(), Pair::npos);
  for (std::size_t j = 0; j < matching.of_after.size(); ++j) {
    if (matching.of_after[j] == Pair::npos) continue;
    const auto place = std::lower_bound(
        tails.begin(), tails.end(), matching.of_after[j],
        [&](std::size_t tail, std::size_t value) { return matching.of_after[tail] < value; });
    if (place != tails.begin()) previous[j] = *(place - 1);
    if (place == tails.end()) {
      tails.push_back(j);
    } else {
      *place = j;
    }
  }
  std::vector<bool> kept(matching.of_after.size(), false);
  for (auto j = tails.empty() ? Pair::npos : tails.back(); j != Pair::npos; j = previous[j]) {
    kept[j] = true;
  }
  return kept;
}

}  // namespace

double similarity(const std::string& a, const std::string& b) {
  return dice(words_of(a), words_of(b));
}

std::vector<Pair> align(const std::vector<std::string>& before,
                        const std::vector<std::string>& after) {
  Matching matching{before.size(), after.size()};
  match_equal(before, after, matching);
  match_similar(before, after, matching);
  const auto kept = in_order(matching);

  std::vector<Pair> pairs;
  std::size_t next_before = 0;
  const auto removed_up_to = [&](std::size_t end) {
    for (; next_before < end; ++next_before) {
      if (matching.of_before[next_before] == Pair::npos) pairs.push_back({next_before, Pair::npos});
    }
  };
  for (std::size_t j = 0; j < after.size(); ++j) {
    const auto i = matching.of_after[j];
    if (i == Pair::npos) {
      pairs.push_back({Pair::npos, j});
      continue;
    }
    if (kept[j]) removed_up_to(i);
    pairs.push_back({i, j, text::fold(before[i]) == text::fold(after[j]), !kept[j]});
  }
  removed_up_to(before.size());
  return pairs;
}

}  // namespace mandated::diff
