#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "config/config.h"
#include "config/data.h"

namespace mandated {

/// What one round of one source came to. `events` counts what was told of documents, not incidents.
struct RoundSummary {
  std::string source;
  int documents = 0;     ///< known after the round
  int fetched = 0;       ///< answers with a body
  int not_modified = 0;  ///< 304, and files whose size and time are as before
  int same_bytes = 0;    ///< a body whose digest is that of the last accepted one: not parsed
  int parsed = 0;        ///< bodies a reader looked at
  int versions = 0;
  int events = 0;
  int failed = 0;  ///< attempts without an answer, and an index that could not be read
  int quarantined = 0;
  std::string trouble;  ///< why the source as a whole failed; "" where it did not
};

struct RunOptions {
  std::filesystem::path config_file;
  std::filesystem::path data_dir;  ///< "" for what is built in
};

/// The daemon: polls until SIGTERM or SIGINT; returns the exit status. Throws ConfigError,
/// StorageError.
int run(const RunOptions&);

/// One round of the named sources, or of all; delivers what came of it. Throws StorageError (also
/// where `run` holds the store: store::is_held) and ConfigError.
std::vector<RoundSummary> once(const config::Config&, const config::Data&,
                               const std::vector<std::string>& sources);

}  // namespace mandated
