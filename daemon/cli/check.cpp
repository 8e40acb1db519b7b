#include <cstdio>

#include <fmt/format.h>

#include "config/load.h"
#include "daemon/cli/commands.h"
#include "daemon/cli/context.h"
#include "daemon/cli/failure.h"
#include "daemon/cli/output.h"
#include "daemon/log/escape.h"

namespace mandated::cli {
int check(const Options& options) {
  const auto data = data_of(options);
  try {
    const auto config = config_of(options, data);
    static_cast<void>(data.vocabulary());  // throws where a file of --data-dir is not right
    if (options.effective) {
      fmt::print("{}", config::effective(config));
      return kDone;
    }
    const auto warnings = config::warnings(config);
    if (options.json) {
      print_json({{"file", options.config.string()},
                  {"right", true},
                  {"mistakes", json::array{}},
                  {"warnings", json_of(warnings)}});
      return kDone;
    }
    for (const auto& warning : warnings) fmt::print(stderr, "mandated: {}\n", log::escape(warning));
    print_line(fmt::format("{}: right; {} sources, {} sinks, store {}", options.config.string(),
                           config.sources.size(), config.sinks.size(), config.store.string()));
    return kDone;
  } catch (const config::ConfigError& error) {
    if (options.json) {
      print_json({{"file", options.config.string()},
                  {"right", false},
                  {"mistakes", json_of(error.mistakes())},
                  {"warnings", json::array{}}});
    }
    throw;
  }
}

}  // namespace mandated::cli
