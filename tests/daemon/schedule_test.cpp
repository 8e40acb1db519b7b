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

schedule::Timetable times_of(std::string_view expression) {
  return *schedule::parse_timetable(expression, {}, schedule::Zone{});
}

TEST(ScheduleTest, ComesAtTheTimesOfATimetable) {
  const auto nine = times_of("0 9 * * *");
  const Rhythm rhythm{24h, 0.1, &nine};
  EXPECT_EQ(next_due("s", kStart + 10min, 0, rhythm, kStart), kStart + 1h);
  EXPECT_EQ(next_due("s", kStart + 1h, 0, rhythm, kStart), kStart + 25h);
}

TEST(ScheduleTest, TriesAgainBeforeTheNextTimeAfterAFailure) {
  const auto nine = times_of("0 9 * * *");
  const Rhythm rhythm{24h, 0.1, &nine};
  EXPECT_EQ(next_due("s", kStart + 2h, 1, rhythm, kStart), kStart + 2h + 60s);
}

TEST(ScheduleTest, TimesAreAtLeastAMinuteApart) {
  const auto minutely = times_of("* * * * *");
  const Rhythm rhythm{1min, 0, &minutely};
  EXPECT_EQ(next_due("s", kStart + 59s, 0, rhythm, kStart), kStart + 119s);
}

// A week off, seven times of the timetable went by for each of two hundred sources: each is looked
// at once, spread over the first minute, and then when its next time comes.
TEST(ScheduleTest, CatchesUpOnceAndSpreadAfterDowntime) {
  const auto daily = times_of("daily");
  const Rhythm rhythm{24h, 0.1, &daily};
  std::set<std::int64_t> tenths;
  for (int i = 0; i < 200; ++i) {
    const auto id = "source " + std::to_string(i);
    const auto due = next_due(id, kStart - 168h, 0, rhythm, kStart);
    EXPECT_GE(due, kStart);
    EXPECT_LT(due, kStart + 60s);
    tenths.insert((due - kStart) / 6s);
    EXPECT_EQ(next_due(id, due, 0, rhythm, kStart), kStart + 16h);
  }
  EXPECT_EQ(tenths.size(), 10U);
}

config::Source between(std::chrono::milliseconds least, std::chrono::milliseconds most) {
  config::Source source;
  source.every = source.revisit = least;
  source.every_max = source.revisit_max = most;
  source.jitter = 0.5;
  return source;
}

Document found_now() {
  Document document;
  document.found_at = kStart;
  return document;
}

TEST(FreshnessBoundTest, NothingIsAskedForSoonerThanItSaysItIsGood) {
  const auto source = between(1min, 24h);
  for (int i = 0; i < 50; ++i) {
    const auto id = "s" + std::to_string(i);
    EXPECT_GE(next_due(id, kStart, 0, index_rhythm(source, 2h), kStart), kStart + 2h);
    EXPECT_GE(next_due(id, kStart, 0, document_rhythm(source, found_now(), 2h), kStart),
              kStart + 2h);
  }
}

TEST(FreshnessBoundTest, NoLongerThanTheOperatorAllows) {
  const auto source = between(1min, 1h);
  EXPECT_EQ(index_rhythm(source, 720h).interval, 1h);
  EXPECT_EQ(index_rhythm(source, 720h).least, 1h);
  EXPECT_EQ(document_rhythm(source, found_now(), 720h).interval, 1h);
}

TEST(FreshnessBoundTest, WhatIsGoodForAMomentIsAskedForByTheOperatorsWord) {
  const auto source = between(1min, 1h);
  EXPECT_EQ(index_rhythm(source, 5s).interval, 1min);
  EXPECT_EQ(index_rhythm(source, {}).interval, 1min);
}

TEST(FreshnessBoundTest, AnIntervalThatTheOperatorSetIsKept) {
  config::Source source;
  source.every = source.revisit = 10min;
  EXPECT_EQ(index_rhythm(source, 2h).interval, 10min);
  EXPECT_EQ(index_rhythm(source, 2h).least, 0s);
  EXPECT_EQ(document_rhythm(source, found_now(), 2h).interval, 10min);
}

TEST(FreshnessBoundTest, WhatFailedIsTriedAgainAllTheSame) {
  const auto source = between(1min, 24h);
  EXPECT_EQ(next_due("s", kStart, 1, index_rhythm(source, 2h), kStart), kStart + 1min);
}

TEST(LearntIntervalTest, WhatNeverChangesIsAskedForHalfAsOftenEachTime) {
  auto looked = kStart;
  for (int i = 0; i < 20; ++i) looked += learnt_interval(kStart, 0, kStart, looked, 6h, 720h);
  EXPECT_EQ(learnt_interval(kStart, 0, kStart, kStart + 48h, 6h, 720h), 24h);
  EXPECT_EQ(learnt_interval(kStart, 0, kStart, looked, 6h, 720h), 720h);
}

TEST(LearntIntervalTest, WhatHasJustChangedIsAskedForSoon) {
  EXPECT_EQ(learnt_interval(kStart, 1, kStart + 2400h, kStart + 2401h, 6h, 720h), 6h);
}

TEST(LearntIntervalTest, WhatChangesEachDayIsAskedForTwiceADay) {
  EXPECT_EQ(learnt_interval(kStart, 99, kStart + 2376h, kStart + 2400h, 6h, 720h), 12h);
}

}  // namespace
}  // namespace mandated
