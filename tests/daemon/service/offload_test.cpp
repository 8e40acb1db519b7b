#include "daemon/service/offload.h"

#include <stdexcept>
#include <thread>

#include <gtest/gtest.h>

#include "daemon/service/supervise.h"

namespace mandated::service {
namespace {

using boost::asio::awaitable;

struct Threads {
  std::thread::id of_the_work;
  std::thread::id afterwards;
};

awaitable<void> look(boost::asio::thread_pool& worker, Threads& seen) {
  const auto work = [] { return std::this_thread::get_id(); };
  seen.of_the_work = co_await offload(worker, work);
  seen.afterwards = std::this_thread::get_id();
}

awaitable<void> fail(boost::asio::thread_pool& worker) {
  const auto work = [] { throw std::runtime_error("disk full"); };
  co_await offload(worker, work);
}

TEST(OffloadTest, WorksElsewhereAndComesBackToTheLoopWithTheResult) {
  boost::asio::io_context loop;
  boost::asio::thread_pool worker{1};
  Threads seen;
  auto task = look(worker, seen);
  supervise(loop, std::move(task));
  loop.run();
  EXPECT_EQ(seen.afterwards, std::this_thread::get_id());
  EXPECT_NE(seen.of_the_work, std::this_thread::get_id());
  EXPECT_NE(seen.of_the_work, std::thread::id{});
}

TEST(SuperviseTest, WhatTheWorkThrewEndsTheLoop) {
  boost::asio::io_context loop;
  boost::asio::thread_pool worker{1};
  auto task = fail(worker);
  supervise(loop, std::move(task));
  try {
    loop.run();
    FAIL() << "the loop ended without a word";
  } catch (const std::runtime_error& error) {
    EXPECT_STREQ(error.what(), "disk full");
  }
}

}  // namespace
}  // namespace mandated::service
