#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/event.h"

namespace mandated::registry {

/// "2292" of "S/RES/2292 (2016)" and of "2292 (2016)", "54/36" of "A/HRC/RES/54/36".
[[nodiscard]] std::string number_of(std::string_view resolution);

/// True of a holder that says its kind alone: "special rapporteur", "Panel of Experts",
/// "authorizations".
[[nodiscard]] bool is_anybodys(const Event&);
[[nodiscard]] bool is_authorization(const Event&);

/// "measures on arms" of "measures on arms imposed by paragraph 4 of resolution 2428": each year
/// refers to the paragraphs in other words.
[[nodiscard]] std::string subject_of(const Event&);

/// What tells acts of one base resolution apart: of authorizations and measures their subject, as
/// one resolution has several; of others the type.
[[nodiscard]] std::string base_kind_of(const Event&);

/// What an act on one that names its kind alone is found by: what tells it from others of its kind.
/// A country has one panel, but authorizations of several chains: those are found by what they are
/// based on, where that is said.
[[nodiscard]] std::vector<std::string> kind_keys(const Event&);

}  // namespace mandated::registry
