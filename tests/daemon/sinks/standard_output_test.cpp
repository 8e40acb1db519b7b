#include "daemon/sinks/standard_output.h"

#include <array>
#include <csignal>
#include <string>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "daemon/sinks/lines.h"
#include "tests/daemon/sinks/sample.h"

namespace mandated::sinks {
namespace {

class StandardOutputTest : public testing::Test {
 protected:
  StandardOutputTest() {
    std::signal(SIGPIPE, SIG_IGN);
    EXPECT_EQ(::pipe2(ends_.data(), O_CLOEXEC | O_NONBLOCK), 0);
  }
  ~StandardOutputTest() override {
    for (const int fd : ends_) ::close(fd);
  }

  std::string read_all() {
    std::string out(1U << 20U, '\0');
    const auto got = ::read(ends_[0], out.data(), out.size());
    out.resize(got < 0 ? 0 : static_cast<std::size_t>(got));
    return out;
  }

  std::array<int, 2> ends_{};
  const Event event_ = tests::sample_event();
};

TEST_F(StandardOutputTest, WritesALineOfJson) {
  const auto sink = make_standard_output_sink("screen", ends_[1]);
  ASSERT_TRUE(sink->deliver(event_));
  ASSERT_TRUE(sink->flush());
  EXPECT_EQ(read_all(), line_of(event_));
}

TEST_F(StandardOutputTest, AReaderThatWentAwayIsAnError) {
  const auto sink = make_standard_output_sink("screen", ends_[1]);
  ::close(ends_[0]);
  ends_[0] = -1;
  const auto told = sink->deliver(event_);
  ASSERT_FALSE(told);
  EXPECT_EQ(told.error().code, Errc::unavailable);
  EXPECT_EQ(told.error().detail, "sink screen: standard output: broken pipe");
}

TEST_F(StandardOutputTest, EndsTheHalfLineThatAFullPipeTook) {
  const auto sink = make_standard_output_sink("screen", ends_[1]);
  auto large = event_;
  large.title = std::string(200'000, 'x');
  ASSERT_FALSE(sink->deliver(large));
  const auto half = read_all();
  EXPECT_EQ(half, line_of(large).substr(0, half.size()));
  EXPECT_GT(half.size(), 0U);
  ASSERT_TRUE(sink->deliver(event_));
  EXPECT_EQ(read_all(), "\n" + line_of(event_));
}

}  // namespace
}  // namespace mandated::sinks
