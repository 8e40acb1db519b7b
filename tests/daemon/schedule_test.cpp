#include "daemon/schedule.h"

#include <set>
#include <string>

#include <gtest/gtest.h>

namespace mandated {
namespace {

using namespace std::chrono_literals;

const Instant kStart = *parse_instant("2026-11-23T08:00:00Z");
constexpr Rhythm kHourly{1h, 0.1};

TEST(ScheduleTest, TakesWhatWasNeverLookedAtWithinAMinuteOfTheStart) {
  for (int i = 0; i < 200; ++i) {
    const auto due = next_due("source " + std::to_string(i), {}, 0, kHourly, kStart);
    EXPECT_GE(due, kStart);
    EXPECT_LT(due, kStart + 60s);
  }
}

TEST(ScheduleTest, SpreadsSourcesOverThatMinute) {
  std::set<std::int64_t> tenths;
  for (int i = 0; i < 200; ++i) {
    const auto due = next_due("source " + std::to_string(i), {}, 0, kHourly, kStart);
    tenths.insert((due - kStart) / 6s);
  }
  EXPECT_EQ(tenths.size(), 10U);
}

TEST(ScheduleTest, ComesRoundAfterTheIntervalMoreOrLess) {
  const auto tried = kStart + 10min;
  const auto due = next_due("s", tried, 0, kHourly, kStart);
  EXPECT_GE(due, tried + 54min);
  EXPECT_LE(due, tried + 66min);
}

TEST(ScheduleTest, GivesTheSameTurnAfterARestart) {
  const auto tried = kStart - 10min;
  EXPECT_EQ(next_due("s", tried, 0, kHourly, kStart),
            next_due("s", tried, 0, kHourly, kStart + 5min));
}

TEST(ScheduleTest, SpreadsWhatIsOverdueAfterDowntime) {
  const auto due = next_due("s", kStart - 24h, 0, kHourly, kStart);
  EXPECT_GE(due, kStart);
  EXPECT_LT(due, kStart + 60s);
}

TEST(ScheduleTest, RetriesSoonerThanItRevisitsAndDoubles) {
  const auto tried = kStart + 1min;
  EXPECT_EQ(next_due("s", tried, 1, kHourly, kStart), tried + 1min);
  EXPECT_EQ(next_due("s", tried, 3, kHourly, kStart), tried + 4min);
  EXPECT_EQ(next_due("s", tried, 60, kHourly, kStart), tried + 1h);
}

TEST(ScheduleTest, NeverRetriesLaterThanTheRhythm) {
  const auto tried = kStart + 1s;
  EXPECT_EQ(next_due("s", tried, 1, {2s, 0}, kStart), tried + 2s);
}

}  // namespace
}  // namespace mandated
