#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace mandated::text {

/// Days and times of day as numbers write them: the parts feed_dates.h is made of.
using Day = std::chrono::sys_days;

[[nodiscard]] bool all_digits(std::string_view text);  ///< false for ""
/// The first 18 digits.
[[nodiscard]] std::int64_t number_of(std::string_view digits);
/// "2023", "23" (1970 to 2069), "123" (RFC 2822, 4.3: 2023); 0 for any other size.
[[nodiscard]] int year_of(std::string_view digits);
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char at);

/// nullopt where there is no such day, or its year is not 1 to 9999.
[[nodiscard]] std::optional<Day> day_of(int year, std::int64_t month, std::int64_t day);
/// ISO 8601: calendar, ordinal and week dates, with hyphens and without, century or day left out.
[[nodiscard]] std::optional<Day> iso_day(std::string_view text);
/// "09:30:00.5", "9:5", "24:00", and where `compact` "0930", "093000" and "09". Second 60 is the
/// next minute's first (RFC 3339, leap seconds).
[[nodiscard]] std::optional<std::chrono::milliseconds> time_of_day(std::string_view text,
                                                                   bool compact);

}  // namespace mandated::text
