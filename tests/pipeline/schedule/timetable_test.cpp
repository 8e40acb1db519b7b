#include "pipeline/schedule/timetable.h"

#include <gtest/gtest.h>

namespace mandated::schedule {
namespace {

using namespace std::chrono_literals;

TEST(TimetableTest, TellsCronFromCalendarByItsWords) {
  EXPECT_EQ(parse_timetable("0 9 * * mon", {}, {})->kind, Timetable::Kind::cron);
  EXPECT_EQ(parse_timetable("@daily", {}, {})->kind, Timetable::Kind::cron);
  EXPECT_EQ(parse_timetable("Mon *-*-* 09:00 UTC", {}, {})->kind, Timetable::Kind::calendar);
  EXPECT_EQ(parse_timetable("@1800000000", {}, {})->kind, Timetable::Kind::calendar);
  EXPECT_EQ(parse_timetable("6h", 6h, {})->kind, Timetable::Kind::interval);
}

TEST(TimetableTest, SaysHowManyFieldsCronHas) {
  EXPECT_EQ(parse_timetable("0 */2 * *", {}, {}).error().detail,
            "4 fields; cron has five (minute hour day month weekday), and may have a second and a "
            "year behind them");
  EXPECT_EQ(parse_timetable("mon *-*-1 Europe/Paris", {}, {})->kind, Timetable::Kind::calendar);
}

TEST(TimetableTest, ZoneOfTheExpressionComesFirst) {
  const auto given = *Zone::named("Asia/Tokyo");
  EXPECT_EQ(parse_timetable("daily Europe/Paris", {}, given)->zone.name(), "Europe/Paris");
  EXPECT_EQ(parse_timetable("daily", {}, given)->zone.name(), "Asia/Tokyo");
}

TEST(TimetableTest, IntervalCountsFromTheLastTime) {
  const Moment at = std::chrono::sys_days{std::chrono::year{2026} / 1 / 1};
  EXPECT_EQ(next_after(*parse_timetable("90m", 90min, {}), at), at + 90min);
}

TEST(ZoneTest, KnowsOnlyNamesOfTheDatabase) {
  EXPECT_TRUE(Zone::named("utc"));
  EXPECT_TRUE(Zone::named("CET"));
  EXPECT_FALSE(Zone::named("Europe/Nowhere"));
  EXPECT_FALSE(Zone::named("../../etc/passwd"));
  EXPECT_FALSE(Zone::named(""));
}

}  // namespace
}  // namespace mandated::schedule
