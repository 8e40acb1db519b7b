#pragma once

#include <string_view>

#include "pipeline/mandate/acts.h"
#include "pipeline/mandate/words.h"

namespace mandated::mandate {

/// Why a sentence with the words of an act is none; the first that fits.
[[nodiscard]] Look look_of(std::string_view text, const Sentence&, const Words::Tables&);

}  // namespace mandated::mandate
