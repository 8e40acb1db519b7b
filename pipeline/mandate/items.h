#pragma once

#include <string_view>
#include <vector>

#include "pipeline/mandate/acts.h"
#include "pipeline/mandate/term.h"

namespace mandated::mandate {

/// What an act does to whom: one item for each mandate its clause names. None where what is acted
/// upon is no mandate ("extends its appreciation", "decides to establish 383 posts").
[[nodiscard]] std::vector<MandateItem> items_of(std::string_view text, const Act&,
                                                const Words::Tables&);

}  // namespace mandated::mandate
