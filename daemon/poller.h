#pragma once

#include <functional>
#include <memory>
#include <vector>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include "config/config.h"
#include "daemon/archive.h"
#include "daemon/round.h"
#include "daemon/sources/source.h"

namespace mandated {

/// When: one task per source, which sleeps until its index or one of its documents is due and then
/// makes a round. Loop thread. Config, fetcher and archive outlive it; so does it its tasks:
/// destroy it only after ended(), or after the loop has stopped for good.
class Poller {
 public:
  using Report = std::function<void(const RoundSummary&)>;

  Poller(boost::asio::any_io_executor loop, const config::Config& config, http::Fetcher& fetcher,
         Archive& archive, Report report);

  void start();
  /// No further document is asked for; what is under way ends by itself.
  void stop();
  /// Returns when all tasks have ended, after stop().
  [[nodiscard]] boost::asio::awaitable<void> ended();
  [[nodiscard]] std::size_t running() const { return running_; }

 private:
  struct Watched {
    Watched(const config::Source& what, std::unique_ptr<sources::Source> reached,
            const boost::asio::any_io_executor& loop)
        : config(what), source(std::move(reached)), timer(loop) {}

    const config::Source& config;
    std::unique_ptr<sources::Source> source;
    boost::asio::steady_timer timer;
  };
  struct Plan {
    bool index = false;  ///< due now
    Instant next{};      ///< the earliest thing that is due
  };

  [[nodiscard]] boost::asio::awaitable<void> watch(Watched& watched);
  [[nodiscard]] boost::asio::awaitable<Plan> plan_of(const config::Source& source);
  [[nodiscard]] boost::asio::awaitable<void> sleep_until(Watched& watched, Instant then);
  [[nodiscard]] Instant due_of(const config::Source& source, const Poll& poll) const;
  [[nodiscard]] bool is_due(const config::Source& source, const Poll& poll, Instant now) const;

  boost::asio::any_io_executor loop_;
  const config::Config& config_;
  Archive& archive_;
  Report report_;
  Instant started_;
  std::vector<std::unique_ptr<Watched>> watched_;
  std::size_t running_ = 0;
  bool stopping_ = false;
  boost::asio::steady_timer all_ended_;
};

}  // namespace mandated
