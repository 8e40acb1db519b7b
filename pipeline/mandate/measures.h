#pragma once

#include <optional>

#include "pipeline/mandate/carried.h"

namespace mandated::mandate {

/// "the measures imposed by paragraph 4", "the authorizations as set out in …": what may be
/// extended and ended for itself. An authorization that names its force stands for the force.
[[nodiscard]] std::optional<Found> measures(const Scene&, const Phrase&);

}  // namespace mandated::mandate
