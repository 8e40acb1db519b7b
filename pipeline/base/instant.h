#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace mandated {

/// A moment, UTC, in milliseconds: the precision of the store. `now` is always an input.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// A legal date: a day of the Gregorian calendar without a zone. Always ok() in our values.
using Date = std::chrono::year_month_day;

/// RFC 3339 in UTC: "2026-11-23T08:09:34Z", with ".123" only where the milliseconds are not zero.
[[nodiscard]] std::string format_instant(Instant);
/// Reads what format_instant() writes, and a bare date as its midnight; nullopt otherwise.
[[nodiscard]] std::optional<Instant> parse_instant(std::string_view);

/// "2025-10-13".
[[nodiscard]] std::string format_date(Date);
/// Reads "YYYY-MM-DD"; nullopt where the form or the day does not exist.
[[nodiscard]] std::optional<Date> parse_date(std::string_view);

/// The calendar day of an instant, UTC.
[[nodiscard]] Date date_of(Instant);

/// A span as a text states it, ISO 8601 ("P2Y", "P18M", "P6W", "P14D"), kept as written: twelve
/// months stay P12M. Compare spans with same_length(), not with ==.
struct Period {
  int years = 0;
  int months = 0;
  int weeks = 0;
  int days = 0;

  auto operator<=>(const Period&) const = default;
};

/// "P2Y", "P1Y6M", "P14D"; an empty period is "P0D".
[[nodiscard]] std::string format_period(const Period&);
[[nodiscard]] std::optional<Period> parse_period(std::string_view);
/// In words for people: "2 years", "1 year 6 months".
[[nodiscard]] std::string period_words(const Period&);
/// P12M equals P1Y, P2W equals P14D; P30D does not equal P1M.
[[nodiscard]] bool same_length(const Period&, const Period&);

/// The date a period after `start`, by calendar arithmetic; a day past the month's end is clamped
/// to it: 31 October plus four months is 28 (or 29) February.
[[nodiscard]] Date add(Date start, const Period&);

}  // namespace mandated
