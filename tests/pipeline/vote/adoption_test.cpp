#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/vote/vote.h"
#include "tests/pipeline/vote/sample.h"

namespace mandated::vote {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(AdoptionTest, ReadsARecordedVote) {
  const auto vote =
      read_adoption(
          "[Adopted by a recorded vote of 3 to 1, with 1 abstention. The voting was as follows:\n"
          "In favour:\nAlbania, United Kingdom of Great Britain and Northern Ireland and Norway\n"
          "Against:\nVenezuela (Bolivarian Republic of)**\n"
          "Abstaining:\nBosnia and Herzegovina]\nAnnex: China, Cuba",
          countries())
          .value();
  EXPECT_EQ(vote.method, VoteMethod::recorded);
  EXPECT_EQ(vote.totals, (VoteTotals{3, 1, 1, std::nullopt}));
  EXPECT_EQ(codes(vote.yes), "ALB GBR NOR ");
  EXPECT_EQ(codes(vote.no), "VEN ");
  EXPECT_EQ(codes(vote.abstain), "BIH ");
  EXPECT_EQ(vote.absent, std::nullopt);
  EXPECT_THAT(vote.problems, IsEmpty());
}

TEST(AdoptionTest, TakesAGroupOfNoneThatIsNotPrintedForEmpty) {
  const auto vote = read_adoption(
                        "[Adopted by a recorded vote of 1 to 0, with no abstentions. The voting "
                        "was as follows: In favour: Albania]",
                        countries())
                        .value();
  EXPECT_EQ(codes(vote.no), "");
  EXPECT_EQ(codes(vote.abstain), "");
}

TEST(AdoptionTest, ReadsAdoptedWithoutAVote) {
  const auto vote = read_adoption("[Adopted without a vote.]", countries()).value();
  EXPECT_EQ(vote.method, VoteMethod::without_vote);
  EXPECT_EQ(vote.totals, VoteTotals{});
}

TEST(AdoptionTest, KnowsHeadingsThatStandAloneInTheirLine) {
  const auto vote = read_adoption(
                        "[Adopted by a recorded vote of 2 to 1, with 1 abstention. The voting was "
                        "as follows:\nIn favour\nAlbania, Norway\nAgainst (1)\nCuba\n"
                        "Abstaining\nBosnia and Herzegovina]",
                        countries())
                        .value();
  EXPECT_EQ(codes(vote.yes), "ALB NOR ");
  EXPECT_EQ(codes(vote.no), "CUB ");
  EXPECT_EQ(codes(vote.abstain), "BIH ");
  EXPECT_THAT(vote.problems, IsEmpty());
}

TEST(AdoptionTest, TakesNoWordWithinALineForAHeading) {
  const auto vote = read_adoption(
                        "[Adopted by a recorded vote of 1 to 1, with 0 abstentions. Against the "
                        "rule of order, the voting was as follows: In favour: Albania; Against: "
                        "Cuba]",
                        countries())
                        .value();
  EXPECT_EQ(codes(vote.yes), "ALB ");
  EXPECT_EQ(codes(vote.no), "CUB ");
}

TEST(AdoptionTest, ReadsARollCallVote) {
  const auto vote = read_adoption(
                        "[Adopted by a roll-call vote of 1 to none, with 1 abstention. The voting "
                        "was as follows:\nIn favour: Albania\nAbstaining: Cuba]",
                        countries())
                        .value();
  EXPECT_EQ(vote.method, VoteMethod::recorded);
  EXPECT_EQ(vote.totals, (VoteTotals{1, 0, 1, std::nullopt}));
  EXPECT_EQ(codes(vote.no), "");
}

TEST(AdoptionTest, SaysWhereNamesAndTotalsDiffer) {
  const auto vote = read_adoption(
                        "[Adopted by a recorded vote of 3 to 1, with 0 abstentions. The voting was "
                        "as follows: In favour: Albania, Norway; Against: Cuba]",
                        countries())
                        .value();
  EXPECT_THAT(vote.problems, testing::ElementsAre("yes: 3 announced, 2 named"));
}

TEST(AdoptionTest, IsSilentAboutOtherBlocks) {
  EXPECT_EQ(read_adoption("[on the report of the Third Committee]", countries()), std::nullopt);
}

TEST(AdoptionTest, EndsTheListsWhereASentenceBegins) {
  const auto vote =
      read_adoption(
          "A recorded vote was taken.\nIn favour:\nAlbania, Norway\nAgainst:\nNone\n"
          "Abstaining:\nCuba, China\nDraft resolution A was adopted by 2 votes to none, "
          "with 2 abstentions (resolution 75/22).\n[Subsequently, the delegation of "
          "Belgium informed the Secretariat that it had intended to vote in favour.]",
          countries())
          .value();
  EXPECT_EQ(vote.totals, (VoteTotals{2, 0, 2, std::nullopt}));
  EXPECT_EQ(codes(vote.yes), "ALB NOR ");
  EXPECT_EQ(codes(vote.no), "");
  EXPECT_EQ(codes(vote.abstain), "CUB CHN ");
  EXPECT_THAT(vote.problems, IsEmpty());
}

TEST(AdoptionTest, LeavesOutWhatADelegationSaidLater) {
  const auto vote =
      read_adoption(
          "[Adopted by a recorded vote of 2 to 1, with no abstentions. The voting was as "
          "follows:\nIn favour: Albania, Norway*\nAgainst: Cuba\n* Subsequently, the "
          "delegation of Norway advised the Secretariat that it had intended to abstain.]",
          countries())
          .value();
  EXPECT_EQ(codes(vote.no), "CUB ");
  EXPECT_THAT(vote.problems, IsEmpty());
}

TEST(AdoptionTest, EndsTheListsAtASentenceThatNamesASymbol) {
  const auto vote =
      read_adoption(
          "In favour:\nAlbania\nAgainst:\nCuba\nAbstaining:\nNorway\nDraft resolution "
          "A/64/L.20 was adopted by 1 vote to 1, with 1 abstention.",
          countries())
          .value();
  EXPECT_EQ(codes(vote.abstain), "NOR ");
}

TEST(AdoptionTest, LeavesOutAFootnoteBehindTheLists) {
  const auto vote =
      read_adoption(
          "adopted by a recorded vote of 1 to 1, with 1 abstention. The voting was as "
          "follows:8\nIn favour:\nAlbania.\nAgainst:\nCuba.\nAbstaining:\nNorway.\n8 The "
          "delegation of China later informed the Committee that it had intended to vote.",
          countries())
          .value();
  EXPECT_EQ(codes(vote.abstain), "NOR ");
  EXPECT_THAT(vote.problems, IsEmpty());
}

TEST(AdoptionTest, ReadsTheListsOfPressReleases) {
  const auto vote =
      read_adoption(
          "adopted by a recorded vote of 2 in favour to 1 against, with 1 abstention, as "
          "follows:\nIn favour: Albania, China.\nAgainst: Cuba.\nAbstain: Norway.\n"
          "Absent: Belgium.",
          countries())
          .value();
  EXPECT_EQ(codes(vote.yes), "ALB CHN ");
  EXPECT_EQ(codes(vote.no), "CUB ");
  EXPECT_EQ(codes(vote.abstain), "NOR ");
  EXPECT_EQ(codes(vote.absent), "BEL ");
  EXPECT_THAT(vote.problems, IsEmpty());
}

TEST(AdoptionTest, KnowsAHeadingThatSaysWhatItCounts) {
  const auto vote = read_adoption(
                        "adopted by 2 votes in favour, 1 against, with no abstentions:\n"
                        "In favour (2 States): Albania; China.\nAgainst (1 State): Cuba.",
                        countries())
                        .value();
  EXPECT_EQ(codes(vote.yes), "ALB CHN ");
  EXPECT_EQ(codes(vote.no), "CUB ");
}

TEST(AdoptionTest, ReadsListsOverAPageBreak) {
  const auto vote =
      read_adoption(
          "In favour:\nAlbania, China,\n09-63345 7\nA/64/PV.62\nCuba\nAgainst:\nNorway\n"
          "adopted by 3 votes to 1.",
          countries())
          .value();
  EXPECT_EQ(codes(vote.yes), "ALB CHN CUB ");
}

TEST(AdoptionTest, TakesThoseInFavourOfWhatIsRejectedForInFavour) {
  EXPECT_EQ(read_adoption("The amendment was rejected by a recorded vote of 5 in favour to 9 "
                          "against, with 2 abstentions.",
                          countries())
                ->totals,
            (VoteTotals{5, 9, 2, std::nullopt}));
}

TEST(AdoptionTest, ReadsTotalsAsPressAndCouncilSayThem) {
  const auto totals = [](std::string_view text) {
    return read_adoption(text, countries()).value().totals;
  };
  EXPECT_EQ(totals("by a recorded vote of 106 in favour to 27 against, with 42 abstentions"),
            (VoteTotals{106, 27, 42, std::nullopt}));
  EXPECT_EQ(totals("Adopted by 14 votes in favour, none against and 1 abstention"),
            (VoteTotals{14, 0, 1, std::nullopt}));
  EXPECT_EQ(totals("Adopted by twenty-eight votes to four, with fifteen abstentions."),
            (VoteTotals{28, 4, 15, std::nullopt}));
  EXPECT_EQ(totals("[Adopted by a recorded vote of 28-4-15]"),
            (VoteTotals{28, 4, 15, std::nullopt}));
}

TEST(AdoptionTest, ReadsNamesBehindTheirNumber) {
  const auto vote = read_adoption(
                        "by a recorded vote of 106 in favour to 2 against (Cuba, China), with 1 "
                        "abstention (Norway)",
                        countries())
                        .value();
  EXPECT_EQ(codes(vote.no), "CUB CHN ");
  EXPECT_EQ(codes(vote.abstain), "NOR ");
  EXPECT_EQ(vote.yes, std::nullopt);
  EXPECT_THAT(vote.problems, IsEmpty());
}

TEST(AdoptionTest, NamesNamesBehindANumberThatAreTooFew) {
  const auto vote =
      read_adoption("adopted by 106 votes to 3 (Cuba, China), with 1 abstention", countries())
          .value();
  EXPECT_THAT(vote.problems, ElementsAre("no: 3 announced, 2 named"));
}

TEST(AdoptionTest, TakesTheVoteOnTheWholeAndNotOnAParagraph) {
  EXPECT_EQ(
      read_adoption("Operative paragraph 4 was retained by 9 votes to 1, with 3 abstentions.\n"
                    "The draft, as a whole, was adopted by 10 votes to 2, with 3 abstentions.",
                    countries())
          ->totals,
      (VoteTotals{10, 2, 3, std::nullopt}));
}

TEST(AdoptionTest, ReadsThoseAgainstFirstWhereADraftIsRejected) {
  EXPECT_EQ(read_adoption("The draft was rejected by 3 votes to 2, with 1 abstention.", countries())
                ->totals,
            (VoteTotals{2, 3, 1, std::nullopt}));
}

TEST(AdoptionTest, KnowsThatNobodyWasAgainstAUnanimousText) {
  const auto vote =
      read_adoption("Adopted unanimously at the 9000th meeting.", countries()).value();
  EXPECT_EQ(vote.method, VoteMethod::recorded);
  EXPECT_EQ(vote.totals, (VoteTotals{std::nullopt, 0, 0, std::nullopt}));
}

TEST(AdoptionTest, TakesAcclamationForNoVote) {
  EXPECT_EQ(read_adoption("Adopted by acclamation.", countries())->method,
            VoteMethod::without_vote);
}

}  // namespace
}  // namespace mandated::vote
