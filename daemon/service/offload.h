#pragma once

#include <type_traits>
#include <utility>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace mandated::service {

/// Runs `work` on the worker thread; resumes the caller on its own executor with the result, or
/// with what `work` threw. Blocking work goes here, never on the event loop.
///
/// Name the lambda you pass: g++ 12 destroys a capturing lambda twice when it is written inside the
/// co_await expression itself (clang does not; ASan shows it as a use after free).
template <class Work>
[[nodiscard]] boost::asio::awaitable<std::invoke_result_t<Work&>> offload(
    boost::asio::thread_pool& worker, Work work) {
  using Value = std::invoke_result_t<Work&>;
  const auto call = [](Work job) -> boost::asio::awaitable<Value> { co_return job(); };
  auto task = call(std::move(work));
  co_return co_await boost::asio::co_spawn(worker, std::move(task), boost::asio::use_awaitable);
}

}  // namespace mandated::service
