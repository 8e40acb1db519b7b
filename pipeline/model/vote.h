#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pipeline/base/json.h"

namespace mandated {

enum class VoteMethod { unknown, recorded, without_vote };

/// A country in a vote list: its name as printed, and its ISO 3166-1 alpha-3 code where known.
struct Voter {
  std::string name;
  std::optional<std::string> iso3;
  bool operator==(const Voter&) const = default;
};

struct VoteTotals {
  std::optional<int> yes, no, abstain, absent;
  bool operator==(const VoteTotals&) const = default;
};

/// A vote as read. An absent list is nullopt, an empty one is empty: nobody is not unknown.
struct Vote {
  VoteMethod method = VoteMethod::unknown;
  VoteTotals totals;
  std::optional<std::vector<Voter>> yes, no, abstain, absent;
  /// What does not add up, one line each: "yes: 20 announced, 19 named".
  std::vector<std::string> problems;
  bool operator==(const Vote&) const = default;
};

/// {"method","totals":{"yes","no","abstain","absent"},"yes":[{"name","iso3"}],…,"problems":[…]};
/// what is nullopt is null. This is the shape of every vote that is printed or stored.
[[nodiscard]] json::object to_json(const Vote&);
[[nodiscard]] Result<Vote> vote_from_json(const json::value&);

}  // namespace mandated
