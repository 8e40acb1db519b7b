#pragma once

#include <optional>
#include <string_view>

#include "pipeline/base/instant.h"

namespace mandated::text {

/// A moment as feeds, sitemaps and catalogues write it; nullopt for what is none, or could be two.
/// - ISO 8601 and the W3C profile of it: "2023-10-13T09:30:00.5+02:00", "2023-10-13 09:30",
///   "20231013T0930Z", "2023-10", "2023", "2023-286", "2023-W41-5", two-digit years.
/// - RFC 822, 2822, 850 and asctime, with whatever stands around: weekdays in any language, months
///   by name (the UN's languages and some more), one-digit days, AM and PM, zones by name
///   ("EST", "MEST", "Etc/GMT"), by offset ("+0200", "GMT-01:30") or in comments.
/// - "2023/10/13", "13.10.2023", "10/25/2023" (not "10/11/2023": that is two days), Korean, Chinese
///   and Japanese dates, seconds (or milliseconds) since 1970.
/// What is left out is the beginning: of the month, of the day. Without a zone it is UTC, in Korean
/// UTC+9. Two-digit years are 1970 to 2069. Reads at most 128 bytes; years 1 to 9999.
[[nodiscard]] std::optional<Instant> parse_feed_date(std::string_view text);

}  // namespace mandated::text
