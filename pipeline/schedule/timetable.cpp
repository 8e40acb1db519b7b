#include "pipeline/schedule/timetable.h"

#include <algorithm>

#include "pipeline/schedule/calendar.h"
#include "pipeline/schedule/cron.h"

namespace mandated::schedule {
namespace {

std::string_view trimmed(std::string_view text) {
  const auto begin = std::min(text.find_first_not_of(" \t"), text.size());
  text.remove_prefix(begin);
  return text.substr(0, text.find_last_not_of(" \t") + 1);
}

/// Cron by its look: a nickname, more words than a calendar expression has, or three without a
/// time of day or a name, which are a cron expression with a field forgotten.
bool looks_like_cron(std::string_view text) {
  if (text.size() > 1 && text[0] == '@') return text[1] < '0' || text[1] > '9';
  int words = 0;
  bool blank = true;
  for (const char c : text) {
    const bool now = c == ' ' || c == '\t';
    words += blank && !now ? 1 : 0;
    blank = now;
  }
  return words > 4 ||
         (words > 2 && text.find_first_not_of("0123456789*,-/? \t") == std::string_view::npos);
}

}  // namespace

std::string_view name_of(Timetable::Kind kind) {
  switch (kind) {
    case Timetable::Kind::interval:
      return "interval";
    case Timetable::Kind::cron:
      return "cron";
    case Timetable::Kind::calendar:
      return "calendar";
  }
  return "interval";
}

Result<Timetable> parse_timetable(std::string_view expression,
                                  std::optional<std::chrono::milliseconds> interval,
                                  const Zone& zone) {
  expression = trimmed(expression);
  Timetable out;
  out.expression = expression;
  out.zone = zone;
  if (interval) {
    if (interval->count() <= 0) return fail(Errc::malformed, "an interval is longer than nothing");
    out.interval = *interval;
    return out;
  }
  if (looks_like_cron(expression)) {
    auto pattern = parse_cron(expression);
    if (!pattern) return tl::unexpected{pattern.error()};
    out.kind = Timetable::Kind::cron;
    out.pattern = std::move(*pattern);
    return out;
  }
  auto calendar = parse_calendar(expression);
  if (!calendar) return tl::unexpected{calendar.error()};
  out.kind = Timetable::Kind::calendar;
  out.pattern = std::move(calendar->pattern);
  if (calendar->zone) out.zone = std::move(*calendar->zone);
  return out;
}

std::optional<Moment> next_after(const Timetable& timetable, Moment after) {
  if (timetable.kind == Timetable::Kind::interval) return after + timetable.interval;
  return next_after(timetable.pattern, timetable.zone, after);
}

}  // namespace mandated::schedule
