#pragma once

#include <functional>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "config/config.h"
#include "daemon/app.h"
#include "daemon/archive.h"
#include "daemon/sources/source.h"

namespace mandated {

/// What of a source is looked at in a round.
struct Scope {
  bool index = true;  ///< ask the index for new documents
  /// Which of the known documents are asked for.
  std::function<bool(const Poll&)> is_due = [](const Poll&) { return true; };
};

/// One source, once: discover, fetch what is due, take each answer through the pipeline into the
/// store. Lives on the loop thread; `source` and what it was made of outlive it.
class Round {
 public:
  Round(const config::Source& config, sources::Source& source, Archive& archive, int lanes)
      : config_(config), source_(source), archive_(archive), lanes_(lanes) {}

  /// Ends early, at the next document, once `stopping` says so; what was fetched until then is
  /// kept. Throws what the store throws.
  [[nodiscard]] boost::asio::awaitable<RoundSummary> run(Scope scope,
                                                         std::function<bool()> stopping);

 private:
  [[nodiscard]] boost::asio::awaitable<void> discover(bool baseline,
                                                      std::function<bool()> stopping);
  [[nodiscard]] boost::asio::awaitable<void> take(sources::Discovery& found, bool baseline);
  [[nodiscard]] boost::asio::awaitable<std::vector<Poll>> known_documents();
  [[nodiscard]] boost::asio::awaitable<void> poll(const Poll& poll);
  [[nodiscard]] boost::asio::awaitable<void> settle_now_and_then();

  const config::Source& config_;
  sources::Source& source_;
  Archive& archive_;
  int lanes_;
  RoundSummary summary_;
  std::optional<Error> trouble_;
  std::optional<std::chrono::seconds> fresh_;  ///< the index, by its own word
  Instant settled_{};                          ///< last time that incidents were decided
  bool answered_ = false;                      ///< somebody was asked and answered
  bool unreachable_ = false;                   ///< somebody was not to be reached
};

}  // namespace mandated
