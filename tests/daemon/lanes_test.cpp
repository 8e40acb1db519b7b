#include "daemon/service/lanes.h"

#include <algorithm>
#include <stdexcept>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <gtest/gtest.h>

#include "daemon/service/supervise.h"

namespace mandated::service {
namespace {

using boost::asio::awaitable;

/// A job that gives the others a turn before it ends, and counts how many run at once.
struct Busy {
  int running = 0;
  int most = 0;
  std::vector<std::size_t> started;

  awaitable<void> job(std::size_t index) {
    started.push_back(index);
    most = std::max(most, ++running);
    co_await boost::asio::post(boost::asio::use_awaitable);
    co_await boost::asio::post(boost::asio::use_awaitable);
    --running;
  }
};

void run(
    std::size_t count, int lanes, std::function<awaitable<void>(std::size_t)> job,
    std::function<bool()> stopping = [] { return false; }) {
  boost::asio::io_context loop;
  auto task = in_lanes(count, lanes, std::move(job), std::move(stopping));
  supervise(loop, std::move(task));
  loop.run();
}

TEST(LanesTest, RunsEveryJobOnceAndNoMoreAtATimeThanThereAreLanes) {
  Busy busy;
  run(10, 3, [&busy](std::size_t i) { return busy.job(i); });
  EXPECT_EQ(busy.started.size(), 10U);
  EXPECT_EQ(busy.most, 3);
}

TEST(LanesTest, ReturnsAtOnceWhereThereIsNothingToDo) {
  run(0, 3, [](std::size_t) -> awaitable<void> { throw std::logic_error("called"); });
}

TEST(LanesTest, StartsNothingMoreOnceItIsStopping) {
  Busy busy;
  run(
      10, 2, [&busy](std::size_t i) { return busy.job(i); },
      [&busy] { return busy.started.size() >= 4; });
  EXPECT_EQ(busy.started.size(), 4U);
  EXPECT_EQ(busy.running, 0);
}

TEST(LanesTest, ThrowsWhatAJobThrewAfterTheOthersEnded) {
  Busy busy;
  const auto job = [&busy](std::size_t i) -> awaitable<void> {
    co_await busy.job(i);
    if (i == 1) throw std::runtime_error("disk full");
  };
  EXPECT_THROW(run(10, 2, job), std::runtime_error);
  EXPECT_EQ(busy.running, 0);
  EXPECT_LT(busy.started.size(), 10U);
}

}  // namespace
}  // namespace mandated::service
