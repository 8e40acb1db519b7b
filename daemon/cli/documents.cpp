#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "daemon/cli/commands.h"
#include "daemon/cli/context.h"
#include "daemon/cli/describe.h"
#include "daemon/cli/failure.h"
#include "daemon/cli/output.h"
#include "daemon/clock.h"

namespace mandated::cli {
namespace {

/// A source that left the config may still have documents.
void expect_source(const std::string& name, const config::Config& config,
                   const store::Store& store) {
  std::vector<std::string> known;
  for (const auto& source : config.sources) known.push_back(source.id);
  for (const auto& state : store.sources()) {
    if (std::find(known.begin(), known.end(), state.id) == known.end()) known.push_back(state.id);
  }
  if (name.empty() || std::find(known.begin(), known.end(), name) != known.end()) return;
  throw Failure(kUsage, fmt::format("documents: there is no source \"{}\"; there are {}", name,
                                    fmt::join(known, ", ")));
}

}  // namespace

int documents(const Options& options) {
  const auto since = since_of(options.since, now());
  const auto data = data_of(options);
  const auto country = country_of(data, options.country);
  const auto config = config_of(options, data);
  const auto store = store_of(config);
  expect_source(options.source, config, store);
  const auto found = store.documents({options.source, country, options.body, since});
  Table table{{"SYMBOL", "SOURCE", "COUNTRY", "BODY", "VERSIONS", "CHANGED", "TITLE"}};
  for (const auto& document : found) {
    if (options.json) {
      print_json_line(to_json(document));
      continue;
    }
    table.row({name_of(document), document.source, document.country, document.body,
               std::to_string(document.versions), shown(document.changed_at), document.title});
  }
  if (!options.json) table.print("no document");
  return 0;
}

}  // namespace mandated::cli
