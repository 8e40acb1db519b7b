#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

#include "pipeline/base/instant.h"

/// When something is due: pure functions of what is known and of a hash of its id, so that sources
/// never all come due at once and a restart does not change anyone's turn.
namespace mandated {

/// A rhythm: look every `interval`, more or less `jitter` (a share of it, 0–0.5).
struct Rhythm {
  std::chrono::milliseconds interval{};
  double jitter = 0;
};

/// What was never looked at is due within this time of the start, spread by its hash.
inline constexpr std::chrono::milliseconds kFirstSpread{60'000};
/// What failed is tried again after this time, doubled with each failure, at most after `interval`.
inline constexpr std::chrono::milliseconds kFirstRetry{60'000};

/// `tried` is the last look, nullopt if there was none; `failures` in a row since the last good
/// one; `started` when the daemon began. What is overdue at the start (after downtime) is spread
/// like what was never looked at, so that there is no burst.
[[nodiscard]] Instant next_due(std::string_view id, std::optional<Instant> tried,
                               std::int64_t failures, const Rhythm&, Instant started);

/// FNV-1a: stable over restarts and machines, unlike std::hash.
[[nodiscard]] std::uint64_t stable_hash(std::string_view text);

}  // namespace mandated
