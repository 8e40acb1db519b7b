#include "pipeline/detect/silence.h"

#include <gtest/gtest.h>

namespace mandated::detect {
namespace {

using std::chrono::hours;

Instant day(int n) { return Instant{hours{24 * n}}; }

TEST(SilenceTest, IsMoreThanThreeTimesTheLongestGap) {
  const std::vector<Instant> news{day(0), day(10), day(12), day(20), day(22), day(24)};
  EXPECT_FALSE(silence(news, {}, day(24 + 30)));
  const auto silent = silence(news, {}, day(24 + 31));
  ASSERT_TRUE(silent);
  EXPECT_EQ(silent->since, day(24));
  EXPECT_EQ(silent->limit, hours{24 * 30});
}

TEST(SilenceTest, IsNoLessThanTwoWeeks) {
  const std::vector<Instant> news{day(0), day(1), day(2), day(3), day(4), day(5)};
  EXPECT_FALSE(silence(news, {}, day(5 + 14)));
  EXPECT_TRUE(silence(news, {}, day(5 + 15)));
}

TEST(SilenceTest, IsNotClaimedOfASourceThatTaughtNoRhythm) {
  EXPECT_FALSE(silence({}, {}, day(900)));
  EXPECT_FALSE(silence({day(0), day(1), day(2), day(3), day(4)}, {}, day(900)));
}

TEST(SilenceTest, TakesTheNewsOfOneRoundForOne) {
  std::vector<Instant> news;
  for (int i = 0; i < 40; ++i) news.push_back(day(0) + std::chrono::minutes{i});
  EXPECT_FALSE(silence(news, {}, day(900)));
}

TEST(SilenceTest, FollowsTheOperatorsLimit) {
  EXPECT_TRUE(silence({day(0)}, {false, hours{24 * 30}}, day(31)));
  EXPECT_FALSE(silence({day(0)}, {false, hours{24 * 30}}, day(30)));
  EXPECT_FALSE(silence({day(0)}, {true, hours{1}}, day(900)));
}

}  // namespace
}  // namespace mandated::detect
