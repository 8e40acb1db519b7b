#include "pipeline/text/feed_days.h"

#include <algorithm>
#include <string>

#include "pipeline/base/ascii.h"

namespace mandated::text {
namespace {

using namespace std::chrono;

std::optional<Day> day_of_year(int y, std::int64_t ordinal) {
  const auto first = day_of(y, 1, 1);
  if (!first || ordinal < 1 || ordinal > (year{y}.is_leap() ? 366 : 365)) return std::nullopt;
  return *first + days{ordinal - 1};
}

// ISO 8601: week 1 holds 4 January, weeks begin on Monday.
std::optional<Day> day_of_week(int y, std::int64_t week, std::int64_t weekday_number) {
  const auto fourth = day_of(y, 1, 4);
  if (!fourth || week < 1 || week > 53 || weekday_number < 1 || weekday_number > 7) {
    return std::nullopt;
  }
  const auto monday = *fourth - days{weekday{*fourth}.iso_encoding() - 1};
  return monday + days{(week - 1) * 7 + weekday_number - 1};
}

std::optional<Day> compact_day(std::string_view digits) {
  const auto part = [digits](std::size_t from, std::size_t size) {
    return number_of(digits.substr(from, size));
  };
  switch (digits.size()) {
    case 4:
      return day_of(year_of(digits), 1, 1);
    case 5:
      return day_of_year(year_of(digits.substr(0, 2)), part(2, 3));
    case 6:
      return day_of(year_of(digits.substr(0, 2)), part(2, 2), part(4, 2));
    case 7:
      return day_of_year(year_of(digits.substr(0, 4)), part(4, 3));
    case 8:
      return day_of(year_of(digits.substr(0, 4)), part(4, 2), part(6, 2));
    default:
      return std::nullopt;
  }
}

// "2023-W41-5" and "2023W415", behind the W.
std::optional<Day> week_day(int y, std::string_view rest) {
  std::string digits;
  for (const char c : rest) {
    if (c != '-') digits += c;
  }
  if (!all_digits(digits) || digits.size() < 2 || digits.size() > 3) return std::nullopt;
  const auto week = std::string_view{digits}.substr(0, 2);
  return day_of_week(y, number_of(week), digits.size() == 3 ? digits[2] - '0' : 1);
}

// "-0312" and "-03-12": the century left out (ISO 8601:1988).
std::optional<Day> without_century(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (c != '-') digits += c;
  }
  if (!all_digits(digits) || digits.size() != 4 || text.find('-') < 2) return std::nullopt;
  const std::string_view all = digits;
  return day_of(year_of(all.substr(0, 2)), number_of(all.substr(2)), 1);
}

}  // namespace

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

std::int64_t number_of(std::string_view digits) {
  std::int64_t value = 0;
  for (const char c : digits.substr(0, 18)) value = value * 10 + (c - '0');
  return value;
}

int year_of(std::string_view digits) {
  const auto value = static_cast<int>(number_of(digits));
  if (digits.size() == 2) return value + (value < 70 ? 2000 : 1900);
  if (digits.size() == 3) return value + 1900;  // RFC 2822, 4.3: "103" is 2003
  return digits.size() == 4 ? value : 0;
}

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> out;
  for (std::size_t end = 0; end != std::string_view::npos; text.remove_prefix(end + 1)) {
    end = text.find(at);
    out.push_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
  }
  return out;
}

std::optional<Day> day_of(int y, std::int64_t m, std::int64_t d) {
  if (y < 1 || y > 9999 || m < 1 || m > 12 || d < 1 || d > 31) return std::nullopt;
  const year_month_day date{year{y}, month{static_cast<unsigned>(m)},
                            day{static_cast<unsigned>(d)}};
  return date.ok() ? std::optional{sys_days{date}} : std::nullopt;
}

std::optional<Day> iso_day(std::string_view text) {
  if (text.starts_with('-')) return without_century(text.substr(1));
  const auto week = text.find_first_of("Ww");
  if (week == 4 || (week == 5 && text[4] == '-')) {
    if (!all_digits(text.substr(0, 4))) return std::nullopt;
    return week_day(year_of(text.substr(0, 4)), text.substr(week + 1));
  }
  if (all_digits(text)) return compact_day(text);
  const auto parts = split(text, '-');
  if (parts.size() > 3 || !std::all_of(parts.begin(), parts.end(), all_digits)) return std::nullopt;
  if (parts[0].size() != 4 && (parts[0].size() != 2 || parts.size() != 3)) return std::nullopt;
  const int y = year_of(parts[0]);
  if (parts.size() == 2 && parts[1].size() == 3) return day_of_year(y, number_of(parts[1]));
  // Three digits of month: "2023-010-13" has been seen in feeds of a large publisher.
  if (parts[1].size() > 3 || (parts.size() == 3 && parts[2].size() > 2)) return std::nullopt;
  return day_of(y, number_of(parts[1]), parts.size() == 3 ? number_of(parts[2]) : 1);
}

std::optional<milliseconds> time_of_day(std::string_view text, bool compact) {
  milliseconds fraction{0};
  const auto dot = text.find_first_of(".,");
  if (dot != std::string_view::npos) {
    const auto digits = text.substr(dot + 1);
    if (!all_digits(digits)) return std::nullopt;
    fraction = milliseconds{number_of((std::string{digits.substr(0, 3)} + "00").substr(0, 3))};
    text = text.substr(0, dot);
  }
  std::vector<std::string_view> parts;
  if (text.find(':') != std::string_view::npos) {
    parts = split(text, ':');
  } else if (compact && text.size() % 2 == 0 && text.size() <= 6) {
    for (std::size_t at = 0; at < text.size(); at += 2) parts.push_back(text.substr(at, 2));
  }
  if (parts.empty() || parts.size() > 3) return std::nullopt;
  for (const auto part : parts) {
    if (!all_digits(part) || part.size() > 2) return std::nullopt;
  }
  const auto at = [&parts](std::size_t i) { return i < parts.size() ? number_of(parts[i]) : 0; };
  const auto h = at(0), m = at(1), s = at(2);
  if (h > 24 || m > 59 || s > 60 || (h == 24 && (m != 0 || s != 0))) return std::nullopt;
  return hours{h} + minutes{m} + seconds{s} + fraction;
}

}  // namespace mandated::text
