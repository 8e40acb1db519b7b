#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "pipeline/model/vote.h"
#include "pipeline/text/names.h"

namespace mandated::vote {

/// Reads a vote line: "Yes - 20, No - 6, Abstain - 21, Absent - 0", "Yes - 83, No - 14, Abstain -
/// 39", "Consensus", "Adopted without a vote". nullopt where the text is no vote line. All-zero
/// totals are of unknown method: they alone prove nothing.
[[nodiscard]] std::optional<Vote> read_tally(std::string_view line);

/// Reads group headings with their countries, each line as printed: "Yes30", "Albania", …,
/// "No3", … or "Yes - Albania, Belgium". Checks the arithmetic; what does not add up is a problem.
/// All-zero totals with no names give totals of zero and method unknown.
///
/// Lists that run together because their headings are lost or stand elsewhere are parted by the
/// counts of the headings, else by `announced` (the vote line), if these sum up to the number of
/// names. What stands behind a complete list and names no country is not read. A vote line among
/// the lines takes the place of `announced`. Without headings, a table with one country a line is
/// read (read_roll()). nullopt where the lines are no vote.
[[nodiscard]] std::optional<Vote> read_groups(const std::vector<std::string_view>& lines,
                                              const text::Countries&,
                                              const VoteTotals& announced = {});

/// True for a line that opens a group: "Yes30", "No", "In favour: 28", "Abstain - Brazil, India".
[[nodiscard]] bool opens_group(std::string_view line);

/// Reads the adoption block of an official text: "[Adopted by a recorded vote of 28 to 4, with 15
/// abstentions. The voting was as follows: In favour: …]" or "[Adopted without a vote.]". A group
/// of none that is not printed is an empty list. What follows the "]" is not read.
[[nodiscard]] std::optional<Vote> read_adoption(std::string_view block, const text::Countries&);

}  // namespace mandated::vote
