#include "pipeline/schedule/cron.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "pipeline/base/ascii.h"
#include "pipeline/schedule/cron_field.h"

namespace mandated::schedule {
namespace {

constexpr std::int64_t kSecond = 1'000'000;

struct Nickname {
  std::string_view name;
  std::string_view stands_for;
};

constexpr std::array<Nickname, 7> kNicknames{{{"@yearly", "0 0 1 1 *"},
                                              {"@annually", "0 0 1 1 *"},
                                              {"@monthly", "0 0 1 * *"},
                                              {"@weekly", "0 0 * * 0"},
                                              {"@daily", "0 0 * * *"},
                                              {"@midnight", "0 0 * * *"},
                                              {"@hourly", "0 * * * *"}}};

Result<std::string> spelled_out(std::string_view expression) {
  auto text = lowered(expression);
  if (text.empty() || text[0] != '@') return text;
  const auto* const found =
      std::find_if(kNicknames.begin(), kNicknames.end(),
                   [&text](const Nickname& each) { return each.name == text; });
  if (found != kNicknames.end()) return std::string{found->stands_for};
  return fail(Errc::malformed,
              fmt::format("\"{}\" is no nickname; there are @hourly, @daily, @midnight, @weekly, "
                          "@monthly, @yearly and @annually",
                          expression));
}

std::vector<std::string_view> fields_of(std::string_view text) {
  std::vector<std::string_view> out;
  while (true) {
    const auto begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos) return out;
    text.remove_prefix(begin);
    const auto end = std::min(text.find_first_of(" \t"), text.size());
    out.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
}

template <std::size_t N>
std::bitset<N> members_of(const cron::List& list) {
  std::bitset<N> out;
  for (const auto& [first, last, step] : list.spans) {
    for (auto i = first; i <= last; i += step) out.set(static_cast<std::size_t>(i));
  }
  return out;
}

std::vector<Span> seconds_of(const cron::List& list) {
  auto spans = list.spans;
  for (auto& span : spans) span = {span.first * kSecond, span.last * kSecond, span.step * kSecond};
  return spans;
}

Days days_of(const cron::List& day, const cron::List& weekday) {
  Days days;
  days.either = true;
  if (!day.star) {
    days.days = day.days;
    days.working_days = day.working_days;
  }
  if (!weekday.star) {
    days.nth = weekday.nth;
    const auto members = members_of<8>(weekday);
    for (std::size_t i = 0; i < 7; ++i) days.weekdays[i] = members[i] || (i == 0 && members[7]);
  }
  return days;
}

}  // namespace

Result<Pattern> parse_cron(std::string_view expression) {
  const auto text = spelled_out(expression);
  if (!text) return tl::unexpected{text.error()};
  const auto fields = fields_of(*text);
  if (fields.size() < 5 || fields.size() > 7) {
    return fail(Errc::malformed,
                fmt::format("{} fields; cron has five (minute hour day month weekday), and may have "
                            "a second and a year behind them",
                            fields.size()));
  }
  std::array<cron::List, cron::kFields.size()> lists;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    auto list = cron::parse_list(cron::kFields[i], fields[i]);
    if (!list) return tl::unexpected{list.error()};
    lists[i] = std::move(*list);
  }
  Pattern pattern;
  pattern.minutes = members_of<60>(lists[0]);
  pattern.hours = members_of<24>(lists[1]);
  pattern.days = days_of(lists[2], lists[4]);
  pattern.months = members_of<13>(lists[3]);
  pattern.seconds = fields.size() > 5 ? seconds_of(lists[5]) : std::vector{Span{0, 0, 1}};
  if (fields.size() > 6) pattern.years = lists[6].spans;
  const bool by_clock = fields[0][0] == '*' || fields[1][0] == '*';
  pattern.change = by_clock ? Change::by_clock : Change::catch_up;
  return pattern;
}

}  // namespace mandated::schedule
