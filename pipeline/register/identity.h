#pragma once

#include <vector>

#include "pipeline/register/acts.h"

namespace mandated::registry {

/// The acts of each mandate. Two acts are of one mandate where the holder is the same: one key, the
/// full name that a record gives for a short one, a name with its acronym in parentheses and the
/// acronym alone, or the name before and after a rename; and where they are on one country, or one
/// of them on none and both of one body. Countries count by their codes, whatever they are called.
///
/// Joined too, within one body and country, where there is one alone that fits: a short name and
/// the longer one that has its words, an acronym and a name it may stand for (one name on two
/// countries is two), and a rename that does not say of what, with the mandate of its base
/// resolution or of its country before it. An
/// acronym whose name in full is known goes to no other name, and mandates of two different
/// acronyms (UNMIL and UNOMIL, UNSOM and UNSOS) are joined by a rename or a base resolution alone.
///
/// A name that says its kind alone ("Panel of Experts", "special rapporteur") is anybody's, as are
/// "authorizations" and measures: it is joined within its country, or by the resolution that it was
/// established or last acted upon by; without either it is of its resolution alone. Authorizations
/// that say what they are based on are joined by that, as one country may have several; and by
/// terms that touch, see join_touching(). The order of the acts makes no difference.
[[nodiscard]] std::vector<std::vector<Act>> by_mandate(std::vector<Act> acts,
                                                       const text::Countries&);

}  // namespace mandated::registry
