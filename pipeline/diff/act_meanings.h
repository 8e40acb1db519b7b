#pragma once

#include <vector>

#include "pipeline/diff/acts.h"
#include "pipeline/diff/ladders.h"
#include "pipeline/model/change.h"

namespace mandated::diff {

/// The acts of one changed paragraph; of what came or went, only those of the one side.
struct ChangedActs {
  std::vector<const Act*> was, is;
};

/// mandate.<action> and term.changed, a list for each change of one pair of texts. An act stands on
/// both sides where the same is done to the same mandate, in whichever paragraph, changed or not.
/// From a text that was adopted later, an act is gone only where no other is done to its mandate
/// and the term it gave was over by then, or nearly: what is renewed every third year is not gone
/// the year after.
[[nodiscard]] std::vector<std::vector<Meaning>> act_meanings(const std::vector<ChangedActs>&,
                                                             Acts& before, Acts& after,
                                                             const Rollover&);

}  // namespace mandated::diff
