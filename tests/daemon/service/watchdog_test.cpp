#include "daemon/service/watchdog.h"

#include <future>

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <gtest/gtest.h>

#include "daemon/service/supervise.h"

namespace mandated::service {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;

/// Keeps the worker busy until it is told otherwise.
class Hang {
 public:
  explicit Hang(boost::asio::thread_pool& worker) {
    boost::asio::post(worker, [over = over_.get_future().share()] { over.wait(); });
  }
  void end() { over_.set_value(); }

 private:
  std::promise<void> over_;
};

struct Watch {
  boost::asio::io_context loop;
  boost::asio::thread_pool worker{1};

  /// A limit so short that a watch that only looked at the clock would call at once.
  void keep(std::function<void()> alive) {
    auto task = keep_watch(worker, microseconds{3}, std::move(alive));
    supervise(loop, std::move(task));
  }
};

TEST(WatchdogTest, SaysAgainAndAgainThatTheDaemonIsAlive) {
  Watch watch;
  int calls = 0;
  watch.keep([&] {
    if (++calls == 3) watch.loop.stop();
  });
  watch.loop.run();
  EXPECT_EQ(calls, 3);
}

TEST(WatchdogTest, WaitsForTheWorkerBeforeItSpeaksForTheFirstTime) {
  Watch watch;
  Hang hang{watch.worker};
  int calls = 0;
  watch.keep([&] {
    ++calls;
    watch.loop.stop();
  });
  watch.loop.poll();
  EXPECT_EQ(calls, 0);
  hang.end();
  watch.loop.run();
  EXPECT_EQ(calls, 1);
}

TEST(WatchdogTest, FallsSilentWhileTheWorkerHangsAndSpeaksAgainAfterwards) {
  Watch watch;
  std::optional<Hang> hang;
  // Ends after the pause of the watch, which is a microsecond: timers end in order.
  boost::asio::steady_timer later{watch.loop};
  int calls = 0;
  int calls_of_the_hang = -1;
  watch.keep([&] {
    if (++calls == 2) return watch.loop.stop();
    hang.emplace(watch.worker);
    later.expires_after(milliseconds{1});
    later.async_wait([&](boost::system::error_code) {
      boost::asio::post(watch.loop, [&] {
        calls_of_the_hang = calls;
        hang->end();
      });
    });
  });
  watch.loop.run();
  EXPECT_EQ(calls_of_the_hang, 1);
  EXPECT_EQ(calls, 2);
}

}  // namespace
}  // namespace mandated::service
