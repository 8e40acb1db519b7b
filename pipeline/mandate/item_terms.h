#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/mandate.h"

namespace mandated::mandate {

[[nodiscard]] bool has_term(const MandateItem&);

/// The term that a stretch states, in the item: of a termination the day it takes effect, of an
/// extension or a foundation its duration and end; a widened mandate has none.
void put_term(std::string_view stretch, MandateItem&);

/// "a one-year investigative team": the duration out of the holder's name, into the item.
void take_length(MandateItem&);

/// "to set up a Force …; the Force shall be established for an initial period of six months": the
/// duration that stands in a later sentence of the same paragraph, `after` the act's own.
void put_initial_term(std::string_view after, MandateItem&);

/// "the mandates of A and of B for one year": the one term is of both. "For one year and two years
/// respectively": each has its own.
void share_last_term(std::string_view clause, std::vector<MandateItem>&);

/// The stretch before what else is decided: "…, and that the Mission shall begin its liquidation",
/// "…, and to convene it for two weeks".
[[nodiscard]] std::string_view before_other_decisions(std::string_view stretch);

/// "15/21" of "as established in its resolution 15/21"; "" for none.
[[nodiscard]] std::string base_resolution(std::string_view stretch);

/// "2628 (2022)" of "Recalls paragraph 22 of resolution 2628 (2022), as most recently extended by
/// resolution 2747 (2024)": what "its authorizations" are based on that the same sentence goes on
/// to extend; "" for none.
[[nodiscard]] std::string base_recalled(std::string_view before);

}  // namespace mandated::mandate
