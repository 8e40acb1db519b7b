#include "pipeline/mandate/sessions.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include <fmt/format.h>
#include <re2/re2.h>

#include "pipeline/text/match.h"

namespace mandated::mandate {
namespace {

constexpr int kPredictedAfter = 100;

std::optional<int> number_of(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = error == std::errc{} && end == text.data() + text.size() && number > 0;
  return whole ? std::optional{number} : std::nullopt;
}

std::string text_of(const json::value& value) {
  return value.is_string() ? std::string{value.get_string()} : std::string{};
}

Result<std::vector<Session>> table_of(const json::object& object, std::string_view key,
                                      const std::string& body) {
  std::vector<Session> sessions;
  const auto* rows = object.if_contains(key);
  if (rows == nullptr) return sessions;
  if (!rows->is_array()) {
    return fail(Errc::malformed, fmt::format("{}: {}: no list; rows of [number, first day, last "
                                             "day] are expected",
                                             body, key));
  }
  for (const auto& row : rows->get_array()) {
    const auto* cells = row.if_array();
    const bool three = cells != nullptr && cells->size() == 3;
    const auto first = three ? parse_date(text_of((*cells)[1])) : std::nullopt;
    const auto last = three ? parse_date(text_of((*cells)[2])) : std::nullopt;
    if (!first || !last || *last < *first) {
      return fail(Errc::malformed, fmt::format("{}: {}: {} is no row; [number, first day, last "
                                               "day] is expected",
                                               body, key, json::serialize(row)));
    }
    sessions.push_back({body, text_of((*cells)[0]), *first, *last, false});
  }
  return sessions;
}

std::optional<std::chrono::month_day> month_day_of(const json::value& value) {
  const auto date = parse_date("2001-" + text_of(value));
  if (!date) return std::nullopt;
  return std::chrono::month_day{date->month(), date->day()};
}

int distance(Date a, Date b) {
  return std::abs(static_cast<int>((std::chrono::sys_days{a} - std::chrono::sys_days{b}).count()));
}

}  // namespace

Result<Sessions::Calendar> Sessions::calendar_of(const json::object& object) {
  const auto body = text_at(object, "body");
  if (body.empty()) return fail(Errc::malformed, "a calendar without a body");
  auto regular = table_of(object, "table", body);
  if (!regular) return tl::unexpected{regular.error()};
  Calendar calendar;
  for (auto& session : *regular) {
    const auto number = number_of(session.number);
    const bool follows =
        calendar.regular.empty() || number == *number_of(calendar.regular.back().number) + 1;
    if (!number || !follows) {
      return fail(Errc::malformed, fmt::format("{}: table: session \"{}\" is out of order; numbers "
                                               "ascend without gaps",
                                               body, session.number));
    }
    calendar.regular.push_back(std::move(session));
  }
  auto special = table_of(object, "special", body);
  if (!special) return tl::unexpected{special.error()};
  for (auto& session : *special) calendar.special.emplace(session.number, session);
  if (const auto* predicted = object.if_contains("predicted"); predicted && predicted->is_array()) {
    for (const auto& row : predicted->get_array()) {
      const auto* cells = row.if_array();
      const bool two = cells != nullptr && cells->size() == 2;
      const auto first = two ? month_day_of((*cells)[0]) : std::nullopt;
      const auto last = two ? month_day_of((*cells)[1]) : std::nullopt;
      if (!first || !last) {
        return fail(Errc::malformed, fmt::format("{}: predicted: {} is no row; [\"mm-dd\", "
                                                 "\"mm-dd\"] is expected",
                                                 body, json::serialize(row)));
      }
      calendar.predicted.push_back({*first, *last});
    }
  }
  return calendar;
}

Result<Sessions> Sessions::from_json(const json::value& tree) {
  const auto* root = tree.if_object();
  const auto* list = root != nullptr ? root->if_contains("sessions") : nullptr;
  if (list == nullptr || !list->is_array()) {
    return fail(Errc::malformed, "sessions: missing; a list of calendars is expected");
  }
  std::map<std::string, Calendar, std::less<>> calendars;
  for (const auto& each : list->get_array()) {
    if (!each.is_object()) return fail(Errc::malformed, "sessions: a calendar is no mapping");
    auto calendar = calendar_of(each.get_object());
    if (!calendar) return tl::unexpected{calendar.error()};
    calendars.insert_or_assign(text_at(each.get_object(), "body"), std::move(*calendar));
  }
  Sessions sessions;
  sessions.calendars_ =
      std::make_shared<const std::map<std::string, Calendar, std::less<>>>(std::move(calendars));
  return sessions;
}

std::optional<Session> Sessions::regular(const Calendar& calendar, int number) {
  if (calendar.regular.empty()) return std::nullopt;
  const int lowest = *number_of(calendar.regular.front().number);
  const int highest = *number_of(calendar.regular.back().number);
  if (number < lowest || number > highest + kPredictedAfter) return std::nullopt;
  if (number <= highest) return calendar.regular[static_cast<std::size_t>(number - lowest)];
  if (calendar.predicted.empty()) return std::nullopt;
  const auto& last = calendar.regular.back();
  auto begin = last.first;
  Session session{last.body, std::to_string(number), {}, {}, true};
  for (int n = highest + 1; n <= number; ++n) {
    const auto& days =
        calendar.predicted[static_cast<std::size_t>(n - highest - 1) % calendar.predicted.size()];
    session.first = Date{begin.year(), days.first.month(), days.first.day()};
    if (session.first <= begin) session.first = add(session.first, {.years = 1});
    session.last = Date{session.first.year(), days.last.month(), days.last.day()};
    if (session.last < session.first) session.last = add(session.last, {.years = 1});
    begin = session.first;
  }
  return session;
}

std::optional<Session> Sessions::find(std::string_view body, std::string_view number) const {
  if (!calendars_) return std::nullopt;
  const auto calendar = calendars_->find(body);
  if (calendar == calendars_->end()) return std::nullopt;
  const auto special = calendar->second.special.find(number);
  if (special != calendar->second.special.end()) return special->second;
  const auto regular_number = number_of(number);
  return regular_number ? regular(calendar->second, *regular_number) : std::nullopt;
}

std::optional<Session> Sessions::around(std::string_view body, Date day, int slack) const {
  if (!calendars_) return std::nullopt;
  const auto found = calendars_->find(body);
  if (found == calendars_->end() || found->second.regular.empty()) return std::nullopt;
  const auto& calendar = found->second;
  std::optional<Session> nearest;
  const int lowest = *number_of(calendar.regular.front().number);
  for (int number = lowest;; ++number) {
    const auto session = regular(calendar, number);
    if (!session) break;
    if (session->first <= day && day <= session->last) return session;
    if (distance(session->last, day) <= slack &&
        (!nearest || distance(session->last, day) < distance(nearest->last, day))) {
      nearest = session;
    }
    if (session->first > day && distance(session->first, day) > slack) break;
  }
  return nearest;
}

std::optional<Session> Sessions::of_symbol(std::string_view symbol) const {
  static const re2::RE2 kCouncil{"A/HRC/(?:RES|DEC)/((?:S-)?\\d{1,3})/\\d+.*"};
  std::string number;
  if (!re2::RE2::FullMatch(piece(symbol), kCouncil, &number)) {
    return std::nullopt;
  }
  return find("Human Rights Council", number);
}

}  // namespace mandated::mandate
