#pragma once

#include <string_view>

#include "pipeline/base/result.h"
#include "pipeline/schedule/pattern.h"

namespace mandated::schedule {

/// A calendar expression with its zone; nullopt where it names none.
struct Calendar {
  Pattern pattern;
  std::optional<Zone> zone;
};

/// A calendar event expression as systemd.time(7) has it: `[weekdays] [[year-]month-day] [hour:minute
/// [:second]] [zone]`, `hourly` … `yearly`, `@` and seconds since 1970; `..` ranges, `,` lists, `/`
/// repetitions, `~` for days from the month's end; seconds to the microsecond, rounded. A wall-clock
/// time that a change of the clock leaves out is left out; one that comes twice counts the first
/// time. Zones are names of the tz database.
///
/// Errc::malformed says which part, and what is accepted there.
[[nodiscard]] Result<Calendar> parse_calendar(std::string_view expression);

}  // namespace mandated::schedule
