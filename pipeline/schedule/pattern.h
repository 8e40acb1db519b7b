#pragma once

#include <array>
#include <bitset>
#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

#include "pipeline/schedule/zone.h"

/// What wall-clock times match, and the next moment at which one comes: the half that cron and
/// calendar expressions share. Pure functions.
namespace mandated::schedule {

/// Numbers `first`, `first` + `step`, … up to `last`.
struct Span {
  std::int64_t first = 0;
  std::int64_t last = 0;
  std::int64_t step = 1;  ///< at least 1
};

/// Days of a month. A number that counts from the end is 1 for the month's last day.
struct DaySpan {
  int first = 1;
  int last = 31;
  int step = 1;
  bool first_from_end = false;
  bool last_from_end = false;
};

/// The `nth` Monday … of a month; -1 for its last one. Weekdays as in std::chrono: 0 is Sunday.
struct NthWeekday {
  unsigned weekday = 0;
  int nth = 1;
};

/// Which days of a month match. Nothing at all restricts nothing.
struct Days {
  std::vector<DaySpan> days;
  /// The working day (Monday to Friday) of the same month next to this day; 0 for the last one.
  std::vector<int> working_days;
  std::bitset<7> weekdays;  ///< none set: any
  std::vector<NthWeekday> nth;
  /// A day that fits either its number or its weekday matches, where both are restricted: cron's
  /// rule (crontab(5)). Otherwise it has to fit both.
  bool either = false;
};

/// What becomes of a wall-clock time that a change of the clock leaves out, or brings twice.
enum class Change {
  by_clock,  ///< left out: never comes; twice: comes twice
  skip,      ///< left out: never comes; twice: comes the first time
  catch_up,  ///< left out: comes when the clock has moved on; twice: comes the first time
};

struct Pattern {
  std::vector<Span> years;  ///< none: any
  std::bitset<13> months;   ///< 1–12
  Days days;
  std::bitset<24> hours;
  std::bitset<60> minutes;
  std::vector<Span> seconds;  ///< in microseconds of the minute
  Change change = Change::skip;
};

/// No time after this year is looked for.
inline constexpr int kLastYear = 2199;

/// The first matching moment after `after`; nullopt where none comes before the end of kLastYear.
[[nodiscard]] std::optional<Moment> next_after(const Pattern&, const Zone&, Moment after);

}  // namespace mandated::schedule
