#include "pipeline/schedule/cron_field.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include <fmt/format.h>

namespace mandated::schedule::cron {
namespace {

constexpr std::array<std::string_view, 12> kMonths{"jan", "feb", "mar", "apr", "may", "jun",
                                                   "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 7> kWeekdays{"sun", "mon", "tue", "wed",
                                                    "thu", "fri", "sat"};
constexpr int kMostItems = 500;

template <std::size_t N>
std::optional<int> place_in(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto* const found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<int>(found - names.begin());
}

std::optional<int> digits(std::string_view text) {
  int value = 0;
  if (text.empty() || text.find_first_not_of("0123456789") != std::string_view::npos) {
    return std::nullopt;
  }
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} ? std::optional{value} : std::nullopt;
}

/// A number or a name of the field; nullopt for anything else and what lies outside.
std::optional<int> number(const Field& field, std::string_view text) {
  auto value = digits(text);
  if (!value && field.kind == Kind::month) {
    if (const auto place = place_in(kMonths, text)) value = *place + 1;
  }
  if (!value && field.kind == Kind::weekday) value = place_in(kWeekdays, text);
  if (!value || *value < field.low || *value > field.high) return std::nullopt;
  return value;
}

struct Parts {
  std::string_view before;
  std::optional<std::string_view> after;  ///< of the sign, where it stands
};

Parts split(std::string_view text, char sign) {
  const auto at = text.find(sign);
  if (at == std::string_view::npos) return {text, std::nullopt};
  return {text.substr(0, at), text.substr(at + 1)};
}

/// The days of the month that carry a letter: "l", "l-3", "15w", "lw"; false for other texts.
bool lettered_day(const Field& field, std::string_view text, List& list) {
  if (field.kind != Kind::day) return false;
  if (text == "l") {
    list.days.push_back({1, 1, 1, true, true});
    return true;
  }
  if (text == "lw" || text == "wl") {
    list.working_days.push_back(0);
    return true;
  }
  if (text.substr(0, 2) == "l-") {
    const auto before = digits(text.substr(2));
    if (!before || *before > 30) return false;
    list.days.push_back({*before + 1, *before + 1, 1, true, true});
    return true;
  }
  if (text.back() != 'w') return false;
  const auto day = number(field, text.substr(0, text.size() - 1));
  if (day) list.working_days.push_back(*day);
  return day.has_value();
}

/// The last weekday of a month: "l5", "5l", "lfri"; false for other texts.
bool last_weekday(const Field& field, std::string_view text, List& list) {
  if (field.kind != Kind::weekday || text.size() < 2) return false;
  if (text.front() != 'l' && text.back() != 'l') return false;
  const auto name = text.front() == 'l' ? text.substr(1) : text.substr(0, text.size() - 1);
  const auto weekday = number(field, name);
  if (weekday) list.nth.push_back({static_cast<unsigned>(*weekday % 7), -1});
  return weekday.has_value();
}

/// Where a step goes on after a range has run over its field's end. croniter's cases are the only
/// ones that say it: from the first number on, or as far behind it as the step reaches past the
/// last one taken, and one further.
int resumes_at(const Field& field, int last_taken, int step) {
  const int top = field.kind == Kind::weekday ? 6 : field.high;
  const int left = top - last_taken;
  return step > left + 1 ? field.low + step - left : field.low;
}

/// A range from `first` to a smaller `last`: "fri-tue/2".
void wrap_around(const Field& field, int first, int last, int step, std::vector<Span>& spans) {
  const int top = field.kind == Kind::weekday ? 6 : field.high;
  const int taken = first + (top - first) / step * step;
  const int resume = resumes_at(field, taken, step);
  spans.push_back({first, top, step});
  if (resume <= last) spans.push_back({resume, last, step});
}

struct Range {
  std::optional<int> first;
  std::optional<int> last;
  bool last_is_l = false;  ///< "29-l"
};

Range range_of(const Field& field, std::string_view text, bool stepped) {
  const int top = field.kind == Kind::weekday ? 6 : field.high;
  if (text == "*") return {field.low, top};
  const auto [from, to] = split(text, '-');
  Range range;
  range.first = number(field, from);
  if (!to) {
    // "5/10" is from five on, "5" is five. From a weekday on, Sunday is the seventh: "3/4".
    range.last = stepped ? field.high : range.first;
  } else if (*to == "l" && field.kind == Kind::day) {
    range.last = field.high;
    range.last_is_l = true;
  } else {
    range.last = number(field, *to);
  }
  if (field.kind == Kind::weekday && to && range.first && range.last) {
    const bool whole = *range.first == 0 && *range.last == 7;
    const bool one = *range.first % 7 == *range.last % 7 && !whole;  // "7-7", "sun-sun"
    range.first = *range.first % 7;
    if (one) range.last = range.first;
    if (*range.last == 0 && !one) range.last = 7;  // as an end, Sunday closes the week
  }
  return range;
}

/// Adds an item's range with its step; false where it is none.
bool add_range(const Field& field, std::string_view text, List& list) {
  const auto [base, by] = split(text, '/');
  const auto step = by ? digits(*by) : std::optional{1};
  const auto range = range_of(field, base, by.has_value());
  if (!step || *step == 0 || !range.first || !range.last) return false;
  const auto before = list.spans.size();
  if (*range.first <= *range.last) {
    list.spans.push_back({*range.first, *range.last, *step});
  } else if (field.kind == Kind::year) {
    return false;
  } else {
    wrap_around(field, *range.first, *range.last, *step, list.spans);
  }
  if (field.kind != Kind::day) return true;
  for (auto i = before; i < list.spans.size(); ++i) {
    const auto& span = list.spans[i];
    DaySpan days{static_cast<int>(span.first), static_cast<int>(span.last), *step};
    if (range.last_is_l) days = {static_cast<int>(span.first), 1, *step, false, true};
    list.days.push_back(days);
  }
  return true;
}

/// "fri#2", "mon-fri#1": the nth of each.
bool add_nth(const Field& field, std::string_view text, List& list) {
  const auto [names, count] = split(text, '#');
  if (field.kind != Kind::weekday || !count) return false;
  const auto nth = digits(*count);
  List plain;
  if (!nth || *nth < 1 || *nth > 5 || names == "*" || !add_range(field, names, plain)) return false;
  for (const auto& span : plain.spans) {
    for (auto i = span.first; i <= span.last; i += span.step) {
      list.nth.push_back({static_cast<unsigned>(i % 7), *nth});
    }
  }
  return true;
}

bool add_item(const Field& field, std::string_view item, List& list) {
  if (item.empty()) return false;
  return lettered_day(field, item, list) || last_weekday(field, item, list) ||
         add_nth(field, item, list) || add_range(field, item, list);
}

}  // namespace

Result<List> parse_list(const Field& field, std::string_view text) {
  List list;
  const bool may_ask = field.kind == Kind::day || field.kind == Kind::weekday;
  list.star = text == "*" || (may_ask && text == "?");
  if (list.star) text = "*";
  bool open = false;  // "*" among others
  for (int items = 0;; ++items) {
    const auto end = std::min(text.find(','), text.size());
    const auto item = text.substr(0, end);
    open = open || item == "*";
    if (items == kMostItems || !add_item(field, item, list)) {
      return fail(Errc::malformed,
                  fmt::format("{} \"{}\": a list of {} is taken, with steps such "
                              "as */2 and ranges such as {}-{}",
                              field.name, item, field.accepted, field.low, field.high));
    }
    if (end == text.size()) break;
    text.remove_prefix(end + 1);
  }
  if (list.nth.empty() || list.star) {
    list.star = list.star || open;  // "*" among others restricts nothing
    return list;
  }
  // But "*,sat#3" restricts to the third Saturday; "fri,sat#3" could mean two things.
  if (open) list.spans.clear();
  if (!list.spans.empty()) {
    return fail(Errc::malformed,
                fmt::format("{} mixes plain weekdays with # or L; write either", field.name));
  }
  return list;
}

}  // namespace mandated::schedule::cron
