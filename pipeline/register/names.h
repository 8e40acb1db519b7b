#pragma once

#include <string>

#include "pipeline/mandate/same_holder.h"
#include "pipeline/model/event.h"
#include "pipeline/text/names.h"

namespace mandated::registry {

/// The name to show for the holder of an act: in full with its acronym in parentheses where the
/// record tells both; in full instead of a bare kind with its title; else as written.
[[nodiscard]] std::string display_name(const Event& act);

/// The name that a rename replaces; "" of any other act.
[[nodiscard]] std::string former_name(const Event& act);

/// What the holder of an act is known by; countries as Countries::coded() has them.
[[nodiscard]] mandate::HolderKeys holder_keys(const Event& act, const text::Countries&);

}  // namespace mandated::registry
