#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/mandate/words.h"

namespace mandated::mandate {

/// "Special Rapporteurs on Utopia, on sand and on lamps for one year": each by a name of its own,
/// "Special Rapporteur on Utopia", … None where the stretch begins with no such plural, or names
/// one alone.
[[nodiscard]] std::vector<std::string> each_of_kind(std::string_view stretch, const Words::Tables&);

}  // namespace mandated::mandate
