#pragma once

#include <string_view>

#include "pipeline/mandate/acts.h"

namespace mandated::mandate {

/// Of a mandate that is renamed or made over, its holder's new name, as what follows the old one
/// tells: "… as the Committee on Investment", "… into that of Special Rapporteur".
void put_new_title(std::string_view after, const Act&, const Words::Tables&, MandateItem&);

}  // namespace mandated::mandate
