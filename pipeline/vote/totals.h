#pragma once

#include <optional>
#include <string_view>

#include "pipeline/model/vote.h"

namespace mandated::vote {

/// Totals as a sentence states them, and the names it puts in parentheses behind a number.
struct Stated {
  VoteTotals totals;
  std::string_view no, abstain;  ///< "Israel, Nauru" of "2 against (Israel, Nauru)"; else empty
};

/// "28 to 4, with 15 abstentions", "13 votes to none", "106 in favour to 3 against (Israel, …),
/// with 42 abstentions", "14 votes in favour, none against and 1 abstention", "a recorded vote of
/// 28-4-15", in digits or words. Of several the last that is not on a single paragraph, an
/// amendment or a motion: what a text is adopted by comes after what was voted on apart. "Rejected
/// by 3 votes to 2" names those against first. Views into `block`.
[[nodiscard]] std::optional<Stated> read_totals(std::string_view block);

}  // namespace mandated::vote
