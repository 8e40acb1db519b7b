#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include "pipeline/base/result.h"
#include "pipeline/model/snapshot.h"

namespace mandated::http {

/// One GET. Has a constructor because g++ 12 destroys an aggregate twice within co_await.
struct Request {
  explicit Request(std::string address) : url(std::move(address)) {}

  std::string url;
  Validators validators;  ///< sent only to validators.url, never to another address of a redirect
  std::uint64_t max_body = 16U << 20U;
  std::chrono::milliseconds connect_timeout{10'000};
  std::chrono::milliseconds total_timeout{60'000};
  int max_redirects = 10;
  bool allow_private = false;
};

/// The origin says that what we have is still good. No body was read.
struct NotModified {
  Validators validators;  ///< those of the 304; its gaps filled from the request
};

/// A whole answer, of any status. `trouble` says what the transport found wrong with it
/// (truncated: fewer bytes than announced; the bytes that came are kept).
struct Response {
  Snapshot snapshot;  ///< fetched_at is left to the caller's clock
  std::string body;   ///< decoded
  std::optional<Error> trouble;
  std::optional<std::chrono::seconds> retry_after;
  std::vector<std::string> redirects;  ///< addresses on the way, the first one asked included
};

using Outcome = std::variant<NotModified, Response>;

struct ClientOptions {
  std::string user_agent;
  std::string ca_file;
  int connections = 32;
};

/// libcurl's multi interface on an Asio loop. Policy (waiting, retries, robots) lies in Fetcher.
/// One thread: that of the executor.
class Client {
 public:
  Client(boost::asio::any_io_executor, const ClientOptions&);
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  /// Errc::network, redirect, refused (scheme or address not allowed), too_large.
  [[nodiscard]] boost::asio::awaitable<Result<Outcome>> fetch(Request);

 private:
  struct Loop;
  std::shared_ptr<Loop> loop_;
};

}  // namespace mandated::http
