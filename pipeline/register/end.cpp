#include "pipeline/register/end.h"

#include <charconv>

#include <fmt/format.h>

namespace mandated::registry {
namespace {

constexpr int kMonth = 31;  ///< days between the end of a term and the session that renews it

std::optional<mandate::Session> session_of(const Event& act, const mandate::NamedSession& named,
                                           const mandate::Sessions& sessions) {
  return sessions.find(named.body.empty() ? act.body : named.body, named.number);
}

bool speaks_of_reports(const std::string& quote) {
  return quote.find("report") != std::string::npos || quote.find("update") != std::string::npos;
}

}  // namespace

End end_of(const Event& act, const std::optional<Date>& adopted,
           const mandate::Sessions& sessions) {
  const auto& of = act.details;
  if (const auto until = parse_date(text_at(of, "until"))) return {until, "day", "stated"};
  if (const auto duration = parse_period(text_at(of, "duration"))) {
    const auto length = format_period(*duration);
    if (!adopted) return {{}, "", length + " from adoption; adoption date unknown"};
    return {add(*adopted, *duration), "day",
            fmt::format("{} from adoption on {}", length, format_date(*adopted))};
  }
  const auto occasion = text_at(of, "until_event");
  if (occasion.empty()) return {{}, "", "no term stated"};
  const auto named = mandate::sessions_named(occasion);
  const auto session = named.size() == 1 ? session_of(act, named[0], sessions) : std::nullopt;
  if (!session) return {{}, "", fmt::format("until {}; its date is not known", occasion)};
  return {session->last, "session",
          fmt::format("until {}: {} to {}{}", occasion, format_date(session->first),
                      format_date(session->last), session->predicted ? ", predicted" : "")};
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
