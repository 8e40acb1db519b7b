#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "pipeline/base/instant.h"

namespace mandated::detect {

/// How a source's silence is judged.
struct SilenceRule {
  bool off = false;
  std::chrono::milliseconds limit{0};  ///< fixed; 0 for what its own rhythm teaches
};

/// Fewer gaps between news than this teach nothing.
inline constexpr std::size_t kGapsThatTeach = 5;
/// Silence is this many times the longest gap there ever was, and no less than the minimum.
inline constexpr int kTimesTheLongest = 3;
inline constexpr std::chrono::milliseconds kShortestSilence = std::chrono::hours{24 * 14};

/// News less apart than this are one: what a round brings.
inline constexpr std::chrono::milliseconds kOneRound = std::chrono::hours{1};

struct Silence {
  Instant since{};                     ///< last news
  std::chrono::milliseconds limit{0};  ///< that has passed
};

/// `news`: when new documents and versions of a source were recorded, ascending. nullopt where it
/// is not silent, or where nothing can be said.
[[nodiscard]] std::optional<Silence> silence(const std::vector<Instant>& news, const SilenceRule&,
                                             Instant now);

}  // namespace mandated::detect
