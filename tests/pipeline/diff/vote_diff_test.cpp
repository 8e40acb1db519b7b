#include "pipeline/diff/vote_diff.h"

#include <gtest/gtest.h>

namespace mandated::diff {
namespace {

using Voters = std::vector<Voter>;

Vote recorded(Voters yes, Voters no) {
  Vote vote;
  vote.method = VoteMethod::recorded;
  vote.totals = {static_cast<int>(yes.size()), static_cast<int>(no.size()), 0, {}};
  vote.yes = std::move(yes);
  vote.no = std::move(no);
  return vote;
}

TEST(VoteDiffTest, NamesTheCountryThatSwitched) {
  const auto before = recorded({{"Japan", "JPN"}, {"Norway", "NOR"}}, {{"Cuba", "CUB"}});
  const auto after = recorded({{"Japan", "JPN"}}, {{"Cuba", "CUB"}, {"Norway", "NOR"}});
  const auto changes = vote_diff("full_vote", before, after);
  ASSERT_EQ(changes.size(), 2U);  // the totals, and Norway
  EXPECT_EQ(changes[0].kind, ChangeKind::field_changed);
  EXPECT_EQ(changes[1].where, "NOR");
  EXPECT_EQ(changes[1].before, json::value("yes"));
  EXPECT_EQ(changes[1].after, json::value("no"));
}

TEST(VoteDiffTest, TakesAnotherSpellingOfACountryForTheSame) {
  EXPECT_TRUE(vote_diff("full_vote", recorded({{"Turkey", "TUR"}}, {}),
                        recorded({{"T\u00fcrkiye", "TUR"}}, {}))
                  .empty());
}

TEST(VoteDiffTest, CallsTotalsThatNobodyKnewCompletion) {
  Vote unknown;
  Vote known;
  known.totals.yes = 20;
  const auto changes = vote_diff("vote", unknown, known);
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0].nature, ChangeNature::completion);
}

TEST(VoteDiffTest, KeepsSilentAboutTotalsThatCannotBeReadAnyMore) {
  Vote known;
  known.totals.yes = 20;
  EXPECT_TRUE(vote_diff("vote", known, Vote{}).empty());
}

}  // namespace
}  // namespace mandated::diff
