#pragma once

#include "config/reader.h"
#include "config/writer.h"
#include "pipeline/model/gates.h"
#include "pipeline/model/profile.h"

namespace mandated::config {

/// `gates:`, of the whole config and of each source; what it leaves out is as in `fallback`.
[[nodiscard]] Gates read_gates(Reader&, const Gates& fallback);
/// Those of a profile, which stand between the two: what it names comes before the whole's.
[[nodiscard]] GatesOfProfile read_gates_of_profile(Reader&);
[[nodiscard]] Gates overlaid(const Gates& base, const GatesOfProfile&);
void write(Writer&, const Gates&);

}  // namespace mandated::config
