#include "pipeline/detect/silence.h"

#include <algorithm>

namespace mandated::detect {
namespace {

using std::chrono::milliseconds;

/// Gaps between news; the first of all is what the first round found.
std::vector<milliseconds> gaps_of(const std::vector<Instant>& news) {
  std::vector<milliseconds> gaps;
  for (std::size_t i = 1; i < news.size(); ++i) {
    const milliseconds gap = news[i] - news[i - 1];
    if (gap >= kOneRound) gaps.push_back(gap);
  }
  return gaps;
}

}  // namespace

std::optional<Silence> silence(const std::vector<Instant>& news, const SilenceRule& rule,
                               Instant now) {
  if (rule.off || news.empty()) return std::nullopt;
  auto limit = rule.limit;
  if (limit.count() == 0) {
    const auto gaps = gaps_of(news);
    if (gaps.size() < kGapsThatTeach) return std::nullopt;
    limit =
        std::max(kShortestSilence, *std::max_element(gaps.begin(), gaps.end()) * kTimesTheLongest);
  }
  if (now - news.back() <= limit) return std::nullopt;
  return Silence{news.back(), limit};
}

}  // namespace mandated::detect
