#pragma once

#include <string>
#include <vector>

#include "pipeline/model/change.h"

namespace mandated::detect {

/// What changes mean, once each, for one line: "strength.lowered: strongly condemns → expresses
/// concern, term.changed: 12 months → 14 days (technical rollover)". Mere wording and
/// references are left out; at most four are told, then how many more there are.
[[nodiscard]] std::string meanings_in_words(const std::vector<const Change*>&);

/// How often each meaning: {"strength.raised":2,"wording":5}.
[[nodiscard]] json::object count_meanings(const std::vector<const Change*>&);

}  // namespace mandated::detect
