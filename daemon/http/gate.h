#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

namespace mandated::http {

/// How politely one host is asked: pure values in, times out; whoever uses it brings the clock.
struct Manners {
  int at_once = 2;
  std::chrono::milliseconds delay{1'000};  ///< between two starts
  std::chrono::milliseconds retry_base{2'000};
  std::chrono::milliseconds retry_max{3'600'000};
};

/// The state of one host: how many requests are under way, when the next may start, and until when
/// it is left alone. Back-off belongs to the host: one request's trouble holds up all.
class HostGate {
 public:
  using Time = std::chrono::steady_clock::time_point;

  /// True where one more may be under way.
  [[nodiscard]] bool has_room(const Manners& manners) const { return running_ < manners.at_once; }
  /// Takes a place, and says when its request may start.
  Time enter(const Manners& manners, Time now);
  void leave() { --running_; }

  [[nodiscard]] Time closed_until() const { return closed_until_; }
  void succeeded() { failures_ = 0; }
  /// Closes the host for base × 2^failures, shortened by `chance` (0–1, full jitter), or for as
  /// long as it asked for, at most Manners::retry_max.
  void failed(const Manners& manners, Time now, std::optional<std::chrono::seconds> asked,
              double chance);
  void set_crawl_delay(std::chrono::milliseconds delay) { crawl_delay_ = delay; }

 private:
  int running_ = 0;
  int failures_ = 0;
  Time next_start_{};
  Time closed_until_{};
  std::chrono::milliseconds crawl_delay_{0};
};

}  // namespace mandated::http
