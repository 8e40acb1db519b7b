#include <fmt/format.h>

#include "config/units.h"
#include "daemon/cli/commands.h"
#include "daemon/cli/context.h"
#include "daemon/cli/describe.h"
#include "daemon/cli/failure.h"
#include "daemon/cli/output.h"
#include "daemon/clock.h"

namespace mandated::cli {
namespace {

constexpr std::chrono::days kSoon{90};

std::optional<Date> end_of(const Event& act) {
  return parse_date(text_at(act.details, "computed_end"));
}

/// Without an end that can be computed nobody knows whether it still runs.
std::string_view state_of(const Event& act, Instant now) {
  if (act.type == "mandate.terminated") return "terminated";
  const auto end = end_of(act);
  if (!end) return "unknown";
  const auto last_moment = std::chrono::sys_days{*end} + std::chrono::days{1};
  if (last_moment <= now) return "lapsed";
  return last_moment <= now + kSoon ? "expiring" : "active";
}

bool ends_within(const Event& act, std::chrono::milliseconds span, Instant now) {
  const auto end = end_of(act);
  if (!end || act.type == "mandate.terminated") return false;
  const auto last_moment = std::chrono::sys_days{*end} + std::chrono::days{1};
  return last_moment > now && last_moment <= now + span;
}

json::object to_json(const Event& act, Instant now) {
  const auto& of = act.details;
  return {{"holder", text_at(of, "holder")},
          {"holder_type", json_or_null(text_at(of, "holder_type"))},
          {"body", json_or_null(act.body)},
          {"country", json_or_null(act.country)},
          {"action", text_at(of, "action")},
          {"since", act.occurred ? json::value(format_date(*act.occurred)) : json::value(nullptr)},
          {"duration", json_or_null(text_at(of, "duration"))},
          {"until", json_or_null(text_at(of, "computed_end"))},
          {"until_event", json_or_null(text_at(of, "until_event"))},
          {"how", json_or_null(text_at(of, "how"))},
          {"state", state_of(act, now)},
          {"resolution", json_or_null(act.resolution)},
          {"document", act.document},
          {"event", act.id.hex()}};
}

std::string until_of(const Event& act) {
  const auto end = text_at(act.details, "computed_end");
  if (!end.empty()) return end;
  const auto occasion = text_at(act.details, "until_event");
  return occasion.empty() ? "unknown" : occasion;
}

}  // namespace

int mandates(const Options& options) {
  const auto at = now();
  const auto span = config::parse_duration(options.expiring);
  if (!options.expiring.empty() && !span) {
    throw Failure(kUsage, fmt::format("--expiring: \"{}\" is no time; accepted: 90d, 12w",
                                      options.expiring));
  }
  const auto store = store_of(config_of(options, data_of(options)));
  Table table{{"HOLDER", "BODY", "COUNTRY", "SINCE", "UNTIL", "STATE", "BY", "HOW"}};
  int endless = 0;
  for (const auto& row : store.mandates()) {
    const auto& act = row.event;
    if (span && !end_of(act)) ++endless;
    if (span && !ends_within(act, *span, at)) continue;
    if (options.json) {
      print_json_line(to_json(act, at));
      continue;
    }
    table.row({text_at(act.details, "holder"), act.body, act.country,
               act.occurred ? format_date(*act.occurred) : "unknown", until_of(act),
               std::string{state_of(act, at)},
               fmt::format("{} {}", text_at(act.details, "action"), act.resolution),
               text_at(act.details, "how")});
  }
  if (!options.json) table.print("no mandate");
  if (endless > 0) {
    fmt::print(stderr, "mandated: {} more whose end is not known: see mandated mandates\n",
               endless);
  }
  return kDone;
}

}  // namespace mandated::cli
