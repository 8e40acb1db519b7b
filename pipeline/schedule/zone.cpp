#include "pipeline/schedule/zone.h"

#include <algorithm>
#include <stdexcept>

#include <date/tz.h>


namespace mandated::schedule {

using std::chrono::duration_cast;
using std::chrono::microseconds;
using std::chrono::seconds;

namespace {

/// The database's ends of time lie beyond what microseconds can count.
Moment bounded(date::sys_seconds at) {
  constexpr auto kLeast = duration_cast<seconds>(Moment::min().time_since_epoch());
  constexpr auto kMost = duration_cast<seconds>(Moment::max().time_since_epoch());
  if (at.time_since_epoch() <= kLeast) return Moment::min();
  if (at.time_since_epoch() >= kMost) return Moment::max();
  return Moment{at.time_since_epoch()};
}

bool is_utc(std::string_view name) {
  return name.size() == 3 && (name[0] | 0x20) == 'u' && (name[1] | 0x20) == 't' &&
         (name[2] | 0x20) == 'c';
}

/// The first year past what the database spells out.
constexpr std::chrono::year kBeyond{2037};

/// A year whose days from 1 March on fall on the same weekdays, near the end of the database: the
/// rules of summer time go by month and weekday, so its changes are those of `year` too.
std::chrono::year alike(std::chrono::year year) {
  const auto march = [](std::chrono::year of) {
    return std::chrono::weekday{std::chrono::sys_days{of / 3 / 1}};
  };
  auto like = kBeyond - std::chrono::years{1};
  while (march(like) != march(year)) --like;
  return like;
}

Stretch stretch_of(const date::time_zone& rules, Moment moment) {
  const auto info = rules.get_info(std::chrono::floor<seconds>(moment));
  return {bounded(info.begin), bounded(info.end), info.offset};
}

}  // namespace

std::optional<Zone> Zone::named(std::string_view name) {
  Zone zone;
  if (is_utc(name)) return zone;
  try {
    zone.rules_ = date::locate_zone(name);
  } catch (const std::runtime_error&) {
    return std::nullopt;
  }
  zone.name_ = name;
  return zone;
}

Stretch Zone::at(Moment moment) const {
  if (rules_ == nullptr) return {Moment::min(), Moment::max(), seconds{0}};
  using namespace std::chrono;
  const auto year = year_month_day{floor<days>(moment)}.year();
  if (year < kBeyond) {
    auto stretch = stretch_of(*rules_, moment);
    stretch.end = std::min<Moment>(stretch.end, sys_days{kBeyond / 1 / 1});
    return stretch;
  }
  const auto like = alike(year);
  const auto shift = sys_days{year / 3 / 1} - sys_days{like / 3 / 1};
  auto stretch = stretch_of(*rules_, moment - shift);
  stretch.begin = std::max<Moment>(stretch.begin + shift, sys_days{year / 1 / 1});
  stretch.end = std::min<Moment>(stretch.end + shift, sys_days{(year + years{1}) / 1 / 1});
  return stretch;
}

}  // namespace mandated::schedule
