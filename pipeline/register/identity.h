#pragma once

#include <string>
#include <vector>

#include "pipeline/register/acts.h"

namespace mandated::registry {

/// The name to show for the holder of an act: in full with its acronym in parentheses where the
/// record tells both; in full instead of a bare kind with its title; else as written.
[[nodiscard]] std::string display_name(const Event& act);

/// The name that a rename replaces; "" of any other act.
[[nodiscard]] std::string former_name(const Event& act);

/// Every key the holder is known by: as written, in full, by its acronym, and before a rename.
[[nodiscard]] std::vector<std::string> holder_keys(const Event& act);

/// The acts of each mandate. Two acts are of one mandate where the holder is the same: one key, the
/// full name that a record gives for a short one, a name with its acronym in parentheses and the
/// acronym alone, or the name before and after a rename; and where they are on one country, or one
/// of them on none and both of one body.
///
/// A name that says its kind alone ("Panel of Experts", "special rapporteur") is anybody's: it is
/// joined within its country, or by the resolution that it was established by; to a longer name of
/// its country that holds it, where there is one alone; without either it is of its resolution
/// alone, as are "authorizations".
[[nodiscard]] std::vector<std::vector<Act>> by_mandate(std::vector<Act> acts);

}  // namespace mandated::registry
