#pragma once

#include <optional>

#include "daemon/cli/options.h"

namespace mandated::cli {

/// The command asked for, with its options.
struct Invocation {
  int (*command)(const Options&) = nullptr;
  Options options;
};

/// Reads the command line. nullopt where there is nothing more to do: help was printed, or a
/// mistake told on stderr; `status` says which.
[[nodiscard]] std::optional<Invocation> parse(int argc, const char* const* argv, int& status);

}  // namespace mandated::cli
