#include "pipeline/diff/vote_diff.h"

#include <array>
#include <map>
#include <optional>
#include <string>

#include "pipeline/text/normalise.h"

namespace mandated::diff {
namespace {

using List = std::optional<std::vector<Voter>> Vote::*;
using Count = std::optional<int> VoteTotals::*;

struct Way {
  const char* name;
  List list;
  Count count;
};
constexpr std::array<Way, 4> kWays{{{"yes", &Vote::yes, &VoteTotals::yes},
                                    {"no", &Vote::no, &VoteTotals::no},
                                    {"abstain", &Vote::abstain, &VoteTotals::abstain},
                                    {"absent", &Vote::absent, &VoteTotals::absent}}};

json::value head(const Vote& vote) {
  const auto whole = to_json(vote);
  return json::object{{"method", whole.at("method")}, {"totals", whole.at("totals")}};
}

/// Country → how it voted. The code where it is known, so that a name spelled otherwise is none.
std::map<std::string, std::string> ballots(const Vote& vote) {
  std::map<std::string, std::string> out;
  for (const auto& way : kWays) {
    if (!(vote.*way.list)) continue;
    for (const auto& voter : *(vote.*way.list)) {
      out.emplace(voter.iso3.value_or(text::key(voter.name)), way.name);
    }
  }
  return out;
}

/// Nothing, completion or content, whichever is the strongest among method and totals.
std::optional<ChangeNature> nature_of_head(const Vote& before, const Vote& after) {
  std::optional<ChangeNature> nature;
  const auto compare = [&nature](bool was_known, bool is_known, bool equal) {
    if (!is_known || equal) return;
    if (was_known) {
      nature = ChangeNature::content;
    } else if (!nature) {
      nature = ChangeNature::completion;
    }
  };
  compare(before.method != VoteMethod::unknown, after.method != VoteMethod::unknown,
          before.method == after.method);
  for (const auto& way : kWays) {
    const auto& was = before.totals.*way.count;
    const auto& is = after.totals.*way.count;
    compare(was.has_value(), is.has_value(), was == is);
  }
  return nature;
}

bool names_anyone(const Vote& vote) {
  for (const auto& way : kWays) {
    if (vote.*way.list && !(vote.*way.list)->empty()) return true;
  }
  return false;
}

}  // namespace

std::vector<Change> vote_diff(std::string_view field, const Vote& before, const Vote& after) {
  std::vector<Change> changes;
  const auto add = [&](ChangeKind kind, ChangeNature nature, const std::string& where,
                       json::value was, json::value is) {
    changes.push_back({kind, nature, std::string{field}, where, std::move(was), std::move(is)});
  };
  if (const auto nature = nature_of_head(before, after)) {
    add(ChangeKind::field_changed, *nature, "", head(before), head(after));
  }
  if (!names_anyone(after)) return changes;

  const auto nature = names_anyone(before) ? ChangeNature::content : ChangeNature::completion;
  const auto was = ballots(before);
  const auto is = ballots(after);
  for (const auto& [country, way] : is) {
    const auto found = was.find(country);
    if (found == was.end()) {
      add(ChangeKind::item_added, nature, country, nullptr, json::string{way});
    } else if (found->second != way) {
      add(ChangeKind::item_reworded, nature, country, json::string{found->second},
          json::string{way});
    }
  }
  for (const auto& [country, way] : was) {
    if (is.count(country) == 0) {
      add(ChangeKind::item_removed, nature, country, json::string{way}, nullptr);
    }
  }
  return changes;
}

}  // namespace mandated::diff
