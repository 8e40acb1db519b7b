#pragma once

#include <string_view>
#include <vector>

#include "pipeline/diff/acts.h"
#include "pipeline/diff/ladders.h"
#include "pipeline/mandate/mandate.h"
#include "pipeline/model/change.h"

namespace mandated::diff {

/// What meanings are read with. It lives as long as the call.
struct Rules {
  const Ladders& ladders;
  const mandate::Words& mandates;
};

/// What it means that a paragraph became another one, came (`before` empty) or went (`after`
/// empty), of texts of which nothing else is known:
///   mandate.<action>   an act on a mandate stands on one side only
///   term.changed       the same act on the same mandate, another term; note "technical rollover"
///   strength.raised, strength.lowered   a verb moved on its ladder
///   addressee.changed  somebody else is told to act
///   reporting.changed  when to report
///   reference.updated  nothing but symbols, years, days and sessions
///   typography         nothing but how it is written
///   wording            a rewording that is none of these
/// In this order; none for a paragraph without acts that came or went.
[[nodiscard]] std::vector<Meaning> meanings(std::string_view before, std::string_view after,
                                            const Rules&);

/// Fills the meanings of changes between the texts of two records: clauses, and items of lists. An
/// act is looked for in all of them: see act_meanings().
void explain(std::vector<Change>&, Acts& before, Acts& after, const Ladders&);
/// The same, reading the acts for this once.
void explain(std::vector<Change>&, const Record& before, const Record& after, const Rules&);

}  // namespace mandated::diff
