#pragma once

#include <optional>
#include <vector>

#include "pipeline/detect/detect.h"

namespace mandated::detect {

/// The start of a term that another paragraph tells: where paragraph 3 decides that what begins on
/// a day "will commence the initial 12 month period provided for in paragraph 1", the duration that
/// paragraph 1 states is counted from that day. Only where one day alone is named for it, and
/// paragraph 1 says nothing else of the start or the end.
void put_starts(const std::vector<Statement>&, const std::optional<Date>& adopted,
                std::vector<Reading>&);

}  // namespace mandated::detect
