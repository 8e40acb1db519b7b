#pragma once

#include <exception>
#include <optional>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

namespace mandated::http {

/// Runs the loop until `work` has ended, and gives what it gave.
template <class T>
T run(boost::asio::io_context& loop, boost::asio::awaitable<T> work) {
  std::optional<T> result;
  const auto ended = [&result](std::exception_ptr error, T value) {
    if (error) std::rethrow_exception(error);
    result = std::move(value);
  };
  boost::asio::co_spawn(loop, std::move(work), ended);
  while (!result) loop.run_one();
  return std::move(*result);
}

/// Runs the loop until it is so.
template <class Predicate>
void run_until(boost::asio::io_context& loop, Predicate so) {
  while (!so()) loop.run_one();
}

}  // namespace mandated::http
