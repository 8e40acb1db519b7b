#pragma once

#include <string>

#include "pipeline/detect/detect.h"

namespace mandated::detect {

/// What every event of a version has in common.
[[nodiscard]] Event event_of(const Subject&, std::string type);
[[nodiscard]] Evidence evidence_of(const Subject&, std::string quote, std::string where,
                                   std::string rule, Authority);
/// The resolution, or else the document: what an event's id is made of.
[[nodiscard]] const std::string& subject_of(const Event&);

}  // namespace mandated::detect
