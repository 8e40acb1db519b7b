#include "daemon/http/gate.h"

#include <gtest/gtest.h>

namespace mandated::http {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

const HostGate::Time kNow{std::chrono::hours{1'000}};

Manners manners(int at_once, milliseconds delay) {
  Manners manners;
  manners.at_once = at_once;
  manners.delay = delay;
  manners.retry_base = milliseconds{100};
  manners.retry_max = milliseconds{1'000};
  return manners;
}

TEST(HostGateTest, HasRoomForAsManyAsAllowed) {
  const auto two = manners(2, milliseconds{0});
  HostGate gate;
  gate.enter(two, kNow);
  EXPECT_TRUE(gate.has_room(two));
  gate.enter(two, kNow);
  EXPECT_FALSE(gate.has_room(two));
  gate.leave();
  EXPECT_TRUE(gate.has_room(two));
}

TEST(HostGateTest, KeepsTheDelayBetweenStarts) {
  const auto slow = manners(3, milliseconds{500});
  HostGate gate;
  EXPECT_EQ(gate.enter(slow, kNow), kNow);
  EXPECT_EQ(gate.enter(slow, kNow), kNow + milliseconds{500});
  EXPECT_EQ(gate.enter(slow, kNow + seconds{9}), kNow + seconds{9});
}

TEST(HostGateTest, TakesTheLongerOfDelayAndCrawlDelay) {
  const auto slow = manners(3, milliseconds{500});
  HostGate gate;
  gate.set_crawl_delay(seconds{5});
  gate.enter(slow, kNow);
  EXPECT_EQ(gate.enter(slow, kNow), kNow + seconds{5});
}

TEST(HostGateTest, ClosesTwiceAsLongWithEachFailure) {
  const auto quick = manners(1, milliseconds{0});
  HostGate gate;
  gate.failed(quick, kNow, std::nullopt, 1);
  EXPECT_EQ(gate.closed_until(), kNow + milliseconds{100});
  gate.failed(quick, kNow, std::nullopt, 1);
  EXPECT_EQ(gate.closed_until(), kNow + milliseconds{200});
  gate.failed(quick, kNow, std::nullopt, 0.5);
  EXPECT_EQ(gate.closed_until(), kNow + milliseconds{200});
  EXPECT_EQ(gate.enter(quick, kNow), kNow + milliseconds{200});
}

TEST(HostGateTest, ClosesNoLongerThanTheLongestWait) {
  const auto quick = manners(1, milliseconds{0});
  HostGate gate;
  for (int i = 0; i < 100; ++i) gate.failed(quick, kNow, std::nullopt, 1);
  EXPECT_EQ(gate.closed_until(), kNow + seconds{1});
}

TEST(HostGateTest, BeginsAnewAfterSuccess) {
  const auto quick = manners(1, milliseconds{0});
  HostGate gate;
  gate.failed(quick, kNow, std::nullopt, 1);
  gate.failed(quick, kNow, std::nullopt, 1);
  gate.succeeded();
  gate.failed(quick, kNow + seconds{9}, std::nullopt, 1);
  EXPECT_EQ(gate.closed_until(), kNow + seconds{9} + milliseconds{100});
}

TEST(HostGateTest, ClosesAsLongAsTheHostAsks) {
  auto patient = manners(1, milliseconds{0});
  patient.retry_max = seconds{3'600};
  HostGate gate;
  gate.failed(patient, kNow, seconds{120}, 0.5);
  EXPECT_EQ(gate.closed_until(), kNow + seconds{120});
}

TEST(HostGateTest, HostThatAsksForTooMuchGetsTheLongestWait) {
  HostGate gate;
  gate.failed(manners(1, milliseconds{0}), kNow, seconds{86'400}, 1);
  EXPECT_EQ(gate.closed_until(), kNow + seconds{1});
}

TEST(HostGateTest, HostThatAsksForLessOpensNoEarlier) {
  const auto quick = manners(1, milliseconds{0});
  HostGate gate;
  gate.failed(quick, kNow, seconds{1}, 1);
  gate.failed(quick, kNow, seconds{0}, 1);
  EXPECT_EQ(gate.closed_until(), kNow + seconds{1});
}

}  // namespace
}  // namespace mandated::http
