#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "pipeline/model/vote.h"
#include "pipeline/text/names.h"

namespace mandated::vote {

/// Reads a table with one country a line, as the UN Digital Library shows votes: "Y ALBANIA",
/// "N ISRAEL", "A CANADA", and without a letter those that did not vote; or "Albania | Yes". The
/// totals are those of `announced`, checked against the names, else not known. nullopt for fewer
/// than three such lines.
[[nodiscard]] std::optional<Vote> read_roll(const std::vector<std::string_view>& lines,
                                            const text::Countries&, const VoteTotals& announced);

}  // namespace mandated::vote
