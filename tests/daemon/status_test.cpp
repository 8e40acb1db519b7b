#include "daemon/status.h"

#include <gtest/gtest.h>

namespace mandated {
namespace {

using std::chrono::minutes;

const Instant kNow = *parse_instant("2026-11-23T08:00:00Z");

TEST(StatusTest, NamesTheSourceThatIsOverdueForLongest) {
  const auto overdue = most_overdue(
      {{"feed", kNow - minutes{11}}, {"site", kNow - minutes{42}}, {"texts", kNow + minutes{5}}},
      kNow);
  ASSERT_TRUE(overdue);
  EXPECT_EQ(overdue->source, "site");
  EXPECT_EQ(overdue->by, minutes{42});
  EXPECT_EQ(in_words({3, "feed: 2 documents", overdue, ""}),
            "watching 3 sources; last round feed: 2 documents; site is overdue by 42 minutes");
}

TEST(StatusTest, NamesNoneWhileARoundMayTakeAsLong) {
  EXPECT_FALSE(most_overdue({}, kNow));
  EXPECT_FALSE(most_overdue({{"site", kNow - minutes{10} + std::chrono::milliseconds{1}}}, kNow));
  EXPECT_TRUE(most_overdue({{"site", kNow - minutes{10}}}, kNow));
  EXPECT_EQ(in_words({1, "", {}, ""}), "watching 1 sources; no round yet");
}

TEST(StatusTest, ComplainsBeforeAnythingElse) {
  EXPECT_EQ(in_words({2, "", {}, "config not reloaded: m.yaml:1:1: a"}),
            "config not reloaded: m.yaml:1:1: a; watching 2 sources; no round yet");
}

}  // namespace
}  // namespace mandated
