#include <algorithm>

#include <fmt/format.h>

#include "config/units.h"
#include "daemon/cli/commands.h"
#include "daemon/cli/failure.h"
#include "daemon/cli/output.h"
#include "daemon/clock.h"
#include "pipeline/schedule/timetable.h"

/// When is it next?
namespace mandated::cli {
namespace {

using namespace std::chrono;
using schedule::Moment;
using schedule::WallTime;
using schedule::Zone;

constexpr int kMost = 10'000;

[[noreturn]] void bad_from(const std::string& text) {
  throw Failure(kUsage, fmt::format("--from: \"{}\"; a time such as 2026-11-23T08:00:00Z, or without "
                                    "a zone one of --tz, is taken",
                                    text));
}

/// Digits of the second's fraction as microseconds; takes them off, with their point.
microseconds take_fraction(std::string& text) {
  const auto point = text.find('.');
  if (point == std::string::npos) return microseconds{0};
  const auto end = std::min(text.find_first_not_of("0123456789", point + 1), text.size());
  auto digits = text.substr(point + 1, end - point - 1).substr(0, 6);
  text.erase(point, end - point);
  if (digits.empty()) return microseconds{-1};
  digits.resize(6, '0');
  return microseconds{std::stol(digits)};
}

/// "+01:00" at the end, taken off; nullopt where there is none.
std::optional<minutes> take_offset(std::string& text) {
  if (text.size() < 6) return std::nullopt;
  const auto tail = text.substr(text.size() - 6);
  const bool is_offset = (tail[0] == '+' || tail[0] == '-') && tail[3] == ':' &&
                         tail.find_first_not_of("0123456789", 1) == 3 &&
                         tail.find_first_not_of("0123456789", 4) == std::string::npos;
  if (!is_offset || text.size() < 16) return std::nullopt;
  text.resize(text.size() - 6);
  const auto span = minutes{std::stoi(tail.substr(1, 2)) * 60 + std::stoi(tail.substr(4))};
  return tail[0] == '-' ? -span : span;
}

/// A wall-clock time that comes twice is the first one; one that is left out is as late after the
/// change as it would have been.
Moment moment_of(WallTime wall, const Zone& zone) {
  const Moment as_utc{wall.time_since_epoch()};
  const auto before = zone.at(as_utc - days{1}).offset;
  const auto after = zone.at(as_utc + days{1}).offset;
  const bool early = zone.at(as_utc - before).offset == before;
  const bool late = zone.at(as_utc - after).offset == after;
  return early || !late ? as_utc - before : as_utc - after;
}

Moment moment_of(const std::string& from, const Zone& zone) {
  if (from.empty()) return now();
  auto text = from;
  if (text.size() > 10 && text[10] == ' ') text[10] = 'T';
  const bool utc = text.back() == 'Z';
  if (utc) text.pop_back();
  const auto offset = utc ? std::optional{minutes{0}} : take_offset(text);
  const auto fraction = take_fraction(text);
  if (text.size() == 16) text += ":00";
  const auto read = parse_instant(text.size() == 10 ? text : text + "Z");
  if (!read || fraction.count() < 0) bad_from(from);
  const auto time = read->time_since_epoch() + fraction;
  return offset ? Moment{time - *offset} : moment_of(WallTime{time}, zone);
}

/// As format_instant(), to the microsecond where it is needed.
std::string format_moment(Moment moment) {
  const auto whole = floor<milliseconds>(moment);
  const auto rest = (moment - whole).count();
  if (rest == 0) return format_instant(whole);
  const auto second = floor<seconds>(moment);
  const auto text = format_instant(second);
  return fmt::format("{}.{:06}Z", text.substr(0, text.size() - 1), (moment - second).count());
}

Zone zone_of(const std::string& name) {
  if (name.empty()) return {};
  const auto zone = Zone::named(name);
  if (zone) return *zone;
  throw Failure(kUsage, fmt::format("--tz: \"{}\" is no time zone; a name of the tz database such as "
                                    "Europe/Zurich is taken",
                                    name));
}

}  // namespace

int probe_schedule(const Options& options) {
  const auto zone = zone_of(options.time_zone);
  auto at = moment_of(options.from, zone);
  const auto timetable =
      schedule::parse_timetable(options.expression, config::parse_duration(options.expression), zone);
  if (!timetable) {
    throw Failure(kBadInput,
                  fmt::format("\"{}\": {}", options.expression, timetable.error().detail));
  }
  json::array next;
  for (int i = 0; i < std::min(options.count, kMost); ++i) {
    const auto found = next_after(*timetable, at);
    if (!found) break;
    at = *found;
    next.emplace_back(format_moment(at));
  }
  print_json({{"expr", options.expression},
              {"kind", name_of(timetable->kind)},
              {"tz", timetable->zone.name()},
              {"next", std::move(next)}});
  return kDone;
}

}  // namespace mandated::cli
