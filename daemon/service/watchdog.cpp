#include "daemon/service/watchdog.h"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>

#include "daemon/service/offload.h"

namespace mandated::service {

boost::asio::awaitable<void> keep_watch(boost::asio::thread_pool& worker,
                                        std::chrono::microseconds limit,
                                        std::function<void()> alive) {
  const auto take_turn = [] {};
  const auto executor = co_await boost::asio::this_coro::executor;
  boost::asio::steady_timer timer{executor};
  for (;;) {
    co_await offload(worker, take_turn);
    alive();
    timer.expires_after(limit / 3);
    co_await timer.async_wait(boost::asio::use_awaitable);
  }
}

}  // namespace mandated::service
