#pragma once

#include <cstddef>
#include <exception>
#include <functional>

#include <boost/asio/awaitable.hpp>

namespace mandated::service {

/// Runs `job(0)` … `job(count - 1)`, at most `lanes` of them at a time, in order of their start.
/// Starts no further one once `stopping` says so or one has thrown; returns when all that were
/// started have ended, and throws what the first to throw threw. Runs on the caller's executor,
/// which has one thread.
[[nodiscard]] boost::asio::awaitable<void> in_lanes(
    std::size_t count, int lanes, std::function<boost::asio::awaitable<void>(std::size_t)> job,
    std::function<bool()> stopping);

}  // namespace mandated::service
