#pragma once

#include <exception>
#include <utility>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

namespace mandated::service {

/// Starts a task that is meant to run until shutdown. What it throws leaves io_context::run(), so
/// that main() ends the process and systemd restarts it: asio::detached would swallow it.
inline void supervise(boost::asio::io_context& loop, boost::asio::awaitable<void> task) {
  boost::asio::co_spawn(loop, std::move(task), [](const std::exception_ptr& failure) {
    if (failure) std::rethrow_exception(failure);
  });
}

}  // namespace mandated::service
