#include "pipeline/model/vote.h"

namespace mandated {
namespace {

json::value to_json(const std::optional<int>& count) {
  return count ? json::value(*count) : json::value(nullptr);
}

json::value to_json(const std::optional<std::vector<Voter>>& voters) {
  if (!voters) return nullptr;
  json::array out;
  for (const auto& voter : *voters) {
    out.push_back(json::object{{"name", voter.name},
                               {"iso3", voter.iso3 ? json::value(*voter.iso3) : nullptr}});
  }
  return out;
}

const char* name_of(VoteMethod method) {
  switch (method) {
    case VoteMethod::recorded:
      return "recorded";
    case VoteMethod::without_vote:
      return "without_vote";
    case VoteMethod::unknown:
      break;
  }
  return "unknown";
}

std::optional<int> count_at(const json::object& totals, const char* key) {
  const auto* value = totals.if_contains(key);
  if (value == nullptr || !value->is_int64()) return std::nullopt;
  return static_cast<int>(value->get_int64());
}

std::optional<std::vector<Voter>> voters_at(const json::object& vote, const char* key) {
  const auto* value = vote.if_contains(key);
  if (value == nullptr || !value->is_array()) return std::nullopt;
  std::vector<Voter> voters;
  for (const auto& item : value->get_array()) {
    if (!item.is_object()) continue;
    const auto& object = item.get_object();
    Voter voter{text_at(object, "name"), std::nullopt};
    if (const auto iso3 = text_at(object, "iso3"); !iso3.empty()) voter.iso3 = iso3;
    voters.push_back(std::move(voter));
  }
  return voters;
}

}  // namespace

json::object to_json(const Vote& vote) {
  json::array problems(vote.problems.begin(), vote.problems.end());
  return {{"method", name_of(vote.method)},
          {"totals",
           {{"yes", to_json(vote.totals.yes)},
            {"no", to_json(vote.totals.no)},
            {"abstain", to_json(vote.totals.abstain)},
            {"absent", to_json(vote.totals.absent)}}},
          {"yes", to_json(vote.yes)},
          {"no", to_json(vote.no)},
          {"abstain", to_json(vote.abstain)},
          {"absent", to_json(vote.absent)},
          {"problems", std::move(problems)}};
}

Result<Vote> vote_from_json(const json::value& value) {
  if (!value.is_object()) return fail(Errc::malformed, "a vote is no object");
  const auto& object = value.get_object();
  Vote vote;
  const auto method = text_at(object, "method");
  if (method == "recorded") vote.method = VoteMethod::recorded;
  if (method == "without_vote") vote.method = VoteMethod::without_vote;
  if (const auto* totals = object.if_contains("totals"); totals != nullptr && totals->is_object()) {
    const auto& counts = totals->get_object();
    vote.totals = {count_at(counts, "yes"), count_at(counts, "no"), count_at(counts, "abstain"),
                   count_at(counts, "absent")};
  }
  vote.yes = voters_at(object, "yes");
  vote.no = voters_at(object, "no");
  vote.abstain = voters_at(object, "abstain");
  vote.absent = voters_at(object, "absent");
  if (const auto* problems = object.if_contains("problems");
      problems != nullptr && problems->is_array()) {
    for (const auto& problem : problems->get_array()) {
      if (problem.is_string()) vote.problems.emplace_back(problem.get_string());
    }
  }
  return vote;
}

}  // namespace mandated
