#include "pipeline/schedule/cron.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/pipeline/schedule/next.h"

namespace mandated::schedule {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr auto k2026 = "2026-01-01T00:00:00Z";  // a Thursday

TEST(CronTest, TakesStepsRangesAndLists) {
  EXPECT_THAT(next_of("*/25 9-17/4,20 * * *", k2026, 4),
              ElementsAre("2026-01-01T09:00:00Z", "2026-01-01T09:25:00Z", "2026-01-01T09:50:00Z",
                          "2026-01-01T13:00:00Z"));
  EXPECT_THAT(next_of("0 4/6 * * *", k2026, 4),
              ElementsAre("2026-01-01T04:00:00Z", "2026-01-01T10:00:00Z", "2026-01-01T16:00:00Z",
                          "2026-01-01T22:00:00Z"));
}

TEST(CronTest, SundayIsZeroAndSeven) {
  for (const auto* expression : {"0 0 * * 0", "0 0 * * 7", "0 0 * * SUN", "0 0 * * 7-7/7"}) {
    EXPECT_THAT(next_of(expression, k2026, 1), ElementsAre("2026-01-04T00:00:00Z")) << expression;
  }
  EXPECT_THAT(next_of("0 0 * * fri-sun", k2026, 3),
              ElementsAre("2026-01-02T00:00:00Z", "2026-01-03T00:00:00Z", "2026-01-04T00:00:00Z"));
}

TEST(CronTest, RangesRunOverTheirEnd) {
  EXPECT_THAT(next_of("0 22-1 * * *", k2026, 4),
              ElementsAre("2026-01-01T01:00:00Z", "2026-01-01T22:00:00Z", "2026-01-01T23:00:00Z",
                          "2026-01-02T00:00:00Z"));
  EXPECT_THAT(next_of("0 0 1 nov-feb *", k2026, 3),
              ElementsAre("2026-02-01T00:00:00Z", "2026-11-01T00:00:00Z", "2026-12-01T00:00:00Z"));
}

// As croniter and cronsim have it: a step from a weekday on ends on the Sunday that closes the
// week.
TEST(CronTest, StepFromAWeekdayReachesSunday) {
  EXPECT_THAT(next_of("0 0 * * 3/4", k2026, 3),
              ElementsAre("2026-01-04T00:00:00Z", "2026-01-07T00:00:00Z", "2026-01-11T00:00:00Z"));
  EXPECT_THAT(next_of("0 0 * * 6/1", k2026, 2),
              ElementsAre("2026-01-03T00:00:00Z", "2026-01-04T00:00:00Z"));
}

TEST(CronTest, RangeOfOneWeekdayIsThatDay) {
  for (const auto* range : {"7-7", "0-0", "sun-sun", "7-0"}) {
    EXPECT_THAT(next_of(std::string{"0 0 * * "} + range, k2026, 2),
                ElementsAre("2026-01-04T00:00:00Z", "2026-01-11T00:00:00Z"))
        << range;
  }
  EXPECT_THAT(next_of("0 0 * * 0-7", k2026, 2),
              ElementsAre("2026-01-02T00:00:00Z", "2026-01-03T00:00:00Z"));
}

TEST(CronTest, EitherOfDayAndWeekdayIsEnough) {
  EXPECT_THAT(next_of("0 0 13 * fri", k2026, 3),
              ElementsAre("2026-01-02T00:00:00Z", "2026-01-09T00:00:00Z", "2026-01-13T00:00:00Z"));
}

TEST(CronTest, LastDaysOfAMonth) {
  EXPECT_THAT(next_of("0 0 L * *", k2026, 2),
              ElementsAre("2026-01-31T00:00:00Z", "2026-02-28T00:00:00Z"));
  EXPECT_THAT(next_of("0 0 L-3 2 *", k2026, 1), ElementsAre("2026-02-25T00:00:00Z"));
  EXPECT_THAT(next_of("0 0 27-l 2 *", k2026, 3),
              ElementsAre("2026-02-27T00:00:00Z", "2026-02-28T00:00:00Z", "2027-02-27T00:00:00Z"));
}

// 15 August 2026 is a Saturday, 15 November 2026 a Sunday, 1 August 2026 a Saturday.
TEST(CronTest, WorkingDayNextToADayOfTheMonth) {
  EXPECT_THAT(next_of("0 0 15W 8,11 *", k2026, 2),
              ElementsAre("2026-08-14T00:00:00Z", "2026-11-16T00:00:00Z"));
  EXPECT_THAT(next_of("0 0 1W 8 *", k2026, 1), ElementsAre("2026-08-03T00:00:00Z"));
  EXPECT_THAT(next_of("0 0 LW 2 *", k2026, 1), ElementsAre("2026-02-27T00:00:00Z"));
}

TEST(CronTest, NthAndLastWeekdayOfAMonth) {
  EXPECT_THAT(next_of("0 0 * * fri#2,mon#1", k2026, 2),
              ElementsAre("2026-01-05T00:00:00Z", "2026-01-09T00:00:00Z"));
  EXPECT_THAT(next_of("0 0 * * L5", k2026, 1), ElementsAre("2026-01-30T00:00:00Z"));
  EXPECT_THAT(next_of("0 0 * * 5L", k2026, 1), ElementsAre("2026-01-30T00:00:00Z"));
}

TEST(CronTest, SecondAndYearStandBehind) {
  EXPECT_THAT(next_of("0 0 1 1 * 15,45 2030", k2026, 3),
              ElementsAre("2030-01-01T00:00:15Z", "2030-01-01T00:00:45Z"));
}

TEST(CronTest, Nicknames) {
  EXPECT_THAT(next_of("@weekly", k2026, 1), ElementsAre("2026-01-04T00:00:00Z"));
  EXPECT_THAT(next_of("@YEARLY", k2026, 1), ElementsAre("2027-01-01T00:00:00Z"));
}

TEST(CronTest, DayThatNoMonthHasNeverComes) {
  EXPECT_THAT(next_of("0 0 30 2 *", k2026, 1), IsEmpty());
}

// Paris, 29 March 2026: 02:00 becomes 03:00, which is 01:00 UTC.
TEST(CronTest, TimeLeftOutComesWhenTheClockHasMovedOn) {
  EXPECT_THAT(next_of("30 2 * * *", "2026-03-28T12:00:00Z", 2, "Europe/Paris"),
              ElementsAre("2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z"));
  EXPECT_THAT(next_of("7 * * * *", "2026-03-29T00:00:00Z", 2, "Europe/Paris"),
              ElementsAre("2026-03-29T00:07:00Z", "2026-03-29T01:07:00Z"));
}

// Paris, 25 October 2026: 03:00 becomes 02:00, which is 01:00 UTC.
TEST(CronTest, TimeThatComesTwiceCountsOnceUnlessItGoesByTheClock) {
  EXPECT_THAT(next_of("30 2 * * *", "2026-10-24T12:00:00Z", 2, "Europe/Paris"),
              ElementsAre("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"));
  EXPECT_THAT(next_of("30 * * * *", "2026-10-25T00:00:00Z", 3, "Europe/Paris"),
              ElementsAre("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-10-25T02:30:00Z"));
}

TEST(CronTest, YearsPastTheDatabaseKeepTheirSummerTime) {
  EXPECT_THAT(next_of("0 12 1 1,7 *", "2050-01-02T00:00:00Z", 2, "Europe/Paris"),
              ElementsAre("2050-07-01T10:00:00Z", "2051-01-01T11:00:00Z"));
}

struct Bad {
  std::string_view expression;
  std::string_view message;
};

TEST(CronTest, SaysWhatIsWrong) {
  constexpr std::array kBad{
      Bad{"* * * *",
          "4 fields; cron has five (minute hour day month weekday), and may have a second "
          "and a year behind them"},
      Bad{"60 * * * *",
          "minute \"60\": a list of 0 to 59 is taken, with steps such as */2 and ranges "
          "such as 0-59"},
      Bad{"*/0 * * * *",
          "minute \"*/0\": a list of 0 to 59 is taken, with steps such as */2 and "
          "ranges such as 0-59"},
      Bad{"0 0 * janu *",
          "month \"janu\": a list of 1 to 12 or jan to dec is taken, with steps such "
          "as */2 and ranges such as 1-12"},
      Bad{"0 0 L/2 * *",
          "day \"l/2\": a list of 1 to 31, L, L-3, 15W, LW or ? is taken, with steps "
          "such as */2 and ranges such as 1-31"},
      Bad{"0 0 * * 5,6#3", "weekday mixes plain weekdays with # or L; write either"},
      Bad{"@reboot",
          "\"@reboot\" is no nickname; there are @hourly, @daily, @midnight, @weekly, "
          "@monthly, @yearly and @annually"}};
  for (const auto& [expression, message] : kBad) {
    const auto pattern = parse_cron(expression);
    ASSERT_FALSE(pattern) << expression;
    EXPECT_EQ(pattern.error().detail, message);
  }
  for (const auto* expression :
       {"a * * * *", "-90 * * * *", "1-1_0 * * * *", "0-10/ * * * *", "", "? * * * *",
        "* * ?,* * *", "0 0 * * 1#0", "0 0 * * 1#6", "0 0 0 1 0", "0 0 * * L8", "0 0 * * L-1",
        "0 0 1 * * 0 1000", "1,,2 * * * *", "0 0 1 * * 0 2070#3", "0-10000000 * * * *"}) {
    EXPECT_FALSE(parse_cron(expression)) << expression;
  }
}

}  // namespace
}  // namespace mandated::schedule
