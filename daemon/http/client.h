#pragma once

#include <chrono>
#include <cstdint>
#include <map>
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
  std::vector<std::string> headers{};  ///< names of those wanted of the answer
};

/// The origin says that what we have is still good. No body was read.
struct NotModified {
  Validators validators;  ///< those of the 304; its gaps filled from the request
  std::optional<std::chrono::seconds> fresh{};  ///< fresh_for() of it; nullopt: as before
};

/// A whole answer, of any status. `trouble` says what the transport found wrong with it
/// (truncated: fewer bytes than announced; the bytes that came are kept), or whoever judges by it
/// that it is a block page instead of the site's (blocked).
struct Response {
  Snapshot snapshot;  ///< fetched_at is left to the caller's clock
  std::string body;   ///< decoded
  std::optional<Error> trouble{};
  bool judged = false;  ///< looked through for marks of a block page; `trouble` says what was found
  std::optional<std::chrono::seconds> retry_after{};
  std::optional<std::chrono::seconds> fresh{};  ///< fresh_for() of it
  std::string peer{};                           ///< the address that was connected to, numeric
  std::vector<std::string> redirects{};  ///< addresses on the way, the first one asked included
  std::map<std::string, std::string> headers{};  ///< of those wanted the ones there are, last value
};

using Outcome = std::variant<NotModified, Response>;

/// A 3xx with an address to go on to. Whoever follows it checks that address anew.
struct Redirect {
  std::string url;  ///< absolute, http or https
};

using Step = std::variant<NotModified, Response, Redirect>;

struct ClientOptions {
  std::string user_agent;
  std::string ca_file;  ///< PEM; "" for the system's
};

/// libcurl's multi interface on an Asio loop: one GET, one answer, no policy. Following redirects,
/// waiting, retries and robots.txt lie in Fetcher. One thread: that of the executor.
class Client {
 public:
  Client(boost::asio::any_io_executor, const ClientOptions&);
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  /// Errc::network (what, and of which host), refused (scheme or address not allowed), too_large
  /// (over max_body, counted as it comes in), redirect (a Location that leads nowhere), http_status
  /// (a 304 nobody asked for), malformed (an encoding that cannot be undone).
  [[nodiscard]] boost::asio::awaitable<Result<Step>> get(Request request);

  void use(const ClientOptions&);

 private:
  struct Transfer;
  struct Loop;
  std::shared_ptr<Loop> loop_;
  ClientOptions options_;
};

}  // namespace mandated::http
