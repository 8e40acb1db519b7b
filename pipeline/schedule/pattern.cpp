#include "pipeline/schedule/pattern.h"

#include <algorithm>

namespace mandated::schedule {
namespace {

using namespace std::chrono;
using local_day = local_days;

/// The least member of a span that is not below `from`.
std::optional<std::int64_t> first_of(const Span& span, std::int64_t from) {
  if (from <= span.first) return span.first;
  const auto steps = (from - span.first + span.step - 1) / span.step;
  const auto found = span.first + steps * span.step;
  return found <= span.last ? std::optional{found} : std::nullopt;
}

std::optional<std::int64_t> first_of(const std::vector<Span>& spans, std::int64_t from) {
  std::optional<std::int64_t> least;
  for (const auto& span : spans) {
    const auto found = first_of(span, from);
    if (found && (!least || *found < *least)) least = found;
  }
  return least;
}

template <std::size_t N>
std::optional<std::size_t> first_of(const std::bitset<N>& members, std::size_t from) {
  for (auto i = from; i < N; ++i) {
    if (members[i]) return i;
  }
  return std::nullopt;
}

/// The first matching time of day that is not before `from`.
std::optional<microseconds> time_of_day(const Pattern& pattern, microseconds from) {
  const auto minute_of_day = static_cast<std::size_t>(duration_cast<minutes>(from).count());
  auto second = (from % minutes{1}).count();
  for (auto at = minute_of_day; at < 24 * 60; ++at, second = 0) {
    if (!pattern.hours[at / 60]) {
      at = at / 60 * 60 + 59;
      continue;
    }
    if (!pattern.minutes[at % 60]) continue;
    const auto found = first_of(pattern.seconds, second);
    if (found) return minutes{at} + microseconds{*found};
  }
  return std::nullopt;
}

/// A day of one month asked about.
struct Candidate {
  int day;
  int length;        ///< of the month
  unsigned weekday;  ///< 0 is Sunday
};

bool contains(const DaySpan& span, const Candidate& at) {
  const int first = span.first_from_end ? at.length + 1 - span.first : span.first;
  const int last = span.last_from_end ? at.length + 1 - span.last : span.last;
  return at.day >= std::max(1, first) && at.day <= last && (at.day - first) % span.step == 0;
}

bool is_working_day_of(int wanted, const Candidate& at) {
  if (wanted == 0) wanted = at.length;
  if (wanted > at.length || at.weekday == 0 || at.weekday == 6) return false;
  const auto weekday = static_cast<int>(at.weekday) + wanted - at.day;
  const int wanted_weekday = (weekday % 7 + 7) % 7;
  if (wanted_weekday == 6) return at.day == (wanted == 1 ? 3 : wanted - 1);
  if (wanted_weekday == 0) return at.day == (wanted == at.length ? wanted - 2 : wanted + 1);
  return at.day == wanted;
}

bool is_nth(const NthWeekday& wanted, const Candidate& at) {
  if (wanted.weekday != at.weekday) return false;
  return wanted.nth < 0 ? at.day + 7 > at.length : (at.day - 1) / 7 + 1 == wanted.nth;
}

bool matches(const Days& days, const Candidate& at) {
  const auto any = [&at](const auto& rules, auto fits) {
    return std::any_of(rules.begin(), rules.end(),
                       [&](const auto& rule) { return fits(rule, at); });
  };
  const bool by_day = !days.days.empty() || !days.working_days.empty();
  const bool by_weekday = days.weekdays.any() || !days.nth.empty();
  const bool day = any(days.days, contains) || any(days.working_days, is_working_day_of);
  const bool weekday = days.weekdays[at.weekday] || any(days.nth, is_nth);
  if (by_day && by_weekday) return days.either ? day || weekday : day && weekday;
  return (!by_day || day) && (!by_weekday || weekday);
}

/// The first matching day of a month that is not before `from`; 0 for none.
int day_in(const Days& days, year_month month, int from) {
  const year_month_day last{month / std::chrono::last};
  const auto length = static_cast<int>(unsigned{last.day()});
  for (int day = from; day <= length; ++day) {
    const year_month_day date{month / day};
    if (matches(days, {day, length, weekday{local_day{date}}.c_encoding()})) return day;
  }
  return 0;
}

bool fits(const Pattern& pattern, int year) {
  return pattern.years.empty() || first_of(pattern.years, year) == year;
}

std::optional<local_day> day_from(const Pattern& pattern, local_day from) {
  const year_month_day start{from};
  auto month = start.year() / start.month();
  int day = static_cast<int>(unsigned{start.day()});
  while (int{month.year()} <= kLastYear) {
    if (!fits(pattern, int{month.year()})) {
      const auto next = first_of(pattern.years, int{month.year()});
      if (!next || *next > kLastYear) return std::nullopt;
      month = year{static_cast<int>(*next)} / January;
    } else {
      const auto found = pattern.months[unsigned{month.month()}] ? day_in(pattern.days, month, day)
                                                                 : 0;
      if (found != 0) return local_day{month / found};
      month += months{1};
    }
    day = 1;
  }
  return std::nullopt;
}

/// The first matching wall-clock time that is not before `from`.
std::optional<WallTime> wall_time(const Pattern& pattern, WallTime from) {
  const auto today = floor<days>(from);
  const auto day = day_from(pattern, today);
  if (!day) return std::nullopt;
  if (*day == today) {
    if (const auto time = time_of_day(pattern, from - today)) return today + *time;
    const auto later = day_from(pattern, today + days{1});
    const auto time = time_of_day(pattern, microseconds{0});
    return later && time ? std::optional{*later + *time} : std::nullopt;
  }
  const auto time = time_of_day(pattern, microseconds{0});
  return time ? std::optional{*day + *time} : std::nullopt;
}

WallTime wall(Moment moment, seconds offset) {
  return WallTime{moment.time_since_epoch() + offset};
}

/// The wall-clock time at which the stretch before `now` ended; nullopt where there is none.
std::optional<WallTime> end_before(const Zone& zone, const Stretch& now) {
  if (now.begin == Moment::min()) return std::nullopt;
  return wall(now.begin, zone.at(now.begin - microseconds{1}).offset);
}

}  // namespace

// Stretch by stretch of even time: within one the wall clock and the moments run alike, so what is
// left out or comes twice is a matter of where one ends and the next begins.
std::optional<Moment> next_after(const Pattern& pattern, const Zone& zone, Moment after) {
  auto from = after + microseconds{1};
  for (;;) {
    const auto stretch = zone.at(from);
    const auto ended = end_before(zone, stretch);
    auto start = wall(from, stretch.offset);
    if (ended && pattern.change == Change::catch_up && from == stretch.begin && *ended < start) {
      const auto missed = wall_time(pattern, *ended);
      if (missed && *missed < start) return from;
    }
    if (ended && pattern.change != Change::by_clock) start = std::max(start, *ended);
    const auto found = wall_time(pattern, start);
    if (!found) return std::nullopt;
    const Moment moment{found->time_since_epoch() - stretch.offset};
    if (moment < stretch.end) return moment;
    from = stretch.end;
  }
}

}  // namespace mandated::schedule
