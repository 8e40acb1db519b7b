#include "daemon/lastmod.h"

#include <gtest/gtest.h>

namespace mandated {
namespace {

using namespace std::chrono_literals;

const Instant kChecked = *parse_instant("2026-11-23T08:00:00Z");
const Instant kDue = kChecked + 24h;

config::Source source_of(config::SourceKind kind) {
  config::Source source;
  source.kind = kind;
  source.revisit = 24h;
  return source;
}

/// A document that was good at kChecked, when its source said `read`; now it says `modified`.
Poll poll_of(std::optional<Instant> read, std::optional<Instant> modified) {
  Poll poll;
  poll.tried_at = kChecked;
  poll.document.checked_at = kChecked;
  poll.modified_read = read;
  poll.modified = modified;
  return poll;
}

const auto kSitemap = source_of(config::SourceKind::sitemap);

TEST(LastmodTest, IsNotHeededWhereNothingIsSaid) {
  EXPECT_EQ(heeding_lastmod(kSitemap, poll_of({}, {}), kDue), kDue);
}

TEST(LastmodTest, ADocumentThatHasMovedIsDueAtOnce) {
  const auto poll = poll_of(kChecked - 240h, kChecked + 1h);
  EXPECT_EQ(heeding_lastmod(kSitemap, poll, kDue), kChecked);
  // Whatever moment is said: another word is a word of change.
  EXPECT_EQ(heeding_lastmod(kSitemap, poll_of(kChecked - 240h, kChecked - 480h), kDue), kChecked);
  EXPECT_EQ(heeding_lastmod(source_of(config::SourceKind::feed), poll, kDue), kChecked);
}

TEST(LastmodTest, ADocumentThatHasNotMovedRestsTenTimesAsLongAtMost) {
  const auto poll = poll_of(kChecked - 240h, kChecked - 240h);
  EXPECT_EQ(heeding_lastmod(kSitemap, poll, kDue), kChecked + 240h);
  EXPECT_EQ(heeding_lastmod(kSitemap, poll, kChecked + 300h), kChecked + 300h);
}

TEST(LastmodTest, TheWordOfAFeedIsNotTheWordOfEveryChange) {
  const auto poll = poll_of(kChecked - 240h, kChecked - 240h);
  EXPECT_EQ(heeding_lastmod(source_of(config::SourceKind::feed), poll, kDue), kDue);
}

TEST(LastmodTest, ADayMayHoldMoreThanOneChange) {
  const auto day = *parse_instant("2026-11-22T00:00:00Z");
  EXPECT_EQ(heeding_lastmod(kSitemap, poll_of(day, day), kDue), kDue);
  EXPECT_EQ(heeding_lastmod(kSitemap, poll_of(day - 24h, day - 24h), kDue), kChecked + 240h);
}

TEST(LastmodTest, ATimeSettlesWithinTheHour) {
  EXPECT_EQ(heeding_lastmod(kSitemap, poll_of(kChecked - 59min, kChecked - 59min), kDue), kDue);
  EXPECT_EQ(heeding_lastmod(kSitemap, poll_of(kChecked - 61min, kChecked - 61min), kDue),
            kChecked + 240h);
}

TEST(LastmodTest, TroubleIsTriedAgainOnItsOwnSchedule) {
  auto poll = poll_of(kChecked - 240h, kChecked + 1h);
  poll.failures = 1;
  EXPECT_EQ(heeding_lastmod(kSitemap, poll, kDue), kDue);
  poll = poll_of(kChecked - 240h, kChecked - 240h);
  poll.failures = 1;
  EXPECT_EQ(heeding_lastmod(kSitemap, poll, kDue), kDue);
}

}  // namespace
}  // namespace mandated
