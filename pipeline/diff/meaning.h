#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/instant.h"
#include "pipeline/diff/ladders.h"
#include "pipeline/mandate/mandate.h"
#include "pipeline/model/change.h"

namespace mandated::diff {

/// What meanings are read with. It lives as long as the call.
struct Rules {
  const Ladders& ladders;
  const mandate::Words& mandates;
};

/// A paragraph on one side of a change.
struct Saw {
  std::string_view text;          ///< "" where there is none
  std::optional<Date> adopted{};  ///< of the text it stands in: how long a term is "until" a day
};

/// What it means that a paragraph became another one, came (`before` empty) or went (`after`
/// empty):
///   mandate.<action>   an act on a mandate stands on one side only
///   term.changed       the same act on the same mandate, another term; note "technical rollover"
///   strength.raised, strength.lowered   a verb moved on its ladder
///   addressee.changed  somebody else is told to act
///   reporting.changed  when to report
///   reference.updated  nothing but symbols, years, days and sessions
///   typography         nothing but how it is written
///   wording            a rewording that is none of these
/// In this order; none for a paragraph without acts that came or went.
[[nodiscard]] std::vector<Meaning> meanings(const Saw& before, const Saw& after, const Rules&);

/// Fills the meanings of changes between texts: clauses, and items of lists.
void explain(std::vector<Change>&, const Rules&, std::optional<Date> adopted_before = {},
             std::optional<Date> adopted_after = {});

}  // namespace mandated::diff
