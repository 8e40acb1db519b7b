#pragma once

#include "pipeline/mandate/words.h"
#include "pipeline/model/record.h"

namespace mandated::mandate {

/// What the sentences of a record are read with: its title, its body and its day.
[[nodiscard]] MandateContext context_of(const Record&);

/// Sets the key that the item's holder is compared by, after what the context says of a holder that
/// is named by its kind alone. The name stays as written; what the title adds stands after it in
/// parentheses: "the Special Rapporteur" under "Situation of human rights in Belarus" is "Special
/// Rapporteur (situation of human rights in Belarus)". A pronoun with nobody before it is the
/// holder that the title names.
void resolve_holder(const MandateContext&, const Words::Tables&, MandateItem&);

/// "Special Rapporteur", "independent international fact-finding mission", "Panel of Experts": the
/// kind and nothing else.
[[nodiscard]] bool is_bare(std::string_view holder, const Words::Tables&);

}  // namespace mandated::mandate
