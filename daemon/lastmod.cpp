#include "daemon/lastmod.h"

#include <algorithm>

namespace mandated {
namespace {

using namespace std::chrono_literals;

/// A day says nothing of the hours within it, nor of the zone it is a day in.
constexpr auto kSettledDay = 48h;
/// Clocks differ, and caches hand out what was there before.
constexpr auto kSettledTime = 1h;

bool covers_every_change(config::SourceKind kind) {
  return kind == config::SourceKind::sitemap || kind == config::SourceKind::wordpress;
}

}  // namespace

bool is_settled(Instant modified, Instant checked) {
  const bool day_only = modified == std::chrono::floor<std::chrono::days>(modified);
  return modified + (day_only ? kSettledDay : kSettledTime) <= checked;
}

Instant heeding_lastmod(const config::Source& source, const Poll& poll, Instant due) {
  const auto& checked = poll.document.checked_at;
  if (!poll.modified || !poll.tried_at || !checked || poll.failures > 0) return due;
  if (poll.modified != poll.modified_read) return std::min(due, *poll.tried_at);
  if (!covers_every_change(source.kind) || !is_settled(*poll.modified, *checked)) return due;
  return std::max(due, *checked + kRestAtMost * source.revisit);
}

}  // namespace mandated
