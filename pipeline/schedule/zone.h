#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace date {
class time_zone;
}

namespace mandated::schedule {

/// A moment in microseconds, the precision of systemd's calendar; the daemon's own Instant has
/// milliseconds.
using Moment = std::chrono::sys_time<std::chrono::microseconds>;
/// What the clock on the wall says, in no zone yet.
using WallTime = std::chrono::local_time<std::chrono::microseconds>;

/// A stretch of time over which a zone's clock runs even: wall = moment + offset.
struct Stretch {
  Moment begin;  ///< Moment::min() where there is no earlier one
  Moment end;    ///< not part of it; Moment::max() where there is no later one
  std::chrono::seconds offset;
};

/// A time zone of the machine's tz database (/usr/share/zoneinfo; package tzdata), read when first
/// named and then kept for the process: what it answers is a function of its name and of that
/// database. The database spells out changes until 2037; a later year follows an earlier one whose
/// weekdays fall alike.
class Zone {
 public:
  /// UTC, without the database.
  Zone() = default;
  /// "Europe/Zurich", "CET", "UTC" (this one in any case); nullopt for what is no zone here.
  [[nodiscard]] static std::optional<Zone> named(std::string_view name);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] Stretch at(Moment) const;

 private:
  std::string name_ = "UTC";
  const date::time_zone* rules_ = nullptr;  ///< of the database, which lasts as long as the process
};

}  // namespace mandated::schedule
