#pragma once

#include <string_view>
#include <vector>

#include "pipeline/model/change.h"
#include "pipeline/model/vote.h"

namespace mandated::diff {

/// What a vote says that it did not say before: method and totals as one change of the field, each
/// country that switched, came or went as one item (where: its code, or its name). A part that was
/// unknown before is completion; a part that is unknown now gives no change.
[[nodiscard]] std::vector<Change> vote_diff(std::string_view field, const Vote& before,
                                            const Vote& after);

}  // namespace mandated::diff
