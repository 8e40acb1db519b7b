#include "pipeline/diff/candidates.h"

#include <algorithm>
#include <tuple>

namespace mandated::diff {
namespace {

constexpr std::size_t kFrequent = 64;   ///< texts a word stands in before it says nothing
constexpr std::size_t kCandidates = 8;  ///< of one text, those that share the most words

}  // namespace

Candidates::Candidates(const Side& side, std::size_t words)
    : side_(side), places_(words), shared_(side.size()) {
  for (std::size_t j = 0; j < side.size(); ++j) {
    if (!side.open(j)) continue;
    for (const auto word : side.bags[j]) {
      auto& at = places_[word];
      if (at.size() <= kFrequent && (at.empty() || at.back() != j)) at.push_back(j);
    }
  }
}

const std::vector<std::size_t>& Candidates::of(const Bag& bag) {
  touched_.clear();
  found_.clear();
  auto previous = static_cast<std::uint32_t>(-1);
  for (const auto word : bag) {
    if (word == previous) continue;
    previous = word;
    const auto& places = places_[word];
    if (places.size() > kFrequent) continue;
    for (const auto j : places) {
      if (shared_[j] == 0) touched_.push_back(j);
      shared_[j] += 1.0 / static_cast<double>(places.size());
    }
  }
  const auto most = std::min(kCandidates, touched_.size());
  std::partial_sort(touched_.begin(), touched_.begin() + static_cast<std::ptrdiff_t>(most),
                    touched_.end(), [this](std::size_t a, std::size_t b) {
                      return std::tuple{-shared_[a], a} < std::tuple{-shared_[b], b};
                    });
  for (std::size_t n = 0; n < touched_.size(); ++n) {
    if (n < most && side_.open(touched_[n])) found_.push_back(touched_[n]);
    shared_[touched_[n]] = 0;
  }
  std::sort(found_.begin(), found_.end());
  return found_;
}

}  // namespace mandated::diff
