#include <algorithm>
#include <chrono>
#include <cstdio>
#include <thread>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "config/event_types.h"
#include "daemon/cli/commands.h"
#include "daemon/cli/context.h"
#include "daemon/cli/describe.h"
#include "daemon/cli/failure.h"
#include "daemon/cli/output.h"
#include "daemon/clock.h"

namespace mandated::cli {
namespace {

/// A filter that takes no type there is would be silent for ever.
void check_types(const std::vector<std::string>& types) {
  for (const auto& type : types) {
    const bool takes =
        std::any_of(config::kEventTypes.begin(), config::kEventTypes.end(),
                    [&type](std::string_view known) { return config::matches(type, known); });
    if (takes) continue;
    throw Failure(kUsage, fmt::format("--type: \"{}\" takes no event; there are {}", type,
                                      fmt::join(config::kEventTypes, ", ")));
  }
}

void print(const Event& event, const std::optional<store::Correction>& wrong, bool as_json) {
  if (as_json) return print_json_line(to_json(event, wrong));
  print_line(fmt::format("{}  {}  {}{}{}", format_instant(event.recorded), short_id(event.id),
                         summary(event), event.baseline ? "  (history)" : "",
                         wrong ? fmt::format("  (corrected: {})", wrong->reason) : ""));
}

}  // namespace

int log_events(const Options& options) {
  check_types(options.types);
  store::EventFilter filter;
  filter.types = options.types;
  const auto data = data_of(options);
  filter.country = country_of(data, options.country);
  filter.since = since_of(options.since, now());
  const auto store = store_of(config_of(options, data));
  do {
    for (const auto& each : store.events(filter)) {
      print(each.event, store.correction(each.event.id), options.json);
      filter.after = each.row;
    }
    if (options.follow) {
      std::fflush(stdout);
      std::this_thread::sleep_for(std::chrono::milliseconds{500});
    }
  } while (options.follow && std::ferror(stdout) == 0);
  return kDone;
}

}  // namespace mandated::cli
