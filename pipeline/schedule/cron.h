#pragma once

#include <string_view>

#include "pipeline/base/result.h"
#include "pipeline/schedule/pattern.h"

namespace mandated::schedule {

/// A cron expression: `minute hour day month weekday`, and where wanted behind them a second and a
/// year (croniter's order; without them second 0 of any year), or one of @yearly, @annually,
/// @monthly, @weekly, @daily, @midnight, @hourly.
///
/// A field is a list of `*`, `5`, `1-5`, `5/10` (from 5 on), `*/10`, `1-30/10`. Months and weekdays
/// have three-letter names; Sunday is 0 and 7. A range may run over its field's end: `fri-tue`,
/// `22-3`. Days: `L` the last one, `L-3` three before it, `15W` the working day nearest the 15th,
/// `LW` the last working day; weekdays: `fri#2` the second, `L5` or `5L` the last one of the month.
/// `?` in one of both is `*`. Where day and weekday are both restricted, either is enough
/// (crontab(5)); a field is restricted unless it is `*` or `?`.
///
/// Changes of the clock: what has a star as its minute or hour goes by the clock; anything else is
/// run once, as soon as the clock has moved on where its time is left out (cron(8) of Debian).
///
/// Errc::malformed says which field, and what is accepted there.
[[nodiscard]] Result<Pattern> parse_cron(std::string_view expression);

}  // namespace mandated::schedule
