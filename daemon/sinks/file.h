#pragma once

#include <memory>

#include "daemon/sinks/sink.h"

namespace mandated::sinks {

/// Appends each event as a line of JSON. Follows log rotation by itself: a file renamed or removed
/// is opened anew before the next line.
[[nodiscard]] std::unique_ptr<Sink> make_file_sink(const config::Sink&);

}  // namespace mandated::sinks
