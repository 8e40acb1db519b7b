#include "pipeline/register/expiry.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "pipeline/register/names.h"

namespace mandated::registry {
namespace {

using std::chrono::days;

const std::string& instrument_of(const Event& event) {
  return event.resolution.empty() ? event.document : event.resolution;
}

/// The act's own event, told again as another type.
Event event_of(const Term& term, std::string type, const std::string& claim_term, Instant now) {
  const auto& act = term.act.event;
  Event event = act;
  event.type = std::move(type);
  // The term's own holder: which other acts are of its mandate may turn out later.
  const auto key = text_at(act.details, "holder_key");
  event.id = event_id(event.type, instrument_of(act), key, claim_term);
  event.recorded = now;
  event.baseline = false;
  event.severity = Severity::warning;
  event.occurred = std::nullopt;
  const auto holder_type = text_at(act.details, "holder_type");
  event.details = {
      {"holder", display_name(act)},
      {"holder_key", key},
      {"holder_type", holder_type.empty() ? json::value(nullptr) : json::value(holder_type)},
      {"of", act.id.hex()}};
  return event;
}

void tell_end(Event& event, const Mandate& mandate, const End& end) {
  event.details["computed_end"] = format_date(*end.date);
  event.details["how"] = end.how;
  event.details["precision"] = end.precision;
  event.details["predicted_renewal"] =
      mandate.renewal ? json::value(mandate.renewal->session.number) : json::value(nullptr);
}

/// The later end that waits for a condition, where it is a day.
const Term* further_of(const Mandate& mandate) {
  if (!mandate.further) return nullptr;
  const auto& term = mandate.terms[*mandate.further];
  return term.end.date ? &term : nullptr;
}

/// "2025-10-31, if a head of the Mission has been appointed"
std::string on_condition(const Term& term) {
  const auto condition = condition_of(term.act.event);
  return fmt::format("{}, {}", format_date(*term.end.date),
                     condition.empty() ? "on a condition" : condition);
}

std::optional<days> lead_of(days left, const std::vector<days>& leads) {
  std::optional<days> shortest;
  for (const auto lead : leads) {
    if (left <= lead && (!shortest || lead < *shortest)) shortest = lead;
  }
  return shortest;
}

Event expiring(const Mandate& mandate, const Term& term, days lead, Instant now) {
  const auto end = format_date(*term.end.date);
  auto event = event_of(term, "mandate.expiring", fmt::format("{} P{}D", end, lead.count()), now);
  tell_end(event, mandate, term.end);
  event.details["lead"] = format_period({.days = static_cast<int>(lead.count())});
  const auto* further = further_of(mandate);
  event.details["what"] =
      further == &term ? fmt::format("would end on {}; no renewal seen", on_condition(term))
      : further != nullptr
          ? fmt::format("ends on {}, or on {}; no renewal seen", end, on_condition(*further))
          : fmt::format("ends on {}; no renewal seen", end);
  return event;
}

Event lapsed(const Mandate& mandate, Instant now) {
  const auto& term = mandate.term();
  const auto end = format_date(*term.end.date);
  auto event = event_of(term, "mandate.lapsed", end, now);
  event.occurred = term.end.date;
  tell_end(event, mandate, term.end);
  const auto* further = further_of(mandate);
  event.details["what"] = further != nullptr ? fmt::format("ended on {}, or on {}; no renewal seen",
                                                           end, on_condition(*further))
                                             : fmt::format("ended on {}; no renewal seen", end);
  return event;
}

std::string term_words(const Event& event) {
  for (const auto* key : {"until", "duration", "until_event"}) {
    if (auto text = text_at(event.details, key); !text.empty()) return text;
  }
  return "no term";
}

void tell_contradictions(const Term& term, Instant now, std::vector<Event>& events) {
  const auto& act = term.act.event;
  for (const auto& other : term.act.against) {
    const auto [first, second] = std::minmax({act.id.hex(), other.id.hex()});
    auto event = event_of(term, "mandate.contradiction", first + " " + second, now);
    event.occurred = term.adopted;
    event.details["what"] =
        fmt::format("{} says {}, {} says {}", name_of(act.authority), term_words(act),
                    name_of(other.authority), term_words(other));
    event.details["other"] = other.id.hex();
    events.push_back(std::move(event));  // the act's evidence is that of all its sources
  }
}

/// The last day on which a renewal in time may still come.
Date waited_for(const Mandate& mandate) {
  const auto end = *mandate.term().end.date;
  return mandate.renewal ? std::max(end, mandate.renewal->session.last) : end;
}

/// The term that runs on this day: past the current one, that which waits for a condition.
const Term* running(const Mandate& mandate, Date today) {
  if (mandate.state == State::expiring || mandate.state == State::active) return &mandate.term();
  const auto* further = further_of(mandate);
  const bool goes_on = mandate.state == State::unknown && further != nullptr;
  return goes_on && *further->end.date >= today ? further : nullptr;
}

void tell_time(const Mandate& mandate, Instant now, const std::vector<days>& leads,
               std::vector<Event>& events) {
  const auto& term = mandate.term();
  const auto& end = term.end.date;
  if (!end || term.act.event.type == "mandate.terminated") return;
  if (const auto* runs = running(mandate, date_of(now))) {
    const auto left = std::chrono::sys_days{*runs->end.date} - std::chrono::sys_days{date_of(now)};
    const auto lead = lead_of(left, leads);
    if (lead) events.push_back(expiring(mandate, *runs, *lead, now));
  } else if (mandate.state == State::lapsed && term.end.precision != "session" &&
             *end >= date_of(term.act.event.recorded) && waited_for(mandate) < date_of(now)) {
    events.push_back(lapsed(mandate, now));
  }
}

}  // namespace

std::vector<Event> register_events(const std::vector<Mandate>& mandates, Instant now,
                                   const std::vector<days>& leads) {
  std::vector<Event> events;
  for (const auto& mandate : mandates) {
    tell_time(mandate, now, leads, events);
    for (const auto& term : mandate.terms) tell_contradictions(term, now, events);
  }
  return events;
}

}  // namespace mandated::registry
