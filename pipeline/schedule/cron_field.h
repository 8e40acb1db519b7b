#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/result.h"
#include "pipeline/schedule/pattern.h"

/// One field of a cron expression.
namespace mandated::schedule::cron {

enum class Kind { minute, hour, day, month, weekday, second, year };

struct Field {
  Kind kind;
  std::string_view name;
  int low;
  int high;
  std::string_view accepted;
};

/// In the order of an expression.
inline constexpr std::array<Field, 7> kFields{{
    {Kind::minute, "minute", 0, 59, "0 to 59"},
    {Kind::hour, "hour", 0, 23, "0 to 23"},
    {Kind::day, "day", 1, 31, "1 to 31, L, L-3, 15W, LW or ?"},
    {Kind::month, "month", 1, 12, "1 to 12 or jan to dec"},
    {Kind::weekday, "weekday", 0, 7, "0 to 7, sun to sat, fri#2, L5 or ?"},
    {Kind::second, "second", 0, 59, "0 to 59"},
    {Kind::year, "year", 1970, 2199, "1970 to 2199"},
}};

/// What a field says. `spans` hold every plain number; days stand in `days`.
struct List {
  bool star = false;  ///< "*" or "?" alone: unrestricted
  std::vector<Span> spans;
  std::vector<DaySpan> days;
  std::vector<int> working_days;
  std::vector<NthWeekday> nth;
};

/// `text` is in lower case and not empty.
[[nodiscard]] Result<List> parse_list(const Field& field, std::string_view text);

}  // namespace mandated::schedule::cron
