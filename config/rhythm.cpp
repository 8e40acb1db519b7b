#include "config/rhythm.h"

#include <cmath>

#include <fmt/format.h>

#include "config/units.h"

namespace mandated::config {
namespace {

using schedule::Moment;
using schedule::Timetable;
using std::chrono::duration_cast;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr milliseconds kShortest = minutes{1};
constexpr milliseconds kShortestPrivate = seconds{1};
constexpr milliseconds kLongest = hours{24 * 366};
constexpr std::string_view kWhen = "a duration, a cron or a calendar expression";
/// Times are tried from here on: the same on every day the config is read.
constexpr Moment kTrial = std::chrono::sys_days{std::chrono::year{2026} / 1 / 1};
/// So many of them; the shortest distance between two is held against the limit.
constexpr int kTried = 200;

milliseconds shortest_of(const Source& source) {
  return source.allow_private ? kShortestPrivate : kShortest;
}

milliseconds read_interval(Reader& reader, std::string_view key, milliseconds fallback,
                           const Source& source) {
  const auto span = reader.duration(key, fallback, {milliseconds{0}, milliseconds::max()});
  if (span < shortest_of(source)) {
    reader.complain(key, fmt::format("\"{}\" is too often; at least 1m is taken, or 1s together "
                                     "with allow_private: true",
                                     format_duration(span)));
  } else if (span > kLongest) {
    reader.complain(key, fmt::format("\"{}\" is too seldom; at most {} is taken",
                                     format_duration(span), format_duration(kLongest)));
  }
  return span;
}

/// Words that only times have; what has none is meant for a duration.
bool looks_like_times(std::string_view text) {
  if (text.find_first_of(" @:*-") != std::string_view::npos) return true;
  return !text.empty() && text.find_first_of("0123456789") == std::string_view::npos &&
         schedule::parse_timetable(text, {}, {}).has_value();
}

/// How far apart times lie: on the whole, and at the least. Nothing where fewer than two come.
struct Distance {
  milliseconds mean;
  milliseconds least;
};

std::optional<Distance> distance_of(const Timetable& times) {
  auto at = next_after(times, kTrial);
  if (!at) return std::nullopt;
  const auto first = *at;
  std::optional<Distance> distance;
  for (int i = 1; i <= kTried; ++i) {
    const auto next = next_after(times, *at);
    if (!next) break;
    const auto step = duration_cast<milliseconds>(*next - *at);
    const auto whole = duration_cast<milliseconds>(*next - first);
    distance = {whole / i, distance ? std::min(distance->least, step) : step};
    at = next;
  }
  return distance;
}

/// The times under `key`, checked; nullopt where none could be read.
std::optional<Timetable> read_times(Reader& reader, std::string_view key,
                                    const schedule::Zone& zone, const Source& source,
                                    milliseconds& span) {
  const auto text = reader.optional(key, kWhen);
  if (!text) return std::nullopt;
  auto times = schedule::parse_timetable(text->value, {}, zone);
  if (!times) {
    reader.complain(key, fmt::format("{}: {}", in_quotes(text->value), times.error().detail));
    return std::nullopt;
  }
  const auto distance = distance_of(*times);
  if (!distance) {
    reader.complain(key, fmt::format("{} comes less than twice; write times that come again",
                                     in_quotes(text->value)));
    return std::nullopt;
  }
  if (distance->least < shortest_of(source)) {
    reader.complain(key, fmt::format("{} is too often; at least 1m apart is taken, or 1s together "
                                     "with allow_private: true",
                                     in_quotes(text->value)));
    return std::nullopt;
  }
  span = distance->mean;
  return std::move(*times);
}

std::optional<Timetable> read_span_or_times(Reader& reader, std::string_view key,
                                            const schedule::Zone& zone, const Source& source,
                                            milliseconds& span) {
  const auto text = reader.is_mapping(key) ? std::nullopt : reader.optional(key, kWhen);
  if (text && !parse_duration(text->value) && looks_like_times(text->value)) {
    return read_times(reader, key, zone, source, span);
  }
  span = read_interval(reader, key, span, source);
  return std::nullopt;
}

struct Bounds {
  milliseconds least;
  milliseconds most;
};

Bounds read_bounds(Reader& reader, const Bounds& fallback, const Source& source) {
  const auto least = read_interval(reader, "min", fallback.least, source);
  const auto most = read_interval(reader, "max", fallback.most, source);
  if (most < least) {
    reader.complain("max", fmt::format("\"{}\" is less than min, which is {}",
                                       format_duration(most), format_duration(least)));
  }
  return {least, std::max(most, least)};
}

schedule::Zone read_zone(Reader& reader, Source& source) {
  constexpr std::string_view kName = "a name of the tz database such as Europe/Zurich";
  const auto name = reader.optional("time_zone", kName);
  if (!name) return {};
  const auto zone = schedule::Zone::named(name->value);
  if (zone) {
    source.time_zone = zone->name();
    return *zone;
  }
  reader.complain("time_zone",
                  fmt::format("{} is no time zone; write {}", in_quotes(name->value), kName));
  return {};
}

void write_interval(Writer& out, std::string_view key, const std::optional<Timetable>& times,
                    milliseconds span, std::optional<milliseconds> most) {
  if (most) {
    out.mapping(key, [&](Writer& bounds) {
      bounds.line("min", format_duration(span));
      bounds.line("max", format_duration(*most));
    });
  } else if (times) {
    out.words(key, times->expression);
  } else {
    out.line(key, format_duration(span));
  }
}

}  // namespace

void read_rhythm(Reader& reader, Source& source) {
  const auto zone = read_zone(reader, source);
  if (reader.is_mapping("every")) {
    reader.mapping("every", [&source](Reader& every) {
      const auto bounds = read_bounds(every, {hours{1}, hours{24}}, source);
      source.every = bounds.least;
      source.every_max = bounds.most;
    });
  } else {
    source.every_times = read_span_or_times(reader, "every", zone, source, source.every);
  }
  if (reader.is_mapping("revisit")) {
    reader.mapping("revisit", [&source](Reader& revisit) {
      const auto bounds = read_bounds(revisit, {hours{6}, hours{24 * 30}}, source);
      source.revisit = bounds.least;
      source.revisit_max = bounds.most;
    });
  } else {
    source.revisit_times = read_span_or_times(reader, "revisit", zone, source, source.revisit);
  }
  source.jitter = reader.percent("jitter", 10, {0, 50}) / 100.0;
}

void write_rhythm(Writer& out, const Source& source) {
  write_interval(out, "every", source.every_times, source.every, source.every_max);
  write_interval(out, "revisit", source.revisit_times, source.revisit, source.revisit_max);
  out.words("time_zone", source.time_zone);
  out.line("jitter", fmt::format("{}%", std::lround(source.jitter * 100)));
}

}  // namespace mandated::config
