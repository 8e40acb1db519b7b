#include "pipeline/base/instant.h"

#include <array>
#include <charconv>

#include <fmt/format.h>

namespace mandated {
namespace {

using namespace std::chrono;

/// Exactly `width` digits at `at`; nullopt otherwise.
std::optional<int> digits(std::string_view text, std::size_t at, std::size_t width) {
  if (at + width > text.size()) return std::nullopt;
  int value = 0;
  for (const char c : text.substr(at, width)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::string plural(int count, std::string_view unit) {
  return fmt::format("{} {}{}", count, unit, count == 1 ? "" : "s");
}

}  // namespace

std::string format_instant(Instant instant) {
  const auto day = floor<days>(instant);
  const hh_mm_ss<milliseconds> time{instant - day};
  const auto whole =
      fmt::format("{}T{:02}:{:02}:{:02}", format_date(Date{day}), time.hours().count(),
                  time.minutes().count(), time.seconds().count());
  const auto rest = time.subseconds().count();
  return rest == 0 ? whole + "Z" : fmt::format("{}.{:03}Z", whole, rest);
}

std::optional<Instant> parse_instant(std::string_view text) {
  if (text.size() < 10) return std::nullopt;
  const auto date = parse_date(text.substr(0, 10));
  if (!date) return std::nullopt;
  const Instant midnight = sys_days{*date};
  if (text.size() == 10) return midnight;

  const auto hour = digits(text, 11, 2);
  const auto minute = digits(text, 14, 2);
  const auto second = digits(text, 17, 2);
  if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59)
    return std::nullopt;
  if (text[10] != 'T' || text[13] != ':' || text[16] != ':' || text.back() != 'Z') {
    return std::nullopt;
  }
  const auto time = midnight + hours{*hour} + minutes{*minute} + seconds{*second};
  if (text.size() == 20) return time;
  const auto rest = digits(text, 20, 3);
  if (text.size() != 24 || text[19] != '.' || !rest) return std::nullopt;
  return time + milliseconds{*rest};
}

std::string format_date(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", int{date.year()}, unsigned{date.month()},
                     unsigned{date.day()});
}

std::optional<Date> parse_date(std::string_view text) {
  const auto y = digits(text, 0, 4);
  const auto m = digits(text, 5, 2);
  const auto d = digits(text, 8, 2);
  if (text.size() != 10 || !y || !m || !d || text[4] != '-' || text[7] != '-') return std::nullopt;
  const Date date{year{*y}, month{static_cast<unsigned>(*m)}, day{static_cast<unsigned>(*d)}};
  if (!date.ok()) return std::nullopt;
  return date;
}

Date date_of(Instant instant) { return Date{floor<days>(instant)}; }

std::string format_period(const Period& period) {
  std::string out = "P";
  const auto part = [&out](int count, char unit) {
    if (count != 0) out += fmt::format("{}{}", count, unit);
  };
  part(period.years, 'Y');
  part(period.months, 'M');
  part(period.weeks, 'W');
  part(period.days, 'D');
  return out == "P" ? "P0D" : out;
}

std::optional<Period> parse_period(std::string_view text) {
  if (text.size() < 3 || text.front() != 'P') return std::nullopt;
  Period period;
  const std::array<std::pair<char, int*>, 4> units{
      {{'Y', &period.years}, {'M', &period.months}, {'W', &period.weeks}, {'D', &period.days}}};
  auto unit = units.begin();
  text.remove_prefix(1);
  while (!text.empty()) {
    int count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (error != std::errc{} || count < 0 || end == text.data() + text.size()) return std::nullopt;
    while (unit != units.end() && unit->first != *end) ++unit;
    if (unit == units.end()) return std::nullopt;
    *unit++->second = count;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()) + 1);
  }
  return period;
}

std::string period_words(const Period& period) {
  std::string out;
  const auto part = [&out](int count, std::string_view unit) {
    if (count == 0) return;
    if (!out.empty()) out += ' ';
    out += plural(count, unit);
  };
  part(period.years, "year");
  part(period.months, "month");
  part(period.weeks, "week");
  part(period.days, "day");
  return out.empty() ? "0 days" : out;
}

bool same_length(const Period& a, const Period& b) {
  return a.years * 12 + a.months == b.years * 12 + b.months &&
         a.weeks * 7 + a.days == b.weeks * 7 + b.days;
}

Date add(Date start, const Period& period) {
  // Not sys_days + months{n}: that adds average months of 30.44 days.
  Date moved = start + years{period.years} + months{period.months};
  if (!moved.ok()) moved = Date{moved.year() / moved.month() / last};
  return Date{sys_days{moved} + weeks{period.weeks} + days{period.days}};
}

}  // namespace mandated
