#include <array>
#include <string>

#include <fmt/format.h>
#include <re2/re2.h>

#include "pipeline/extract/catalogue.h"
#include "pipeline/text/match.h"
#include "pipeline/vote/ways.h"

namespace mandated::extract {
namespace {

std::optional<int> count_of(std::string_view text) {
  int count = 0;
  static const RE2 kCount{R"(\s*(\d{1,4})\s*\.?)"};
  if (!RE2::FullMatch(piece(text), kCount, &count)) return std::nullopt;
  return count;
}

/// "Adopted 109-48-7, 83rd meeting", "Adopted without vote, 49th meeting", "Adopted unanimously".
void read_statement(std::string_view text, Vote& vote, bool& unanimous) {
  static const RE2 kTotals{R"(\b(\d{1,3})\s*[-–]\s*(\d{1,3})\s*[-–]\s*(\d{1,3})\b)"};
  static const RE2 kWithout{R"((?i)\bwithout (?:a )?vote\b|\bby consensus\b|\bby acclamation\b)"};
  static const RE2 kUnanimous{R"((?i)\bunanimous)"};
  int yes = 0, no = 0, abstain = 0;
  if (RE2::PartialMatch(piece(text), kWithout)) {
    vote.method = VoteMethod::without_vote;
  } else if (RE2::PartialMatch(piece(text), kTotals, &yes, &no, &abstain)) {
    vote.method = VoteMethod::recorded;
    vote.totals = {yes, no, abstain, std::nullopt};
  } else if (RE2::PartialMatch(piece(text), kUnanimous)) {
    vote.method = VoteMethod::recorded;
    vote.totals.no = vote.totals.abstain = 0;
    unanimous = true;
  }
}

struct Totals {
  Vote vote;
  std::optional<int> members;  ///< $f
  bool unanimous = false;
};

std::optional<Totals> read_totals(const MarcRecord& record) {
  Totals out;
  bool said = false;
  for (const auto& field : record.fields) {
    if (field.tag != "996") continue;
    if (!said) read_statement(field.first('a'), out.vote, out.unanimous);
    said = true;
    auto& totals = out.vote.totals;
    if (const auto yes = count_of(field.first('b'))) totals.yes = yes;
    if (const auto no = count_of(field.first('c'))) totals.no = no;
    if (const auto abstain = count_of(field.first('d'))) totals.abstain = abstain;
    if (const auto absent = count_of(field.first('e'))) totals.absent = absent;
    if (const auto members = count_of(field.first('f'))) out.members = members;
  }
  if (!said) return std::nullopt;
  if (out.vote.method == VoteMethod::unknown) out.vote.method = vote::method_of(out.vote);
  return out;
}

/// Not voting is written in many ways: blank, X, 0, NV.
std::optional<vote::Way> way_of(std::string_view said) {
  if (said == "Y" || said == "y") return vote::Way::yes;
  if (said == "N" || said == "n") return vote::Way::no;
  if (said == "A" || said == "a") return vote::Way::abstain;
  for (const std::string_view absent : {"", "X", "x", "0", "NV"}) {
    if (said == absent) return vote::Way::absent;
  }
  return std::nullopt;
}

void read_voter(const MarcField& field, Vote& vote) {
  Voter voter{std::string{field.first('e')}, std::nullopt};
  const auto code = field.first('c');
  if (code.size() == 3) voter.iso3 = std::string{code};
  if (voter.name.empty()) voter.name = code;
  if (voter.name.empty()) return;
  const auto way = way_of(field.first('d'));
  if (!way) {
    vote.problems.push_back(
        fmt::format("{}: vote \"{}\"; Y, N, A or blank is read", voter.name, field.first('d')));
    return;
  }
  list_of(vote, *way)->push_back(std::move(voter));
}

/// Totals are held against the names, and counted from them where the record states none: of a
/// unanimous vote it may state the "yes" alone.
void check(const std::optional<Totals>& stated, Vote& vote) {
  std::size_t named = 0;
  for (std::size_t i = 0; i < vote::kWays; ++i) {
    const auto way = static_cast<vote::Way>(i);
    const auto size = list_of(vote, way)->size();
    named += size;
    auto& total = total_of(vote, way);
    if (!total) total = static_cast<int>(size);
  }
  vote::check(vote);
  if (stated && stated->members && std::cmp_not_equal(*stated->members, named)) {
    vote.problems.push_back(
        fmt::format("members: {} announced, {} named", *stated->members, named));
  }
}

}  // namespace

std::pair<std::optional<Vote>, std::optional<Vote>> catalogue_votes(const MarcRecord& record) {
  std::pair<std::optional<Vote>, std::optional<Vote>> votes;
  const auto stated = read_totals(record);
  if (stated) votes.first = stated->vote;
  Vote lists;
  lists.yes.emplace();
  lists.no.emplace();
  lists.abstain.emplace();
  lists.absent.emplace();
  bool listed = false;
  for (const auto& field : record.fields) {
    if (field.tag != "967" && field.tag != "968" && field.tag != "969") continue;
    listed = true;
    read_voter(field, lists);
  }
  if (!listed) return votes;
  lists.method = VoteMethod::recorded;
  if (stated) lists.totals = stated->vote.totals;
  check(stated, lists);
  if (stated && stated->unanimous) votes.first->totals = lists.totals;
  votes.second = std::move(lists);
  return votes;
}

}  // namespace mandated::extract
