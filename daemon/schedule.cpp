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

/// The next time of a timetable. After a failure it is tried again before that.
Instant timed(Instant tried, std::int64_t failures, const Rhythm& rhythm) {
  const auto next = next_after(*rhythm.times, tried);
  // A timetable that has run out is looked at no more than its years say: once a century.
  auto due = next ? std::chrono::ceil<milliseconds>(*next) : tried + std::chrono::hours{876'000};
  due = std::max(due, tried + std::min(kFirstRetry, rhythm.interval));
  if (failures > 0) due = std::min(due, tried + after_failures(rhythm.interval, failures));
  return due;
}

/// Leaves it alone as long as it says, within what the operator allows.
void heed(Rhythm& rhythm, std::optional<std::chrono::seconds> fresh, milliseconds most) {
  rhythm.least = std::min<milliseconds>(fresh.value_or(std::chrono::seconds{0}), most);
  rhythm.interval = std::max(rhythm.interval, rhythm.least);
}

}  // namespace

Rhythm index_rhythm(const config::Source& source, std::optional<std::chrono::seconds> fresh) {
  const auto* const times = source.every_times ? &*source.every_times : nullptr;
  Rhythm rhythm{source.every, source.jitter, times};
  if (source.every_max) heed(rhythm, fresh, *source.every_max);
  return rhythm;
}

Rhythm document_rhythm(const config::Source& source, const Document& document,
                       std::optional<std::chrono::seconds> fresh) {
  const auto* const times = source.revisit_times ? &*source.revisit_times : nullptr;
  Rhythm rhythm{source.revisit, source.jitter, times};
  if (source.revisit_max) {
    const auto changed = document.changed_at.value_or(document.found_at);
    const auto looked = document.checked_at.value_or(changed);
    rhythm.interval = learnt_interval(document.found_at, document.versions - 1, changed, looked,
                                      source.revisit, *source.revisit_max);
    heed(rhythm, fresh, *source.revisit_max);
  }
  return rhythm;
}

milliseconds learnt_interval(Instant found, std::int64_t changes, Instant changed, Instant looked,
                             milliseconds least, milliseconds most) {
  const auto known = std::max(milliseconds{0}, looked - found);
  const auto quiet = std::max(milliseconds{0}, looked - changed);
  const auto mean = known / (std::max<std::int64_t>(0, changes) + 1);
  return std::clamp(std::min(mean, quiet) / 2, least, most);
}

std::uint64_t stable_hash(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return hash;
}

Instant next_due(std::string_view id, std::optional<Instant> tried, std::int64_t failures,
                 const Rhythm& rhythm, Instant started) {
  const auto first = started + place_in(std::min(kFirstSpread, rhythm.interval), id);
  if (!tried) return first;
  const auto due = rhythm.times != nullptr ? timed(*tried, failures, rhythm)
                   : failures > 0          ? *tried + after_failures(rhythm.interval, failures)
                                  : *tried + std::max(rhythm.least, jittered(id, *tried, rhythm));
  return due < started ? first : due;
}

}  // namespace mandated
