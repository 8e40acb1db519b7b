#pragma once

#include "config/reader.h"
#include "config/writer.h"
#include "pipeline/model/gates.h"

namespace mandated::config {

/// `gates:`, of the whole config and of each source; what a source leaves out is the whole's.
[[nodiscard]] Gates read_gates(Reader&, const Gates& fallback);
void write(Writer&, const Gates&);

}  // namespace mandated::config
