#pragma once

#include <chrono>
#include <functional>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/thread_pool.hpp>

namespace mandated::service {

/// Calls `alive` every third of `limit`, each time after the work thread has taken a turn: it stays
/// silent while the loop or the work thread hangs, and systemd then restarts the daemon. Never
/// returns; cancel by stopping the loop.
[[nodiscard]] boost::asio::awaitable<void> keep_watch(boost::asio::thread_pool& worker,
                                                      std::chrono::microseconds limit,
                                                      std::function<void()> alive);

}  // namespace mandated::service
