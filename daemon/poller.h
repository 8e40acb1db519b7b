#pragma once

#include <chrono>
#include <compare>
#include <functional>
#include <memory>
#include <queue>
#include <vector>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include "config/config.h"
#include "daemon/archive.h"
#include "daemon/round.h"
#include "daemon/sources/source.h"
#include "daemon/status.h"

namespace mandated {

/// When: one task keeps the time for all sources, and makes a round of one whenever its index or
/// one of its documents is due; a source that waits is a place in a queue. Loop thread. Config,
/// fetcher and archive outlive it; so does it its tasks: destroy it only after ended(), or after
/// the loop has stopped for good.
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
  /// Tasks that have not ended: the one that keeps the time, and rounds.
  [[nodiscard]] std::size_t running() const { return running_; }

  /// When the index of each source is due next; of one that is looked at, when it was.
  [[nodiscard]] std::vector<Due> due() const;

 private:
  using Clock = std::chrono::steady_clock;  // the machine's may be set while sources wait

  struct Watched {
    const config::Source* config;
    std::unique_ptr<sources::Source> source;
    Instant index_due{};  ///< by its last plan
  };
  struct Turn {
    Clock::time_point at;
    std::size_t watched;
    auto operator<=>(const Turn&) const = default;
  };
  struct Plan {
    bool index = false;  ///< due now
    Instant index_due{};
    Instant next{};  ///< the earliest thing that is due
  };

  void spawn(boost::asio::awaitable<void> task);
  [[nodiscard]] boost::asio::awaitable<void> keep_time();
  [[nodiscard]] boost::asio::awaitable<void> take_turn(std::size_t watched);
  [[nodiscard]] boost::asio::awaitable<void> look(std::size_t watched, bool index);
  [[nodiscard]] boost::asio::awaitable<Plan> plan_of(const config::Source& source);
  void queue(std::size_t watched, std::chrono::milliseconds wait);
  [[nodiscard]] boost::asio::awaitable<void> sleep();
  [[nodiscard]] Instant due_of(const config::Source& source, const Poll& poll) const;
  [[nodiscard]] bool is_due(const config::Source& source, const Poll& poll, Instant now) const;

  boost::asio::any_io_executor loop_;
  const config::Config& config_;
  Archive& archive_;
  Report report_;
  Instant started_;
  std::vector<Watched> watched_;
  /// Of the sources that wait; the earliest first. One that is looked at has none.
  std::priority_queue<Turn, std::vector<Turn>, std::greater<>> turns_;
  boost::asio::steady_timer next_turn_;
  std::size_t running_ = 0;
  bool stopping_ = false;
  boost::asio::steady_timer all_ended_;
};

}  // namespace mandated
