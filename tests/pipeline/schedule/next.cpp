#include "tests/pipeline/schedule/next.h"

#include "pipeline/base/instant.h"
#include "pipeline/schedule/timetable.h"

namespace mandated::schedule {

std::vector<std::string> next_of(std::string_view expression, std::string_view from, int count,
                                 std::string_view zone) {
  const auto timetable = parse_timetable(expression, {}, *Zone::named(zone));
  if (!timetable) return {timetable.error().detail};
  std::vector<std::string> out;
  Moment at = *parse_instant(from);
  while (static_cast<int>(out.size()) < count) {
    const auto next = next_after(*timetable, at);
    if (!next) break;
    at = *next;
    out.push_back(format_instant(std::chrono::floor<std::chrono::milliseconds>(at)));
  }
  return out;
}

}  // namespace mandated::schedule
