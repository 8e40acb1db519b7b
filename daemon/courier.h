#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "config/config.h"
#include "daemon/sinks/sink.h"
#include "pipeline/store/store.h"

namespace mandated {

/// Brings events from the outbox to their sinks, each sink in the order of recording and at its own
/// pace: one that fails waits and is tried again, the others go on. Used on the work thread.
class Courier {
 public:
  Courier(store::Store& store, const std::vector<config::Sink>& sinks);

  /// Delivers what is due; true where nothing due is left.
  bool deliver(Instant now);
  /// When a failing sink is to be tried again; nullopt where none fails.
  [[nodiscard]] std::optional<Instant> next_try() const;
  /// Sinks that failed at their last try, with what they said.
  [[nodiscard]] std::map<std::string, std::string> failing() const;
  /// Opens files again after rotation.
  void reopen();

 private:
  struct Way {
    std::string id;
    std::unique_ptr<sinks::Sink> sink;
    int failures = 0;
    std::optional<Instant> closed_until;
    std::string trouble;
  };
  bool deliver(Way& way, Instant now);
  void failed(Way& way, const Event& event, const Error& error, Instant now);

  store::Store& store_;
  std::vector<Way> ways_;
};

}  // namespace mandated
