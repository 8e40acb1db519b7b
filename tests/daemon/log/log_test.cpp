#include "daemon/log/log.h"

#include <cstdlib>
#include <string>

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

namespace mandated::log {
namespace {

using testing::MatchesRegex;

/// Starts the log as a process with this environment would, and gives what it writes.
class LogTest : public testing::Test {
 protected:
  void SetUp() override {
    ::unsetenv("JOURNAL_STREAM");
    ::unsetenv("INVOCATION_ID");
    ::unsetenv("NO_COLOR");
  }

  template <class Write>
  std::string written(Level level, Write write) {
    testing::internal::CaptureStderr();
    start(level);
    write();
    return testing::internal::GetCapturedStderr();
  }
};

TEST_F(LogTest, BeginsWithTimeAndLevel) {
  EXPECT_THAT(written(Level::info, [] { info("source unwatch: 3 documents"); }),
              MatchesRegex("....-..-..T..:..:..\\....Z info source unwatch: 3 documents\n"));
}

TEST_F(LogTest, UnderSystemdBeginsWithThePriorityAlone) {
  ::setenv("INVOCATION_ID", "1", 1);
  EXPECT_EQ(written(Level::debug,
                    [] {
                      debug("a");
                      info("b");
                      warning("c");
                      error("d");
                    }),
            "<7>a\n<6>b\n<4>c\n<3>d\n");
}

TEST_F(LogTest, LeavesOutWhatIsBelowItsLevel) {
  ::setenv("INVOCATION_ID", "1", 1);
  EXPECT_EQ(written(Level::warning,
                    [] {
                      debug("a");
                      info("b");
                      warning("c");
                    }),
            "<4>c\n");
}

TEST_F(LogTest, KnowsTheJournalByItsStream) {
  testing::internal::CaptureStderr();
  struct stat there {};
  ASSERT_EQ(::fstat(STDERR_FILENO, &there), 0);
  const auto stream = std::to_string(there.st_dev) + ":" + std::to_string(there.st_ino);
  ::setenv("JOURNAL_STREAM", stream.c_str(), 1);
  start(Level::info);
  info("a");
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "<6>a\n");
}

// A terminal that a desktop session started has both variables, and is no journal.
TEST_F(LogTest, TakesNoOtherStreamForTheJournal) {
  ::setenv("JOURNAL_STREAM", "8:1", 1);
  ::setenv("INVOCATION_ID", "1", 1);
  EXPECT_THAT(written(Level::info, [] { info("a"); }), MatchesRegex(".*Z info a\n"));
}

TEST_F(LogTest, WhatAPageSaysForgesNoLine) {
  ::setenv("INVOCATION_ID", "1", 1);
  EXPECT_EQ(
      written(Level::info, [] { info("title: x\n<0>2026-01-01 mandated: \x1b[31mall is well"); }),
      "<6>title: x\\n<0>2026-01-01 mandated: \\x1b[31mall is well\n");
}

TEST_F(LogTest, WhatAPageSaysIsNoFormat) {
  ::setenv("INVOCATION_ID", "1", 1);
  EXPECT_EQ(written(Level::info, [] { info("{} {0} %v %Q {"); }), "<6>{} {0} %v %Q {\n");
}

TEST_F(LogTest, HasNoColourWhereItIsNoTerminal) {
  EXPECT_EQ(written(Level::info, [] { error("x"); }).find('\x1b'), std::string::npos);
}

/// The line that `start` and `write` put on a terminal. It comes in pieces: the kernel hands them
/// on in its own time.
template <class Write>
std::string on_a_terminal(Write write) {
  const int master = ::posix_openpt(O_RDWR | O_NOCTTY);
  if (master < 0 || ::grantpt(master) != 0 || ::unlockpt(master) != 0) return "no terminal";
  const int terminal = ::open(::ptsname(master), O_RDWR | O_NOCTTY);
  const int kept = ::dup(STDERR_FILENO);
  ::dup2(terminal, STDERR_FILENO);
  start(Level::info);
  write();
  ::dup2(kept, STDERR_FILENO);
  std::string out;
  for (char c = '\0'; c != '\n' && ::read(master, &c, 1) == 1;) out += c;
  for (const int fd : {master, terminal, kept}) ::close(fd);
  return out;
}

TEST_F(LogTest, ColoursTheLevelOnATerminal) {
  EXPECT_THAT(on_a_terminal([] { error("x"); }), testing::ContainsRegex("Z \x1b[^ ]*error\x1b"));
}

TEST_F(LogTest, HonoursNoColor) {
  ::setenv("NO_COLOR", "1", 1);
  ::setenv("INVOCATION_ID", "1", 1);
  EXPECT_THAT(on_a_terminal([] { error("x"); }),
              MatchesRegex("....-..-..T..:..:..\\....Z error x\r\n"));
}

}  // namespace
}  // namespace mandated::log
