#include "pipeline/base/instant.h"

#include <gtest/gtest.h>

namespace mandated {
namespace {

using namespace std::chrono;

Date date(const char* text) { return parse_date(text).value(); }

TEST(InstantTest, WritesMillisecondsOnlyWhereThereAreSome) {
  EXPECT_EQ(format_instant(Instant{milliseconds{0}}), "1970-01-01T00:00:00Z");
  EXPECT_EQ(format_instant(Instant{milliseconds{1'001}}), "1970-01-01T00:00:01.001Z");
}

TEST(InstantTest, ReadsWhatItWroteAndBareDates) {
  for (const char* text : {"2026-11-23T08:09:34Z", "2026-11-23T08:09:34.120Z"}) {
    ASSERT_TRUE(parse_instant(text)) << text;
    EXPECT_EQ(format_instant(*parse_instant(text)), text);
  }
  EXPECT_EQ(parse_instant("2024-01-01"), parse_instant("2024-01-01T00:00:00Z"));
}

TEST(InstantTest, RefusesTimesThatDoNotExist) {
  for (const char* text :
       {"2026-11-23T24:00:00Z", "2026-11-23T08:60:00Z", "2026-02-30", "2026-11-23 08:09:34Z",
        "2026-11-23T08:09:34", "2026-11-23T08:09:34.1Z", ""}) {
    EXPECT_FALSE(parse_instant(text)) << text;
  }
}

TEST(DateTest, RefusesDaysThatDoNotExist) {
  EXPECT_TRUE(parse_date("2024-02-29"));
  EXPECT_FALSE(parse_date("2023-02-29"));
  EXPECT_FALSE(parse_date("2023-2-9"));
}

TEST(PeriodTest, KeepsTheSpanAsWritten) {
  for (const char* text : {"P2Y", "P18M", "P1Y6M", "P6W", "P14D"}) {
    ASSERT_TRUE(parse_period(text)) << text;
    EXPECT_EQ(format_period(*parse_period(text)), text);
  }
  for (const char* text : {"P", "2Y", "P2", "PY", "P1M1Y", "PT1H", "P-1Y"}) {
    EXPECT_FALSE(parse_period(text)) << text;
  }
}

TEST(PeriodTest, ComparesByLength) {
  EXPECT_TRUE(same_length(*parse_period("P12M"), *parse_period("P1Y")));
  EXPECT_TRUE(same_length(*parse_period("P2W"), *parse_period("P14D")));
  EXPECT_FALSE(same_length(*parse_period("P30D"), *parse_period("P1M")));
}

TEST(PeriodTest, IsSaidInWords) {
  EXPECT_EQ(period_words({.years = 2}), "2 years");
  EXPECT_EQ(period_words({.years = 1, .months = 6}), "1 year 6 months");
}

TEST(PeriodTest, AddsCalendarMonthsAndClampsToTheMonthsEnd) {
  EXPECT_EQ(add(date("2023-10-31"), {.months = 4}), date("2024-02-29"));
  EXPECT_EQ(add(date("2024-02-29"), {.years = 1}), date("2025-02-28"));
  EXPECT_EQ(add(date("2023-10-13"), {.years = 2}), date("2025-10-13"));
  EXPECT_EQ(add(date("2024-04-24"), {.days = 14}), date("2024-05-08"));
}

}  // namespace
}  // namespace mandated
