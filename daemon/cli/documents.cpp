#include "daemon/cli/commands.h"
#include "daemon/cli/context.h"
#include "daemon/cli/describe.h"
#include "daemon/cli/output.h"
#include "daemon/clock.h"

namespace mandated::cli {

int documents(const Options& options) {
  const auto since = since_of(options.since, now());
  const auto data = data_of(options);
  const auto country = country_of(data, options.country);
  const auto store = store_of(config_of(options, data));
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
