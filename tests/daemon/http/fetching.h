#pragma once

#include <vector>

#include <gtest/gtest.h>

#include "daemon/http/fetcher.h"
#include "tests/daemon/http/loop.h"
#include "tests/support/server.h"

namespace mandated::http {

/// A fetcher without pauses, and an origin on its loop.
class Fetching : public testing::Test {
 protected:
  static config::Http quick() {
    config::Http http;
    http.delay_per_host = std::chrono::milliseconds{0};
    http.retry_base = std::chrono::milliseconds{1};
    http.retries = 2;
    return http;
  }

  Request request(const std::string& url) const {
    Request asked{url};
    asked.allow_private = true;
    return asked;
  }
  Result<Outcome> fetch(Request asked) { return run(loop, fetcher.fetch(std::move(asked))); }
  Result<Outcome> fetch(const std::string& url) { return fetch(request(url)); }

  Response response(const std::string& url) {
    auto outcome = fetch(url);
    if (!outcome) {
      ADD_FAILURE() << outcome.error().detail;
      return {};
    }
    auto* found = std::get_if<Response>(&*outcome);
    EXPECT_NE(found, nullptr);
    return found == nullptr ? Response{} : std::move(*found);
  }
  Error error_of(const std::string& url) {
    const auto outcome = fetch(url);
    EXPECT_FALSE(outcome.has_value());
    return outcome ? Error{} : outcome.error();
  }

  /// Starts one; its outcome is added to `outcomes` when it has ended.
  void start(const std::string& url) {
    const auto end = [this](std::exception_ptr, Result<Outcome> outcome) {
      outcomes.push_back(std::move(outcome));
    };
    boost::asio::co_spawn(loop, fetcher.fetch(request(url)), end);
  }

  boost::asio::io_context loop;
  support::Server server{loop.get_executor()};
  support::Server other{loop.get_executor()};  ///< another port is another host
  Fetcher fetcher{loop.get_executor(), quick(), "mailto:desk@ngo.test", 1};
  std::vector<Result<Outcome>> outcomes;
};

}  // namespace mandated::http
