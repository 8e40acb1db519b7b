#include "daemon/service/lanes.h"

#include <algorithm>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace mandated::service {
namespace {

using boost::asio::awaitable;

/// Shared by the lanes; lives in the frame of in_lanes(), which outlives them all.
struct Lanes {
  std::size_t count;
  std::size_t next = 0;
  std::size_t open = 0;
  const std::function<awaitable<void>(std::size_t)>& job;
  const std::function<bool()>& stopping;
  std::exception_ptr failure;
};

awaitable<void> run_lane(Lanes& lanes) {
  while (lanes.next < lanes.count && !lanes.failure && !lanes.stopping()) {
    const auto mine = lanes.next++;
    co_await lanes.job(mine);
  }
}

}  // namespace

awaitable<void> in_lanes(std::size_t count, int lanes,
                         std::function<awaitable<void>(std::size_t)> job,
                         std::function<bool()> stopping) {
  const auto executor = co_await boost::asio::this_coro::executor;
  Lanes shared{count, 0, 0, job, stopping, nullptr};
  boost::asio::steady_timer all_ended{executor, boost::asio::steady_timer::time_point::max()};
  shared.open = std::min(count, static_cast<std::size_t>(std::max(lanes, 1)));
  const auto to_start = shared.open;
  for (std::size_t i = 0; i < to_start; ++i) {
    auto lane = run_lane(shared);
    boost::asio::co_spawn(executor, std::move(lane),
                          [&shared, &all_ended](const std::exception_ptr& failure) {
                            if (failure && !shared.failure) shared.failure = failure;
                            if (--shared.open == 0) all_ended.cancel();
                          });
  }
  while (shared.open > 0) {
    boost::system::error_code cancelled;
    auto token = boost::asio::redirect_error(boost::asio::use_awaitable, cancelled);
    co_await all_ended.async_wait(token);
  }
  if (shared.failure) std::rethrow_exception(shared.failure);
}

}  // namespace mandated::service
