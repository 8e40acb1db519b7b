#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "config/config.h"
#include "pipeline/base/result.h"
#include "pipeline/model/event.h"

namespace mandated::sinks {

/// A way out for events. Used on the work thread; an event may come twice, under the same id.
class Sink {
 public:
  virtual ~Sink() = default;
  /// Hands over one event. After an error nothing of it is visible at the other end, or it is
  /// visible whole; the caller tries again later.
  [[nodiscard]] virtual Result<void> deliver(const Event&) = 0;
  /// Makes everything delivered so far durable (fsync); only then is it marked as delivered.
  [[nodiscard]] virtual Result<void> flush() { return {}; }
  /// Opens the target again, after log rotation.
  virtual void reopen() {}
};

[[nodiscard]] std::unique_ptr<Sink> make_sink(const config::Sink&);

/// Does this sink want this event? Type and country filters; "mandate.*" takes mandate.extended.
[[nodiscard]] bool wants(const config::Sink&, const Event&);
/// Ids of the sinks that want it, in their order.
[[nodiscard]] std::vector<std::string> wanting(const std::vector<config::Sink>&, const Event&);

}  // namespace mandated::sinks
