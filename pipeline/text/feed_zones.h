#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace mandated::text {

/// Month by its name or the beginning of it, in English (at least three letters of it), French,
/// Spanish, German, Portuguese, Italian, Hungarian, Russian, Greek or Arabic, any case; 0 for none.
[[nodiscard]] unsigned month_named(std::string_view word);

/// What local time is ahead of UTC: "Z", "GMT", "EDT", "CEST", "Etc/GMT", "+0530", "-05:00", "+2",
/// "UTC+1". nullopt for what is no zone, or is further than a day.
[[nodiscard]] std::optional<std::chrono::minutes> zone_named(std::string_view word);

}  // namespace mandated::text
