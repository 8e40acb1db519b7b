#include "pipeline/schedule/calendar.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "pipeline/base/ascii.h"
#include "pipeline/schedule/calendar_chain.h"
#include "pipeline/schedule/cron_field.h"

namespace mandated::schedule {
namespace {

using calendar::Chain;
using calendar::Part;
using calendar::take_chain;

constexpr std::int64_t kMinute = 60'000'000;

constexpr Part kYear{"year", 1970, kLastYear};
constexpr Part kMonth{"month", 1, 12};
constexpr Part kDay{"day", 1, 31};
constexpr Part kHour{"hour", 0, 23};
constexpr Part kMinutes{"minute", 0, 59};
constexpr Part kSeconds{"second", 0, kMinute - 1, true};

struct Word {
  std::string_view name;
  std::string_view stands_for;
};

constexpr std::array<Word, 13> kWords{{{"minutely", "*-*-* *:*:0"},
                                       {"hourly", "*-*-* *:0:0"},
                                       {"daily", "*-*-* 0:0:0"},
                                       {"weekly", "mon *-*-* 0:0:0"},
                                       {"monthly", "*-*-1 0:0:0"},
                                       {"quarterly", "*-1,4,7,10-1 0:0:0"},
                                       {"semiannually", "*-1,7-1 0:0:0"},
                                       {"semi-annually", "*-1,7-1 0:0:0"},
                                       {"biannually", "*-1,7-1 0:0:0"},
                                       {"bi-annually", "*-1,7-1 0:0:0"},
                                       {"annually", "*-1-1 0:0:0"},
                                       {"anually", "*-1-1 0:0:0"},  // as systemd takes it too
                                       {"yearly", "*-1-1 0:0:0"}}};

/// From Monday on, as ranges of weekdays run; long names first.
constexpr std::array<Word, 14> kWeekdays{{{"monday", "1"},
                                          {"tuesday", "2"},
                                          {"wednesday", "3"},
                                          {"thursday", "4"},
                                          {"friday", "5"},
                                          {"saturday", "6"},
                                          {"sunday", "7"},
                                          {"mon", "1"},
                                          {"tue", "2"},
                                          {"wed", "3"},
                                          {"thu", "4"},
                                          {"fri", "5"},
                                          {"sat", "6"},
                                          {"sun", "7"}}};

tl::unexpected<Error> malformed(std::string what) { return fail(Errc::malformed, std::move(what)); }

void skip_blanks(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
}

/// 1 for Monday to 7 for Sunday, taken off the front; 0 where no weekday stands there.
int take_weekday(std::string_view& text) {
  for (const auto& [name, number] : kWeekdays) {
    if (text.substr(0, name.size()) != name) continue;
    const auto next = text.size() > name.size() ? text[name.size()] : ' ';
    if (std::string_view{" ,-."}.find(next) == std::string_view::npos) return 0;
    text.remove_prefix(name.size());
    return number[0] - '0';
  }
  return 0;
}

/// "mon..wed,fri "; the deprecated "mon-wed" too. A comma may stand at the end.
Result<void> take_weekdays(std::string_view& text, std::bitset<7>& weekdays) {
  constexpr std::string_view kBad =
      "weekdays are written mon, tue or mon..fri, from Monday to Sunday, and separated by commas";
  int open = 0;  // first day of a range that is to be closed
  for (bool first = true;; first = false) {
    const int day = take_weekday(text);
    if (day == 0) {
      if (first) return {};
      return malformed(std::string{kBad});
    }
    if (open > day) return malformed(std::string{kBad});
    for (int each = open == 0 ? day : open; each <= day; ++each) {
      weekdays.set(static_cast<std::size_t>(each % 7));
    }
    const bool closes = open != 0;
    open = 0;
    if (text.substr(0, 2) == ".." || text.substr(0, 1) == "-") {
      if (closes) return malformed(std::string{kBad});
      text.remove_prefix(text[0] == '.' ? 2 : 1);
      open = day;
    } else if (text.substr(0, 1) == ",") {
      text.remove_prefix(1);
    } else if (!text.empty() && text[0] != ' ') {
      return malformed(std::string{kBad});
    }
    if (text.empty() || text[0] == ' ') {
      skip_blanks(text);
      if (open != 0) return malformed(std::string{kBad});
      return {};
    }
  }
}

struct When {
  Chain year, month, day;
  bool from_end = false;
  Chain hour, minute, second;
};

/// "[year-]month-day" and the blanks behind it; leaves what turns out to be a time.
Result<void> take_date(std::string_view& text, When& when) {
  if (text.empty()) return {};
  auto rest = text;
  auto first = take_chain(rest, false);
  if (!first) return tl::unexpected{first.error()};
  if (rest.empty() || rest[0] == ':') return {};
  const auto separator = [&when](std::string_view& at) {
    const bool there = !at.empty() && (at[0] == '-' || at[0] == '~');
    if (!there) return false;
    when.from_end = at[0] == '~';
    at.remove_prefix(1);
    return true;
  };
  constexpr std::string_view kBad = "a date is written year-month-day, month-day or month~day";
  if (!separator(rest)) return malformed(std::string{kBad});
  auto second = take_chain(rest, false);
  if (!second) return tl::unexpected{second.error()};
  if (rest.empty() || rest[0] == ' ') {
    when.month = std::move(*first);
    when.day = std::move(*second);
  } else {
    if (when.from_end || !separator(rest)) return malformed(std::string{kBad});
    auto third = take_chain(rest, false);
    if (!third) return tl::unexpected{third.error()};
    if (!rest.empty() && rest[0] != ' ') return malformed(std::string{kBad});
    when.year = std::move(*first);
    when.month = std::move(*second);
    when.day = std::move(*third);
  }
  skip_blanks(rest);
  text = rest;
  return {};
}

/// "hour:minute[:second]"; midnight where nothing is left.
Result<void> take_time(std::string_view& text, When& when) {
  const Chain zero{{0}};
  when.hour = when.minute = when.second = zero;
  if (text.empty()) return {};
  const auto part = [&text](Chain& chain, bool fraction) -> Result<void> {
    auto taken = take_chain(text, fraction);
    if (!taken) return tl::unexpected{taken.error()};
    chain = std::move(*taken);
    return {};
  };
  const auto colon = [&text] {
    const bool there = !text.empty() && text[0] == ':';
    if (there) text.remove_prefix(1);
    return there;
  };
  if (auto hour = part(when.hour, false); !hour) return hour;
  if (!colon()) return malformed("a time is written hour:minute or hour:minute:second");
  if (auto minute = part(when.minute, false); !minute) return minute;
  if (colon()) {
    if (auto second = part(when.second, true); !second) return second;
  }
  if (!text.empty()) {
    return malformed(
        fmt::format("\"{}\" is left over; weekdays, date, time and zone are taken, in "
                    "this order",
                    text));
  }
  return {};
}

/// Two digits stand for 1970 to 2069.
void complete_years(Chain& years) {
  const auto complete = [](std::int64_t& year) {
    if (year >= 0 && year < 70) year += 2000;
    if (year >= 70 && year < 100) year += 1900;
  };
  for (auto& each : years) {
    complete(each.start);
    complete(each.stop);
  }
}

Span span_of(const calendar::Component& each, const Part& part) {
  const auto last = each.stop >= 0 ? each.stop : each.repeat > 0 ? part.high : each.start;
  return {each.start, last, std::max<std::int64_t>(1, each.repeat)};
}

template <std::size_t N>
std::bitset<N> members_of(const Chain& chain, const Part& part) {
  std::bitset<N> out;
  for (auto i = part.low; chain.empty() && i <= part.high; ++i)
    out.set(static_cast<std::size_t>(i));
  for (const auto& each : chain) {
    const auto span = span_of(each, part);
    for (auto i = span.first; i <= span.last; i += span.step) out.set(static_cast<std::size_t>(i));
  }
  return out;
}

/// Counted from the end, "05..02" would be backwards: its smaller number is the later day.
DaySpan days_of(const calendar::Component& each, bool from_end) {
  const auto narrow = [](std::int64_t value) { return static_cast<int>(value); };
  const auto span = span_of(each, kDay);
  if (!from_end) return {narrow(span.first), narrow(span.last), narrow(span.step)};
  const auto latest = each.repeat > 0 && each.stop < 0 ? 1 : narrow(span.first);
  const auto earliest = narrow(each.stop >= 0 ? span.last : span.first);
  return {earliest, latest, narrow(span.step), true, true};
}

Result<Pattern> pattern_of(When& when, const std::bitset<7>& weekdays) {
  complete_years(when.year);
  const std::array<std::pair<const Chain*, const Part*>, 6> parts{{{&when.year, &kYear},
                                                                   {&when.month, &kMonth},
                                                                   {&when.day, &kDay},
                                                                   {&when.hour, &kHour},
                                                                   {&when.minute, &kMinutes},
                                                                   {&when.second, &kSeconds}}};
  for (const auto& [chain, part] : parts) {
    const auto valid = calendar::check(*chain, *part, when.from_end && part == &kDay);
    if (!valid) return tl::unexpected{valid.error()};
  }
  Pattern pattern;
  pattern.change = Change::skip;
  for (const auto& each : when.year) pattern.years.push_back(span_of(each, kYear));
  pattern.months = members_of<13>(when.month, kMonth);
  for (const auto& each : when.day) pattern.days.days.push_back(days_of(each, when.from_end));
  if (!weekdays.all()) pattern.days.weekdays = weekdays;
  pattern.hours = members_of<24>(when.hour, kHour);
  pattern.minutes = members_of<60>(when.minute, kMinutes);
  for (const auto& each : when.second) pattern.seconds.push_back(span_of(each, kSeconds));
  return pattern;
}

/// "@1493187147": that second, UTC.
Result<Calendar> moment_of(std::string_view seconds) {
  constexpr std::string_view kDigits = "0123456789";
  if (seconds.empty() || seconds.size() > 10 ||
      seconds.find_first_not_of(kDigits) != std::string_view::npos) {
    return malformed("behind @ whole seconds since 1970 are taken");
  }
  std::int64_t count = 0;
  for (const char c : seconds) count = count * 10 + (c - '0');
  const std::chrono::sys_seconds at{std::chrono::seconds{count}};
  const auto day = std::chrono::floor<std::chrono::days>(at);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss time{at - day};
  const auto one = [](std::int64_t value) { return Chain{{value}}; };
  When when;
  when.year = one(int{date.year()});
  when.month = one(unsigned{date.month()});
  when.day = one(unsigned{date.day()});
  when.hour = one(time.hours().count());
  when.minute = one(time.minutes().count());
  when.second = one(time.seconds().count() * 1'000'000);
  auto pattern = pattern_of(when, {});
  if (!pattern) return tl::unexpected{pattern.error()};
  return Calendar{std::move(*pattern), Zone{}};
}

/// Takes a zone's name off the end, where the last word is one.
std::optional<Zone> take_zone(std::string_view& text) {
  const auto blank = text.rfind(' ');
  if (blank == std::string_view::npos) return std::nullopt;
  const auto word = text.substr(blank + 1);
  if (word.empty() || word.find_first_of("0123456789*") == 0) return std::nullopt;
  auto zone = Zone::named(word);
  if (!zone) return std::nullopt;
  text = text.substr(0, blank);
  return zone;
}

}  // namespace

Result<Calendar> parse_calendar(std::string_view expression) {
  auto left = expression;
  const auto zone = take_zone(left);
  auto text = lowered(left);
  if (text.find_first_not_of(' ') == std::string::npos) return malformed("is empty");
  const auto* const word = std::find_if(kWords.begin(), kWords.end(),
                                        [&text](const Word& each) { return each.name == text; });
  if (word != kWords.end()) text = word->stands_for;
  if (text[0] == '@' && (!zone || zone->name() == "UTC"))
    return moment_of(std::string_view{text}.substr(1));
  std::string_view rest = text;
  std::bitset<7> weekdays;
  When when;
  if (auto taken = take_weekdays(rest, weekdays); !taken) return tl::unexpected{taken.error()};
  if (auto taken = take_date(rest, when); !taken) return tl::unexpected{taken.error()};
  if (auto taken = take_time(rest, when); !taken) return tl::unexpected{taken.error()};
  auto pattern = pattern_of(when, weekdays);
  if (!pattern) return tl::unexpected{pattern.error()};
  return Calendar{std::move(*pattern), zone};
}

}  // namespace mandated::schedule
