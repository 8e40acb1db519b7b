#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "pipeline/base/result.h"
#include "pipeline/schedule/pattern.h"

namespace mandated::schedule {

/// When something is to be done, as the operator wrote it. Pure functions of it and of the tz
/// database.
struct Timetable {
  enum class Kind { interval, cron, calendar };

  std::string expression;
  Kind kind = Kind::interval;
  std::chrono::milliseconds interval{};  ///< of Kind::interval
  Pattern pattern;                       ///< of the others
  Zone zone;                             ///< the expression's own where it names one

  [[nodiscard]] bool operator==(const Timetable& other) const {
    return expression == other.expression && zone.name() == other.zone.name();
  }
};

/// "interval", "cron", "calendar".
[[nodiscard]] std::string_view name_of(Timetable::Kind);

/// `interval` is what the expression says as a span ("6h"), where it is one: how spans are written
/// is the config's matter. What has five to seven fields, or a nickname such as @daily, is cron (cron.h);
/// anything else a calendar expression (calendar.h). `zone` is that of an expression without one.
[[nodiscard]] Result<Timetable> parse_timetable(std::string_view expression,
                                                std::optional<std::chrono::milliseconds> interval,
                                                const Zone& zone);

/// The first time after `after`; nullopt where none comes any more.
[[nodiscard]] std::optional<Moment> next_after(const Timetable&, Moment after);

}  // namespace mandated::schedule
