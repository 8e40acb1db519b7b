#pragma once

#include <memory>
#include <string>

#include "daemon/sinks/sink.h"

namespace mandated::sinks {

/// Each event as a line of JSON to `fd`, which stays open. The process ignores SIGPIPE: a reader
/// that went away is an error.
[[nodiscard]] std::unique_ptr<Sink> make_standard_output_sink(std::string id, int fd = 1);

}  // namespace mandated::sinks
