#include "pipeline/vote/vote.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/pipeline/vote/sample.h"

namespace mandated::vote {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(TallyTest, ReadsAVoteLine) {
  const auto vote = read_tally("Yes - 20, No - 6, Abstain - 21, Absent - 0").value();
  EXPECT_EQ(vote.method, VoteMethod::recorded);
  EXPECT_EQ(vote.totals, (VoteTotals{20, 6, 21, 0}));
  EXPECT_EQ(vote.yes, std::nullopt);
}

TEST(TallyTest, KeepsWhatTheLineDoesNotSayUnknown) {
  EXPECT_EQ(read_tally("Yes - 83, No - 14, Abstain - 39")->totals,
            (VoteTotals{83, 14, 39, std::nullopt}));
}

TEST(TallyTest, ReadsOtherWordsAndSigns) {
  const VoteTotals wanted{28, 4, 15, std::nullopt};
  EXPECT_EQ(read_tally("28 in favour, 4 against and 15 abstentions")->totals, wanted);
  EXPECT_EQ(read_tally("Recorded vote: Yes: 28 / No: 4 / Abstain: 15")->totals, wanted);
  EXPECT_EQ(read_tally("YES \u2013 28; NO \u2013 4; ABSTAIN \u2013 15")->totals, wanted);
}

TEST(TallyTest, ReadsConsensus) {
  EXPECT_EQ(read_tally("Consensus")->method, VoteMethod::without_vote);
  EXPECT_EQ(read_tally("Adopted without a vote.")->method, VoteMethod::without_vote);
}

TEST(TallyTest, DoesNotTakeAllZeroForAMethod) {
  const auto vote = read_tally("Yes - 0, No - 0, Abstain - 0, Absent - 0").value();
  EXPECT_EQ(vote.method, VoteMethod::unknown);
  EXPECT_EQ(vote.totals, (VoteTotals{0, 0, 0, 0}));
}

TEST(TallyTest, LeavesRunningTextAlone) {
  EXPECT_EQ(read_tally("No country voted against"), std::nullopt);
  EXPECT_EQ(read_tally("Norway, Albania"), std::nullopt);
  EXPECT_EQ(read_tally("Yes - 20, and then the room was cleared"), std::nullopt);
  EXPECT_EQ(read_tally("Yes - 20"), std::nullopt);
  EXPECT_EQ(read_tally("Yes - 20, Yes - 21, No - 3"), std::nullopt);
}

TEST(GroupsTest, ReadsGluedCountsAndNames) {
  const auto vote =
      read_groups({"Yes2", "Albania", "Norway", "No1", "Cuba", "Abstain0", "Absent0"}, countries())
          .value();
  EXPECT_EQ(vote.method, VoteMethod::recorded);
  EXPECT_EQ(vote.totals, (VoteTotals{2, 1, 0, 0}));
  EXPECT_EQ(codes(vote.yes), "ALB NOR ");
  EXPECT_EQ(codes(vote.no), "CUB ");
  EXPECT_EQ(codes(vote.abstain), "");
  EXPECT_THAT(vote.problems, IsEmpty());
}

TEST(GroupsTest, ReadsNamesOnTheLineOfTheirHeading) {
  const auto vote = read_groups({"Yes - Albania, Norway", "No (1): Cuba"}, countries()).value();
  EXPECT_EQ(codes(vote.yes), "ALB NOR ");
  EXPECT_EQ(vote.totals.yes, std::nullopt);
  EXPECT_EQ(codes(vote.no), "CUB ");
  EXPECT_EQ(vote.totals.no, 1);
}

TEST(GroupsTest, KeepsAllZeroAsReadAndTheMethodUnknown) {
  const auto vote = read_groups({"Yes0", "No0", "Abstain0", "Absent0"}, countries()).value();
  EXPECT_EQ(vote.method, VoteMethod::unknown);
  EXPECT_EQ(vote.totals, (VoteTotals{0, 0, 0, 0}));
  EXPECT_EQ(codes(vote.yes), "");
}

TEST(GroupsTest, SaysWhatDoesNotAddUp) {
  const auto vote =
      read_groups({"Yes3", "Albania", "Norway", "No1", "Norway"}, countries()).value();
  EXPECT_THAT(vote.problems, ElementsAre("yes: 3 announced, 2 named", "NOR: named in yes and no"));
}

TEST(GroupsTest, KeepsANameNobodyKnowsWhereOneIsMissing) {
  const auto vote = read_groups({"Yes2", "Albania", "Utopia", "No0"}, countries()).value();
  EXPECT_EQ(vote.yes, (std::vector<Voter>{{"Albania", "ALB"}, {"Utopia", std::nullopt}}));
}

TEST(GroupsTest, StopsBehindTheLastList) {
  const auto vote =
      read_groups({"Yes1", "Albania", "No1", "Cuba", "Share this", "China", "No - I disagree"},
                  countries())
          .value();
  EXPECT_EQ(codes(vote.no), "CUB ");
  EXPECT_THAT(vote.problems, IsEmpty());
}

TEST(GroupsTest, PartsListsThatRunTogetherByTheVoteLine) {
  const auto vote =
      read_groups({"Albania", "Norway", "Cuba", "Belgium"}, countries(), {2, 1, 1, 0}).value();
  EXPECT_EQ(vote.totals, (VoteTotals{2, 1, 1, 0}));
  EXPECT_EQ(codes(vote.yes), "ALB NOR ");
  EXPECT_EQ(codes(vote.no), "CUB ");
  EXPECT_EQ(codes(vote.abstain), "BEL ");
  EXPECT_EQ(codes(vote.absent), "");
}

TEST(GroupsTest, GuessesNoListsWithoutCounts) {
  EXPECT_EQ(read_groups({"Albania", "Norway", "Cuba"}, countries()), std::nullopt);
  EXPECT_EQ(read_groups({"Albania", "Norway", "Cuba"}, countries(), {1, 1, 0, 0}), std::nullopt);
}

TEST(GroupsTest, ReadsTheVoteLineBesideTheLists) {
  const auto vote = read_groups({"Yes - 2, No - 1, Abstain - 0", "Yes2", "Albania", "Norway", "No",
                                 "Cuba", "Abstain0"},
                                countries())
                        .value();
  EXPECT_EQ(vote.totals, (VoteTotals{2, 1, 0, std::nullopt}));
  EXPECT_EQ(codes(vote.no), "CUB ");
  EXPECT_THAT(vote.problems, IsEmpty());
}

TEST(GroupsTest, SaysWhereVoteLineAndHeadingDiffer) {
  const auto vote =
      read_groups({"Yes - 3, No - 1", "Yes2", "Albania", "Norway", "No1", "Cuba"}, countries())
          .value();
  EXPECT_THAT(vote.problems, ElementsAre("yes: 3 in the vote line, 2 in the heading of the list"));
}

TEST(RollTest, ReadsATableWithOneCountryALine) {
  const auto vote =
      read_groups({"Yes: 2 | No: 1 | Abstentions: 1 | Non-Voting: 1 | Total voting "
                   "membership: 5",
                   "Y ALBANIA", "A BELGIUM", "N BOSNIA AND HERZEGOVINA", "CHINA", "Y NORWAY"},
                  countries())
          .value();
  EXPECT_EQ(vote.method, VoteMethod::recorded);
  EXPECT_EQ(vote.totals, (VoteTotals{2, 1, 1, 1}));
  EXPECT_EQ(codes(vote.yes), "ALB NOR ");
  EXPECT_EQ(codes(vote.no), "BIH ");
  EXPECT_EQ(codes(vote.abstain), "BEL ");
  EXPECT_EQ(codes(vote.absent), "CHN ");
  EXPECT_THAT(vote.problems, IsEmpty());
}

TEST(RollTest, ReadsAMarkBehindTheName) {
  const auto vote =
      read_groups({"Albania | Yes", "Cuba | No", "Norway | Abstain"}, countries()).value();
  EXPECT_EQ(codes(vote.yes), "ALB ");
  EXPECT_EQ(codes(vote.no), "CUB ");
  EXPECT_EQ(codes(vote.abstain), "NOR ");
  EXPECT_EQ(codes(vote.absent), "none");
}

TEST(RollTest, SaysWhatDoesNotAddUp) {
  const auto vote =
      read_groups({"Yes: 3 | No: 1 | Abstentions: 0", "Y ALBANIA", "Y NORWAY", "N CUBA"},
                  countries())
          .value();
  EXPECT_THAT(vote.problems, ElementsAre("yes: 3 announced, 2 named"));
}

}  // namespace
}  // namespace mandated::vote
