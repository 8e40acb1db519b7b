#include "pipeline/register/end.h"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>
#include <re2/re2.h>

#include "pipeline/base/ascii.h"
#include "pipeline/text/dates.h"

namespace mandated::registry {
namespace {

constexpr int kMonth = 31;  ///< days between the end of a term and the session that renews it

Date month_end(Date day) { return day.year() / day.month() / std::chrono::last; }

std::optional<mandate::Session> session_of(const Event& act, const mandate::NamedSession& named,
                                           const mandate::Sessions& sessions) {
  return sessions.find(named.body.empty() ? act.body : named.body, named.number);
}

bool speaks_of_reports(const std::string& quote) {
  return quote.find("report") != std::string::npos || quote.find("update") != std::string::npos;
}

/// The last day of the one month that the words name ("December 2019"), or of the year ("the end of
/// 2025", or "2030" alone).
std::optional<Date> month_in(const std::string& words) {
  static const re2::RE2 kMonthOfYear{
      "\\b(January|February|March|April|May|June|July|August|September|October|November|December)"
      "\\s+(\\d{4})\\b"};
  static const re2::RE2 kYear{"(?i)\\bend\\s+of\\s+(?:the\\s+year\\s+)?(\\d{4})\\b"};
  static const re2::RE2 kYearAlone{"(?i)\\s*(?:the\\s+year\\s+)?(\\d{4})\\s*"};
  std::string month, year;
  if (re2::RE2::PartialMatch(words, kMonthOfYear, &month, &year)) {
    const auto words_of_end = fmt::format("end of {} {}", month, year);
    const auto found = text::date_at(words_of_end, 0);
    return found ? std::optional{found->date} : std::nullopt;
  }
  if (re2::RE2::PartialMatch(words, kYear, &year) ||
      re2::RE2::FullMatch(words, kYearAlone, &year)) {
    return parse_date(year + "-12-31");
  }
  return std::nullopt;
}

/// The last day of a single session that the words name.
std::optional<mandate::Session> only_session(const Event& act, const std::string& words,
                                             const mandate::Sessions& sessions) {
  const auto named = mandate::sessions_named(words);
  return named.size() == 1 ? session_of(act, named[0], sessions) : std::nullopt;
}

/// The day a duration is counted from, as an End: with its precision and in words.
End start_of(const Event& act, const std::optional<Date>& adopted,
             const mandate::Sessions& sessions, const End& before) {
  static const re2::RE2 kOwnEnd{"(?i)\\b(?:expir\\w*|end|conclusion|completion|current)\\b"};
  const auto from = text_at(act.details, "counted_from");
  if (from.empty() || from == "adoption") {
    if (!adopted) return {{}, "", "adoption; adoption date unknown"};
    return {adopted, "day", fmt::format("adoption on {}", format_date(*adopted))};
  }
  if (const auto day = parse_date(from)) return {day, "day", from};
  if (const auto found = text::find_date(from)) {
    return {found->date, month_in(from) == found->date ? "month" : "day",
            fmt::format("{}: {}", from, format_date(found->date))};
  }
  if (const auto month = month_in(from)) {
    return {month, "month", fmt::format("{}: {}", from, format_date(*month))};
  }
  if (const auto session = only_session(act, from, sessions)) {
    return {session->last, "session", fmt::format("{}: {}", from, format_date(session->last))};
  }
  if (before.date && mandate::sessions_named(from).empty() &&
      re2::RE2::PartialMatch(from, kOwnEnd)) {
    return {before.date, before.precision, fmt::format("{}: {}", from, format_date(*before.date))};
  }
  return {{}, "", from + "; its date is not known"};
}

/// "end of April 2025", where the grammar gives its last day.
bool is_month_only(const Event& act, Date until) {
  return std::any_of(act.evidence.begin(), act.evidence.end(), [until](const Evidence& each) {
    static const re2::RE2 kEnd{"(?i)\\bend\\s+of\\s+(\\w+\\s+\\d{4})\\b"};
    re2::StringPiece rest{each.quote};
    std::string month;
    while (re2::RE2::FindAndConsume(&rest, kEnd, &month)) {
      if (month_in(month) == until) return true;
    }
    return false;
  });
}

/// An end that is an occasion: a month, a session.
End end_with(const Event& act, const std::string& occasion, const mandate::Sessions& sessions) {
  if (const auto session = only_session(act, occasion, sessions)) {
    return {session->last, "session",
            fmt::format("until {}: {} to {}{}", occasion, format_date(session->first),
                        format_date(session->last), session->predicted ? ", predicted" : "")};
  }
  if (const auto month = month_in(occasion)) {
    return {month, "month", fmt::format("until {}: {}", occasion, format_date(*month))};
  }
  return {{}, "", fmt::format("until {}; its date is not known", occasion)};
}

/// "… of the team on rivers, and requests the expert on sand": somebody else than is named before.
bool asks_another(const std::string& quote) {
  static const re2::RE2 kAsked{
      "(?i)^(.*)\\brequests?\\s+(?:the\\s+)?([^;.]*?),?\\s+to\\s[^;.]*?\\bfinal\\s+report\\b"};
  static const re2::RE2 kHolder{"(?i)(?:it|him|her|them|mandate[- ]holders?)"};
  std::string before, asked;
  if (!re2::RE2::PartialMatch(quote, kAsked, &before, &asked)) return false;
  return !re2::RE2::FullMatch(asked, kHolder) &&
         lowered(before).find(lowered(asked)) == std::string::npos;
}

/// Where no term is stated, but with which session a final report is due.
End end_with_report(const Event& act, const mandate::Sessions& sessions) {
  static const re2::RE2 kFinal{"(?i)\\bfinal\\s+report\\b([^;.]{0,200})"};
  std::string words;
  for (const auto& evidence : act.evidence) {
    if (!re2::RE2::PartialMatch(evidence.quote, kFinal, &words)) continue;
    if (asks_another(evidence.quote)) continue;
    const auto named = mandate::sessions_named(words);
    const auto session = named.empty() ? std::nullopt : session_of(act, named.front(), sessions);
    if (session) {
      return {session->last, "session",
              fmt::format("no term stated; final report at session {}: {} to {}{}", session->number,
                          format_date(session->first), format_date(session->last),
                          session->predicted ? ", predicted" : "")};
    }
  }
  return {{}, "", "no term stated"};
}

/// "with immediate effect", "as of the date of adoption": of this text, not of another.
bool ends_at_once(const std::string& quote) {
  static const re2::RE2 kAtOnce{
      "(?i)\\b(?:(?:as\\s+(?:of|from)|with\\s+effect\\s+from|effective(?:\\s+as\\s+of|\\s+on|"
      "\\s+from)?|from|on)\\s+(?:the\\s+)?(?:date\\s+of\\s+(?:the\\s+)?)?adoption\\b"
      "(\\s+of\\s+(?:its\\s+)?(?:resolutions?|decisions?)\\b)?|with\\s+immediate\\s+effect\\b|"
      "effective\\s+immediately\\b)"};
  re2::StringPiece rest{quote};
  std::string other;
  while (re2::RE2::FindAndConsume(&rest, kAtOnce, &other)) {
    if (other.empty()) return true;
  }
  return false;
}

/// Of a termination that states no day: that of adoption, where it says so.
End end_by(const Event& act, const std::optional<Date>& adopted) {
  const bool at_once = std::any_of(act.evidence.begin(), act.evidence.end(),
                                   [](const Evidence& each) { return ends_at_once(each.quote); });
  if (at_once && adopted) return {adopted, "day", "ended on the day of adoption"};
  return {{}, "", "ended by decision; no day stated"};
}

}  // namespace

End end_of(const Event& act, const std::optional<Date>& adopted, const mandate::Sessions& sessions,
           const End& before) {
  const auto& of = act.details;
  if (const auto until = parse_date(text_at(of, "until"))) {
    return {until, is_month_only(act, *until) ? "month" : "day", "stated"};
  }
  if (const auto duration = parse_period(text_at(of, "duration"))) {
    const auto start = start_of(act, adopted, sessions, before);
    End end{{}, "", fmt::format("{} from {}", format_period(*duration), start.how)};
    if (!start.date) return end;
    end.date = add(*start.date, *duration);
    // A month's or a session's last day stays one.
    const auto month = month_end(*end.date);
    if (start.precision == "month" && month_end(*start.date) == *start.date) end.date = month;
    end.precision = start.precision;
    return end;
  }
  const auto occasion = text_at(of, "until_event");
  if (occasion.empty()) {
    const bool gives_term = act.type == "mandate.established" || act.type == "mandate.extended";
    if (act.type == "mandate.terminated") return end_by(act, adopted);
    return gives_term ? end_with_report(act, sessions) : End{{}, "", "no term stated"};
  }
  return end_with(act, occasion, sessions);
}

std::optional<Renewal> renewal_of(const Event& act, const End& end,
                                  const std::optional<Date>& adopted,
                                  const mandate::Sessions& sessions) {
  std::optional<mandate::Session> last;
  for (const auto& evidence : act.evidence) {
    if (!speaks_of_reports(evidence.quote)) continue;
    for (const auto& named : mandate::sessions_named(evidence.quote)) {
      if (!named.body.empty() && named.body != act.body) continue;
      const auto session = sessions.find(act.body, named.number);
      if (!session || session->number.starts_with("S-")) continue;
      if (adopted && session->last <= *adopted) continue;
      if (!last || last->last < session->last) last = session;
    }
  }
  if (last) return Renewal{*last, "last reporting session named"};
  if (!end.date) return std::nullopt;
  const auto near = sessions.around(act.body, *end.date, kMonth);
  // The General Assembly's are a year long: that a term ends within one says nothing.
  if (!near || near->body != "Human Rights Council") return std::nullopt;
  return Renewal{*near, "session of the end of the term"};
}

}  // namespace mandated::registry
