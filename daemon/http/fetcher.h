#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <string_view>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include "config/config.h"
#include "daemon/http/client.h"
#include "pipeline/base/result.h"

namespace mandated::http {

/// A polite client: per-host queue (concurrency, minimum delay, Crawl-delay), robots.txt (cached
/// 24 h; 4xx allows, 5xx and unreachable wait), retries with exponential back-off and full jitter
/// that belong to the host, Retry-After honoured. One thread: that of the executor.
class Fetcher {
 public:
  /// `seed` makes the jitter repeatable in tests.
  Fetcher(boost::asio::any_io_executor, const config::Http&, std::string contact,
          std::uint64_t seed);
  ~Fetcher();

  /// Why an answer is the block or challenge page of a service in front of the site, and none of
  /// the site's; nullopt where it is not.
  using Guarded = std::function<std::optional<Error>(const Snapshot&, std::string_view body)>;
  /// Asked of every whole answer, once. What it names is Response::trouble; it is not asked for
  /// again within the fetch, and its host is backed off.
  void judge_by(Guarded guarded);

  /// What the client answers, and: Errc::blocked (robots.txt forbids it, and which line; or a
  /// service in front of the host lets no program through, and until when it is left alone),
  /// Errc::unavailable (the host asked to be left alone for longer than we wait here, or its
  /// robots.txt could not be reached; says until when).
  [[nodiscard]] boost::asio::awaitable<Result<Outcome>> fetch(Request);

  /// No request of this host is started before then.
  [[nodiscard]] std::chrono::steady_clock::time_point open_from(std::string_view url) const;

  /// Takes new limits for what is started from now on; what is known of the hosts stays.
  void reconfigure(const config::Http&, std::string contact);

  /// "mandated/0.1.0 (+mailto:…)": product token, version and contact.
  [[nodiscard]] static std::string user_agent(std::string_view contact);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace mandated::http
