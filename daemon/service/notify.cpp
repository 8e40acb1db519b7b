#include "daemon/service/notify.h"

#include <ctime>

#include <systemd/sd-daemon.h>

#include "daemon/log/escape.h"
#include "daemon/log/log.h"

namespace mandated::service {

namespace {

/// A notification is one field a line, and systemd ends a line at '\r' too (strv_split_newlines in
/// its manager.c): what else stands in a text would be taken for a field.
std::string one_line(const std::string& text) { return log::escape(text); }

void send(const std::string& state) {
  const int sent = sd_notify(0, state.c_str());
  if (sent < 0)
    log::warning("systemd could not be told \"" + state + "\": error " + std::to_string(-sent));
}

}  // namespace

void notify_ready(const std::string& status) { send("READY=1\nSTATUS=" + one_line(status)); }

void notify_status(const std::string& status) { send("STATUS=" + one_line(status)); }

// sd_notify(3): MONOTONIC_USEC= in the same message tells a reload from an earlier one.
void notify_reloading() {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  const auto microseconds = now.tv_sec * 1'000'000 + now.tv_nsec / 1'000;
  send("RELOADING=1\nMONOTONIC_USEC=" + std::to_string(microseconds));
}

void notify_stopping(const std::string& status) { send("STOPPING=1\nSTATUS=" + one_line(status)); }

void notify_watchdog() { send("WATCHDOG=1"); }

std::optional<std::chrono::microseconds> watchdog_limit() {
  std::uint64_t limit = 0;
  if (sd_watchdog_enabled(0, &limit) <= 0) return std::nullopt;
  return std::chrono::microseconds{limit};
}

}  // namespace mandated::service
