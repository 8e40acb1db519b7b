#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

#include "config/source.h"
#include "pipeline/base/instant.h"
#include "pipeline/model/document.h"
#include "pipeline/schedule/timetable.h"

/// When something is due: pure functions of what is known and of a hash of its id, so that sources
/// never all come due at once and a restart does not change anyone's turn.
namespace mandated {

/// A rhythm: look every `interval`, more or less `jitter` (a share of it, 0–0.5), or at the times
/// of a timetable, to the minute; `interval` is then about how far apart they lie.
struct Rhythm {
  std::chrono::milliseconds interval{};
  double jitter = 0;
  const schedule::Timetable* times = nullptr;  ///< of the config, which outlives it
  std::chrono::milliseconds least{};  ///< after a good look, no jitter makes it sooner than this
};

/// That of a source's index, and of one of its documents. Where the operator left one open between
/// two bounds, it is no sooner than its last answer says that it is good (`fresh`: Cache-Control,
/// Expires, a feed's ttl); that of a document is learnt from what it did, besides
/// (learnt_interval()).
[[nodiscard]] Rhythm index_rhythm(const config::Source&,
                                  std::optional<std::chrono::seconds> fresh = {});
[[nodiscard]] Rhythm document_rhythm(const config::Source&, const Document&,
                                     std::optional<std::chrono::seconds> fresh = {});

/// How long to leave a document alone that was known since `found`, had `changes` since, the last
/// one at `changed`, and was last looked at then: half of its mean distance between changes, or
/// half of the time for which it has been quiet, where that is less. So what never changes is asked
/// for half as often each time, and what has just changed, soon. Within `least` and `most`.
[[nodiscard]] std::chrono::milliseconds learnt_interval(Instant found, std::int64_t changes,
                                                        Instant changed, Instant looked,
                                                        std::chrono::milliseconds least,
                                                        std::chrono::milliseconds most);

/// What was never looked at is due within this time of the start, spread by its hash.
inline constexpr std::chrono::milliseconds kFirstSpread{60'000};
/// What failed is tried again after this time, doubled with each failure, at most after `interval`.
inline constexpr std::chrono::milliseconds kFirstRetry{60'000};

/// `tried` is the last look, nullopt if there was none; `failures` in a row since the last good
/// one; `started` when the daemon began. What is overdue at the start (after downtime) is spread
/// like what was never looked at, so that there is no burst: however many times of a timetable went
/// by, it is one look. Two looks at the times of a timetable are at least kFirstRetry apart, unless
/// the timetable itself is denser (allow_private).
[[nodiscard]] Instant next_due(std::string_view id, std::optional<Instant> tried,
                               std::int64_t failures, const Rhythm&, Instant started);

/// FNV-1a: stable over restarts and machines, unlike std::hash.
[[nodiscard]] std::uint64_t stable_hash(std::string_view text);

}  // namespace mandated
