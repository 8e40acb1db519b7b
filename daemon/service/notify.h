#pragma once

#include <chrono>
#include <optional>
#include <string>

/// systemd's notification protocol (sd_notify(3)). Without NOTIFY_SOCKET every call does nothing.
namespace mandated::service {

void notify_ready(const std::string& status);
void notify_status(const std::string& status);
/// RELOADING=1 and MONOTONIC_USEC= in one message; notify_ready() ends it, whatever came of it.
void notify_reloading();
void notify_stopping(const std::string& status);
void notify_watchdog();
/// WATCHDOG_USEC of the unit; nullopt where no watchdog is set for this process.
[[nodiscard]] std::optional<std::chrono::microseconds> watchdog_limit();

}  // namespace mandated::service
