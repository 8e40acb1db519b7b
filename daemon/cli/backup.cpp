#include <fmt/format.h>

#include "config/units.h"
#include "daemon/cli/commands.h"
#include "daemon/cli/context.h"
#include "daemon/cli/output.h"

namespace mandated::cli {

int backup(const Options& options) {
  const auto store = store_of(config_of(options, data_of(options)));
  store.backup(options.target);
  const auto size = std::filesystem::file_size(options.target);
  if (options.json) {
    print_json({{"file", options.target.string()}, {"bytes", size}});
  } else {
    print_line(fmt::format("{}: {} bytes, complete", options.target.string(), size));
  }
  return 0;
}

}  // namespace mandated::cli
