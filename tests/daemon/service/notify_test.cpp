#include "daemon/service/notify.h"

#include <ctime>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/log/log.h"
#include "tests/daemon/service/fake_systemd.h"

namespace mandated::service {
namespace {

using std::chrono::seconds;

std::int64_t monotonic_microseconds() {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1'000'000 + now.tv_nsec / 1'000;
}

TEST(NotifyTest, TellsReadyAndStatusInOneMessage) {
  FakeSystemd systemd;
  notify_ready("watching 3 sources");
  EXPECT_EQ(systemd.heard(), "READY=1\nSTATUS=watching 3 sources");
  EXPECT_EQ(systemd.heard(), "");
}

TEST(NotifyTest, TellsAStatusWithoutSayingReadyAgain) {
  FakeSystemd systemd;
  notify_status("last round unwatch: 3 documents");
  EXPECT_EQ(systemd.heard(), "STATUS=last round unwatch: 3 documents");
}

TEST(NotifyTest, TellsThatItStopsAndWhatItStillDoes) {
  FakeSystemd systemd;
  notify_stopping("ending the round");
  EXPECT_EQ(systemd.heard(), "STOPPING=1\nSTATUS=ending the round");
}

TEST(NotifyTest, TellsAReloadAndItsMomentInOneMessage) {
  FakeSystemd systemd;
  const auto before = monotonic_microseconds();
  notify_reloading();
  const auto after = monotonic_microseconds();

  const auto message = systemd.heard();
  const std::string beginning = "RELOADING=1\nMONOTONIC_USEC=";
  ASSERT_THAT(message, testing::StartsWith(beginning));
  const auto told = std::stoll(message.substr(beginning.size()));
  EXPECT_GE(told, before);
  EXPECT_LE(told, after);
  EXPECT_EQ(message, beginning + std::to_string(told));
}

TEST(NotifyTest, NoTextForgesAField) {
  FakeSystemd systemd;
  notify_status("bad\nWATCHDOG=trigger\rMAINPID=1");
  EXPECT_EQ(systemd.heard(), "STATUS=bad\\nWATCHDOG=trigger\\rMAINPID=1");
}

TEST(NotifyTest, TellsThatItIsAlive) {
  FakeSystemd systemd;
  notify_watchdog();
  EXPECT_EQ(systemd.heard(), "WATCHDOG=1");
}

TEST(NotifyTest, SaysNothingWhereNoServiceManagerStartedIt) {
  ::unsetenv("NOTIFY_SOCKET");
  log::start(log::Level::debug);
  testing::internal::CaptureStderr();
  notify_ready("watching 3 sources");
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST(NotifyTest, GoesOnWithAWarningWhereTheServiceManagerIsGone) {
  log::start(log::Level::debug);
  ::setenv("NOTIFY_SOCKET", "/nowhere/notify", 1);
  testing::internal::CaptureStderr();
  notify_watchdog();
  ::unsetenv("NOTIFY_SOCKET");
  EXPECT_THAT(testing::internal::GetCapturedStderr(),
              testing::HasSubstr("warning systemd could not be told \"WATCHDOG=1\": error 2"));
}

/// What systemd sets for a unit with WatchdogSec=3s.
class WatchdogLimitTest : public testing::Test {
 protected:
  WatchdogLimitTest() { ::setenv("WATCHDOG_USEC", "3000000", 1); }
  ~WatchdogLimitTest() override {
    ::unsetenv("WATCHDOG_USEC");
    ::unsetenv("WATCHDOG_PID");
  }
};

TEST_F(WatchdogLimitTest, IsThatOfTheUnit) {
  ::setenv("WATCHDOG_PID", std::to_string(::getpid()).c_str(), 1);
  EXPECT_EQ(watchdog_limit(), seconds{3});
}

TEST_F(WatchdogLimitTest, IsNotOursWhereAnotherProcessIsMeant) {
  ::setenv("WATCHDOG_PID", "1", 1);
  EXPECT_EQ(watchdog_limit(), std::nullopt);
}

TEST_F(WatchdogLimitTest, IsNoneWhereTheUnitHasNoWatchdog) {
  ::unsetenv("WATCHDOG_USEC");
  EXPECT_EQ(watchdog_limit(), std::nullopt);
}

}  // namespace
}  // namespace mandated::service
