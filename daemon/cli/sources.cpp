#include <fmt/format.h>

#include "daemon/cli/commands.h"
#include "daemon/cli/context.h"
#include "daemon/cli/output.h"
#include "daemon/clock.h"
#include "daemon/schedule.h"
#include "daemon/span.h"

namespace mandated::cli {
namespace {

std::string_view state_of(const store::SourceState& state) {
  if (!state.tried_at) return "new";
  if (state.failures > 0) return "failing";
  return state.baseline_complete ? "good" : "baseline";
}

/// nullopt where it was never tried: a daemon takes it within a minute of its start.
std::optional<Instant> next_due_of(const config::Source& source, const store::SourceState& state) {
  if (!state.tried_at) return std::nullopt;
  return next_due(source.id, state.tried_at, state.failures, index_rhythm(source, state.fresh),
                  *state.tried_at);
}

/// ISO 8601, "PT90S"; null where it is not due yet.
json::value overdue_by(const std::optional<Instant>& due) {
  if (!due || *due >= now()) return nullptr;
  return json::string{iso_of(std::chrono::floor<std::chrono::seconds>(now() - *due))};
}

}  // namespace

int sources(const Options& options) {
  const auto config = config_of(options, data_of(options));
  const auto store = store_of(config);
  Table table{{"SOURCE", "STATE", "LAST SUCCESS", "NEXT DUE", "DOCUMENTS", "OPEN INCIDENTS"}};
  for (const auto& source : config.sources) {
    const auto state = store.source(source.id);
    const auto due = next_due_of(source, state);
    if (options.json) {
      print_json_line({{"source", source.id},
                       {"kind", name_of(source.kind)},
                       {"state", state_of(state)},
                       {"last_success", json_of(state.succeeded_at)},
                       {"last_try", json_of(state.tried_at)},
                       {"next_due", json_of(due)},
                       {"overdue_by", overdue_by(due)},
                       {"failures", state.failures},
                       {"documents", state.documents},
                       {"open_incidents", state.open_incidents}});
      continue;
    }
    table.row({source.id, std::string{state_of(state)}, shown(state.succeeded_at),
               !due            ? "within a minute of start"
               : *due <= now() ? "now"
                               : shown(due),
               std::to_string(state.documents), std::to_string(state.open_incidents)});
  }
  if (!options.json) table.print("no source");
  return 0;
}

}  // namespace mandated::cli
