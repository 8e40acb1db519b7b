#include "pipeline/schedule/timetable.h"
#include "tests/fuzz/fuzz.h"

using namespace mandated;
using namespace mandated::schedule;

namespace {

/// Near a change of the clock in most of Europe.
const Moment kAfter = std::chrono::sys_days{std::chrono::year{2026} / 3 / 29};

void require_times(const Timetable& timetable) {
  auto last = kAfter;
  for (int i = 0; i < 3; ++i) {
    const auto next = next_after(timetable, last);
    if (!next) return;
    test::require(*next > last, "the next time lies ahead");
    test::require(next_after(timetable, last) == next, "asked twice, it answers the same");
    last = *next;
  }
}

}  // namespace

// A cron or a calendar expression, in summer time and without.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Zone kZurich = Zone::named("Europe/Zurich").value_or(Zone{});
  const auto expression = test::text_of(data, size);
  for (const auto& zone : {Zone{}, kZurich}) {
    const auto timetable = parse_timetable(expression, std::nullopt, zone);
    if (timetable) {
      require_times(*timetable);
    } else {
      test::require(!timetable.error().detail.empty(), "a refusal says why");
    }
  }
  return 0;
}
