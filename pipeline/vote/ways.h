#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/vote.h"
#include "pipeline/text/names.h"

/// What the readers of vote lines, group lists and adoption blocks share.
namespace mandated::vote {

enum class Way : std::uint8_t { yes, no, abstain, absent };
inline constexpr std::size_t kWays = 4;

[[nodiscard]] std::string_view name_of(Way);
[[nodiscard]] std::optional<int>& total_of(Vote&, Way);
[[nodiscard]] const std::optional<int>& total_of(const VoteTotals&, Way);
[[nodiscard]] std::optional<std::vector<Voter>>& list_of(Vote&, Way);

/// A way with its number, at the beginning of a text: "Yes - 20, …", "20 in favour, …".
struct Heading {
  Way way = Way::yes;
  std::optional<int> count;
  std::string_view rest;  ///< what follows, without separators
};
/// nullopt where the text begins otherwise: "Norway", "No country voted".
[[nodiscard]] std::optional<Heading> take_heading(std::string_view text);

/// True where the whole text says nothing but that there was no vote: "Consensus".
[[nodiscard]] bool says_consensus(std::string_view text);

[[nodiscard]] std::vector<Voter> voters(const std::vector<std::string>& names,
                                        const text::Countries&);

/// recorded where a total is over zero or a country is named, else unknown.
[[nodiscard]] VoteMethod method_of(const Vote&);

/// Adds what does not add up: "yes: 20 announced, 19 named", "ALB: named in yes and no".
void check(Vote&);

}  // namespace mandated::vote
