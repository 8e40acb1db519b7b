#include "pipeline/schedule/calendar.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/pipeline/schedule/next.h"

namespace mandated::schedule {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr auto k2026 = "2026-01-01T00:00:00Z";  // a Thursday

TEST(CalendarTest, WeekdaysDateTimeAndZone) {
  EXPECT_THAT(next_of("Mon..Wed,Sat *-*-* 09:00 Europe/Zurich", k2026, 3),
              ElementsAre("2026-01-03T08:00:00Z", "2026-01-05T08:00:00Z", "2026-01-06T08:00:00Z"));
}

TEST(CalendarTest, PartsMayBeLeftOut) {
  EXPECT_THAT(next_of("Fri", k2026, 1), ElementsAre("2026-01-02T00:00:00Z"));
  EXPECT_THAT(next_of("Wed, 17:48", k2026, 1), ElementsAre("2026-01-07T17:48:00Z"));
  EXPECT_THAT(next_of("03-05", k2026, 1), ElementsAre("2026-03-05T00:00:00Z"));
  EXPECT_THAT(next_of("05:40", k2026, 1), ElementsAre("2026-01-01T05:40:00Z"));
  EXPECT_THAT(next_of("27-2-3 1:2:3", k2026, 2), ElementsAre("2027-02-03T01:02:03Z"));
}

TEST(CalendarTest, Words) {
  EXPECT_THAT(next_of("hourly", k2026, 1), ElementsAre("2026-01-01T01:00:00Z"));
  EXPECT_THAT(next_of("Weekly", k2026, 1), ElementsAre("2026-01-05T00:00:00Z"));
  EXPECT_THAT(next_of("quarterly UTC", k2026, 1), ElementsAre("2026-04-01T00:00:00Z"));
}

TEST(CalendarTest, RepetitionsAndRanges) {
  EXPECT_THAT(next_of("*-*-1/14 8..10/2:30", k2026, 4),
              ElementsAre("2026-01-01T08:30:00Z", "2026-01-01T10:30:00Z", "2026-01-15T08:30:00Z",
                          "2026-01-15T10:30:00Z"));
}

TEST(CalendarTest, DaysFromTheEndOfTheMonth) {
  EXPECT_THAT(next_of("*-02~01", k2026, 3),
              ElementsAre("2026-02-28T00:00:00Z", "2027-02-28T00:00:00Z", "2028-02-29T00:00:00Z"));
  EXPECT_THAT(next_of("Mon *-05~07/1", k2026, 1), ElementsAre("2026-05-25T00:00:00Z"));
  EXPECT_THAT(next_of("Mon *-05~01..07", k2026, 1), ElementsAre("2026-05-25T00:00:00Z"));
}

TEST(CalendarTest, SecondsHaveAFractionThatIsRounded) {
  EXPECT_THAT(next_of("2026-3-27 3:17:00.42/1.77", "2026-03-27T03:17:00Z", 2),
              ElementsAre("2026-03-27T03:17:00.420Z", "2026-03-27T03:17:02.190Z"));
  const auto calendar = parse_calendar("0:0:0.4200005");
  ASSERT_TRUE(calendar);
  EXPECT_EQ(calendar->pattern.seconds.at(0).first, 420'001);
}

TEST(CalendarTest, SecondsSinceTheEpoch) {
  EXPECT_THAT(next_of("@1800000000", k2026, 2), ElementsAre("2027-01-15T08:00:00Z"));
  EXPECT_THAT(next_of("@1800000000 UTC", k2026, 2), ElementsAre("2027-01-15T08:00:00Z"));
}

TEST(CalendarTest, YearsOfTwoDigitsMayRunOverTheCentury) {
  const auto calendar = parse_calendar("98..03-*-*");
  ASSERT_TRUE(calendar) << calendar.error().detail;
  EXPECT_EQ(calendar->pattern.years.at(0).first, 1998);
  EXPECT_EQ(calendar->pattern.years.at(0).last, 2003);
}

// Auckland: 27 September 2026 has no 02:30, 5 April 2026 has it twice.
TEST(CalendarTest, TimeLeftOutIsLeftOutAndTheFirstOfTwoCounts) {
  EXPECT_THAT(next_of("2026-09-27 02:30 Pacific/Auckland", k2026, 1), IsEmpty());
  EXPECT_THAT(next_of("2026-04-05 02:30 Pacific/Auckland", k2026, 2),
              ElementsAre("2026-04-04T13:30:00Z"));
}

TEST(CalendarTest, SaysWhatIsWrong) {
  EXPECT_EQ(parse_calendar("7").error().detail,
            "a time is written hour:minute or hour:minute:second");
  EXPECT_EQ(parse_calendar("24:00").error().detail,
            "hour 24 is out of range, or its repetition is; 0 to 23 are taken");
  EXPECT_EQ(parse_calendar("17..9:00").error().detail,
            "hour 17..9 runs backwards; the smaller number stands first");
  EXPECT_EQ(parse_calendar("test").error().detail,
            "\"test\": * or a list of numbers is taken, with ranges such as 1..5 and repetitions "
            "such as 0/10");
  EXPECT_EQ(parse_calendar("10:00 Europe/Nowhere").error().detail,
            "\" europe/nowhere\" is left over; weekdays, date, time and zone are taken, in this "
            "order");
  for (const auto* expression :
       {"", "   ", "121212:1:2", "2000-03-05.23 00:00:00", "2000-03-05 00:00.1:00",
        "00:00:00/0.00000001", "00:00:00.0..00.9", "2016~11-22", "*-*~5/5", "Mon.. 12:00",
        "Fri..Mon", "*/2:00", "1/0:0", "*-*~31", "1969-1-1", "2200-1-1", "Mon,,Tue", "*-*-31/1"}) {
    EXPECT_FALSE(parse_calendar(expression)) << expression;
  }
}

}  // namespace
}  // namespace mandated::schedule
