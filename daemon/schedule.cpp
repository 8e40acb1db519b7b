#include "daemon/schedule.h"

#include <algorithm>

#include <fmt/format.h>

namespace mandated {
namespace {

using std::chrono::milliseconds;

/// `id`'s place in a stretch of time: the same each time.
milliseconds place_in(milliseconds stretch, std::string_view id) {
  if (stretch.count() <= 0) return milliseconds{0};
  return milliseconds{
      static_cast<std::int64_t>(stable_hash(id) % static_cast<std::uint64_t>(stretch.count()))};
}

milliseconds after_failures(milliseconds interval, std::int64_t failures) {
  const auto doublings = std::min<std::int64_t>(failures - 1, 16);
  return std::min(interval, kFirstRetry * (std::int64_t{1} << doublings));
}

/// The interval, moved by up to `jitter` either way; another way each time it comes round.
milliseconds jittered(std::string_view id, Instant tried, const Rhythm& rhythm) {
  const auto swing = milliseconds{
      static_cast<std::int64_t>(static_cast<double>(rhythm.interval.count()) * rhythm.jitter)};
  const auto turn = fmt::format("{} {}", id, tried.time_since_epoch().count());
  return rhythm.interval - swing + place_in(2 * swing, turn);
}

}  // namespace

std::uint64_t stable_hash(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return hash;
}

Instant next_due(std::string_view id, std::optional<Instant> tried, std::int64_t failures,
                 const Rhythm& rhythm, Instant started) {
  const auto first = started + place_in(std::min(kFirstSpread, rhythm.interval), id);
  if (!tried) return first;
  const auto wait =
      failures > 0 ? after_failures(rhythm.interval, failures) : jittered(id, *tried, rhythm);
  const auto due = *tried + wait;
  return due < started ? first : due;
}

}  // namespace mandated
