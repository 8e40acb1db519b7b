#include "pipeline/register/mandates.h"

#include <fmt/format.h>

#include "config/units.h"
#include "daemon/cli/commands.h"
#include "daemon/cli/context.h"
#include "daemon/cli/describe.h"
#include "daemon/cli/failure.h"
#include "daemon/cli/output.h"
#include "daemon/clock.h"
#include "pipeline/register/names.h"

namespace mandated::cli {
namespace {

using registry::Mandate;
using registry::Term;

json::value json_of(const std::optional<Date>& date) {
  return date ? json::value(format_date(*date)) : json::value(nullptr);
}

json::object to_json(const Term& term) {
  const auto& event = term.act.event;
  json::array also;
  for (const auto& each : term.act.also) also.push_back(json::value(each.id.hex()));
  json::array against;
  for (const auto& each : term.act.against) against.push_back(json::value(each.id.hex()));
  return {{"action", text_at(event.details, "action")},
          {"resolution", json_or_null(event.resolution)},
          {"document", event.document},
          {"holder", registry::display_name(event)},
          {"base_resolution", json_or_null(text_at(event.details, "base_resolution"))},
          {"since", json_of(term.adopted)},
          {"duration", json_or_null(text_at(event.details, "duration"))},
          {"until", json_of(term.end.date)},
          {"until_event", json_or_null(text_at(event.details, "until_event"))},
          {"how", term.end.how},
          {"precision", json_or_null(term.end.precision)},
          {"authority", name_of(event.authority)},
          {"condition", json_or_null(registry::condition_of(event))},
          {"evidence", event.evidence.size()},
          {"recorded", format_instant(event.recorded)},
          {"event", event.id.hex()},
          {"also", std::move(also)},
          {"contradicted_by", std::move(against)}};
}

json::value to_json(const std::optional<registry::Renewal>& renewal) {
  if (!renewal) return nullptr;
  return json::object{{"body", renewal->session.body},
                      {"session", renewal->session.number},
                      {"from", format_date(renewal->session.first)},
                      {"to", format_date(renewal->session.last)},
                      {"predicted", renewal->session.predicted},
                      {"how", renewal->how}};
}

json::object to_json(const registry::Rename& rename) {
  return {{"from", rename.from},
          {"to", rename.to},
          {"on", json_of(rename.on)},
          {"resolution", json_or_null(rename.resolution)},
          {"event", rename.event.hex()}};
}

/// The end it will have where a condition is met.
json::value further_to_json(const Mandate& mandate) {
  if (!mandate.further) return nullptr;
  const auto& term = mandate.terms[*mandate.further];
  return json::object{{"until", json_of(term.end.date)},
                      {"how", term.end.how},
                      {"condition", json_or_null(registry::condition_of(term.act.event))},
                      {"event", term.act.event.id.hex()}};
}

json::object to_json(const Mandate& mandate) {
  const auto& term = mandate.term();
  const auto& event = term.act.event;
  const auto& of = event.details;
  json::array terms;
  for (const auto& each : mandate.terms) terms.push_back(to_json(each));
  json::array renames;
  for (const auto& each : mandate.renames) renames.push_back(to_json(each));
  return {{"holder", mandate.name},
          {"holder_type", json_or_null(text_at(of, "holder_type"))},
          {"names", cli::json_of(mandate.names)},
          {"renamed", std::move(renames)},
          {"body", json_or_null(mandate.body)},
          {"country", json_or_null(mandate.country)},
          {"action", text_at(of, "action")},
          {"since", json_of(term.adopted)},
          {"duration", json_or_null(text_at(of, "duration"))},
          {"until", json_of(term.end.date)},
          {"until_event", json_or_null(text_at(of, "until_event"))},
          {"how", term.end.how},
          {"precision", json_or_null(term.end.precision)},
          {"state", registry::name_of(mandate.state)},
          {"predicted_renewal", to_json(mandate.renewal)},
          {"further", further_to_json(mandate)},
          {"resolution", json_or_null(event.resolution)},
          {"document", event.document},
          {"event", event.id.hex()},
          {"terms", std::move(terms)}};
}

std::string until_of(const Term& term) {
  if (term.end.date) return format_date(*term.end.date);
  const auto occasion = text_at(term.act.event.details, "until_event");
  if (!occasion.empty()) return occasion;
  return term.act.event.type == "mandate.terminated" ? "terminated" : "unknown";
}

/// "60, to 2025-10-08": the session at which a renewal is to be expected, and its last day.
std::string renewal_of(const Mandate& mandate) {
  if (!mandate.renewal) return {};
  const auto& session = mandate.renewal->session;
  return fmt::format("{}, to {}{}", session.number, format_date(session.last),
                     session.predicted ? " (predicted)" : "");
}

registry::Question question_of(const Options& options) {
  registry::Question question{date_of(now()), now()};
  if (const auto time = since_of(options.known_at, now(), "--known-at")) question.known_at = *time;
  if (options.as_of.empty()) return question;
  const auto day = parse_date(options.as_of);
  if (!day) {
    throw Failure(kUsage,
                  fmt::format("--as-of: \"{}\" is no day; accepted: 2024-01-01", options.as_of));
  }
  question.as_of = *day;
  return question;
}

/// "2025-10-31, if a head of the Mission has been appointed"; "" where there is no further end.
std::string further_of(const Mandate& mandate) {
  if (!mandate.further) return {};
  const auto& term = mandate.terms[*mandate.further];
  const auto condition = registry::condition_of(term.act.event);
  return fmt::format("{}, {}", until_of(term), condition.empty() ? "on a condition" : condition);
}

std::string how_of(const Mandate& mandate) {
  const auto further = further_of(mandate);
  const auto& how = mandate.term().end.how;
  return further.empty() ? how : fmt::format("{}; further until {}", how, further);
}

/// With the resolution that authorizations are based on: of many they are the only name.
std::string holder_of(const Mandate& mandate) {
  const auto& name = mandate.name;
  const auto& event = mandate.term().act.event;
  const auto base = text_at(event.details, "base_resolution");
  const bool bare = text_at(event.details, "holder_type") == "authorization" &&
                    name.find("resolution") == std::string::npos;
  return bare && !base.empty() ? fmt::format("{} (resolution {})", name, base) : name;
}

void add_row(Table& table, const Mandate& mandate) {
  const auto& term = mandate.term();
  const auto& event = term.act.event;
  table.row({holder_of(mandate), mandate.body, mandate.country,
             term.adopted ? format_date(*term.adopted) : "unknown", until_of(term),
             renewal_of(mandate), std::string{registry::name_of(mandate.state)},
             fmt::format("{} {}", text_at(event.details, "action"), event.resolution),
             how_of(mandate)});
}

std::vector<Mandate> all_of(const Options& options, const registry::Question& question) {
  const auto data = data_of(options);
  const auto store = store_of(config_of(options, data));
  const auto vocabulary = data.vocabulary();
  return registry::mandates(store.mandate_events(question.known_at), vocabulary.sessions,
                            vocabulary.countries, question);
}

}  // namespace

int mandates(const Options& options) {
  const auto span = config::parse_duration(options.expiring);
  if (!options.expiring.empty() && !span) {
    throw Failure(
        kUsage, fmt::format("--expiring: \"{}\" is no time; accepted: 90d, 12w", options.expiring));
  }
  const auto days =
      span ? std::optional{std::chrono::floor<std::chrono::days>(*span)} : std::nullopt;
  const auto question = question_of(options);
  Table table{{"HOLDER", "BODY", "COUNTRY", "SINCE", "UNTIL", "RENEWAL", "STATE", "BY", "HOW"}};
  int endless = 0;
  for (const auto& mandate : all_of(options, question)) {
    const bool ended = mandate.state == registry::State::terminated;
    if (span && !ended && !mandate.term().end.date) ++endless;
    if (span && (ended || !registry::ends_within(mandate, question.as_of, *days))) continue;
    if (options.json) {
      print_json_line(to_json(mandate));
    } else {
      add_row(table, mandate);
    }
  }
  if (!options.json) table.print("no mandate");
  if (endless > 0) {
    fmt::print(stderr, "mandated: {} more whose end is not known: see mandated mandates\n",
               endless);
  }
  return kDone;
}

}  // namespace mandated::cli
