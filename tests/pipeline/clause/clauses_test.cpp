// Kind, level and number of clauses.
#include "pipeline/clause/clauses.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/base/json.h"
#include "pipeline/model/record.h"
#include "pipeline/read/html.h"
#include "tests/pipeline/clause/resolution_text.h"
#include "tests/support/golden.h"

namespace mandated::clause {
namespace {

using test::outline;
using test::read;
using testing::ElementsAre;

TEST(ClausesTest, ArePreambularUntilTheFirstNumber) {
  const auto text = read(
      "Recalling its resolution 29/1 of 2 July 2015,\n\n"
      "Affirms that rights hold online, too,\n\n"
      "Conscious of the work that remains,\n\n"
      "1. Welcomes the report;\n\n2. Decides to remain seized of the matter.\n");
  EXPECT_THAT(outline(text), ElementsAre("preambular 0", "preambular 0", "preambular 0",
                                         "operative 0 1", "operative 0 2"));
}

TEST(ClausesTest, WithoutNumbersAreOperativeFromTheFirstDecision) {
  const auto text = read(
      "Conscious of the work that remains,\n\n"
      "Takes note with appreciation of the report of the working party.\n\nIt shall be brief.\n");
  EXPECT_THAT(outline(text), ElementsAre("preambular 0", "operative 0", "operative 0"));
}

TEST(ClausesTest, BeginWithAnotherNumberWhereTheFirstIsMissing) {
  const auto text =
      read("Noting the drought,\n\nUrges all States to help;\n\n2. Calls upon donors to help;\n");
  EXPECT_THAT(outline(text), ElementsAre("preambular 0", "operative 0", "operative 0 2"));
}

TEST(ClausesTest, TakeANumberThatLostItsDotWhereItIsDue) {
  const auto text =
      read("1. Welcomes it;\n\n2 Encourages it;\n\n12 Angry men came;\n\n3. Regrets it.\n");
  EXPECT_THAT(outline(text),
              ElementsAre("operative 0 1", "operative 0 2", "operative 0", "operative 0 3"));
  EXPECT_EQ(text.clauses[1].text, "Encourages it;");
  EXPECT_EQ(text.clauses[1].verb, "encourages");
}

TEST(ClausesTest, KnowLettersFromRomanNumbers) {
  const auto text = read(
      "1. Requests the mission:\n\n(a) To look into:\n\n(i) Arrests;\n\n(ii) Trials;\n\n(b) To "
      "report;\n\n2. Asks:\n\n(g) One;\n\n(h) Two:\n\n(i) Inner;\n\n");
  EXPECT_THAT(outline(text), ElementsAre("operative 0 1", "operative 1 a", "operative 2 i",
                                         "operative 2 ii", "operative 1 b", "operative 0 2",
                                         "operative 1 g", "operative 1 h", "operative 1 i"));
}

TEST(ClausesTest, GoOnWithTheLetterIAfterTheRomanNumbersBelowH) {
  const auto text = read(
      "1. Asks:\n\n(h) Two:\n\n(i) Inner;\n\n(ii) Inner too;\n\n(iii) Innermost;\n\n(i) Outer;\n");
  EXPECT_EQ(outline(text).back(), "operative 1 i");
}

TEST(ClausesTest, TakeTheRomanFiveAfterFour) {
  const auto text =
      read("1. Asks:\n\n(u) Two:\n\n(i) A;\n\n(ii) B;\n\n(iii) C;\n\n(iv) D;\n\n(v) E;\n");
  EXPECT_EQ(outline(text).back(), "operative 2 v");
}

TEST(ClausesTest, AreHeadingsWhereAShortLineEndsWithoutPunctuation) {
  const auto text = read(
      "Recalling it,\n\nI\n\n1. Decides that it stays;\n\nPartnerships\n\nPromoting coherence\n\n"
      "2. Welcomes it.\n");
  EXPECT_THAT(outline(text), ElementsAre("preambular 0", "heading 0", "operative 0 1", "heading 0",
                                         "heading 0", "operative 0 2"));
}

TEST(ClausesTest, OfAnAnnexAreNotOperative) {
  const auto text = read(
      "1. Adopts the principles annexed hereto.\n\n49th meeting\n11 July 2019\n\n"
      "[Adopted without a vote.]\n\nAnnex\n\nPrinciples of Utopia\n\n1. Water is free.\n\n"
      "(a) So is air.\n");
  EXPECT_THAT(outline(text),
              ElementsAre("operative 0 1", "heading 0", "annex 0", "annex 0 1", "annex 1 a"));
}

TEST(ClausesTest, KnowDottedLettersWhereverTheyStand) {
  const auto text = read(
      "1. Asks:\n\na. one;\n\ni. inner;\n\nii. inner too;\n\nb. two;\n\n2. Asks:\n\n(a) "
      "One:\n\n(i) Inner:\n\na. innermost;\n\ni. beyond.\n");
  EXPECT_THAT(outline(text),
              ElementsAre("operative 0 1", "operative 1 a", "operative 2 i", "operative 2 ii",
                          "operative 1 b", "operative 0 2", "operative 1 a", "operative 2 i",
                          "operative 3 a", "operative 4 i"));
}

TEST(ClausesTest, TakeANumberWithPointsWhole) {
  const auto text = read("1. Adopts the goals.\n\nAnnex\n\n1. Wells\n\n1.2 Wells are dug.\n");
  EXPECT_EQ(outline(text).back(), "annex 1 1.2");
  EXPECT_EQ(text.clauses.back().text, "Wells are dug.");
}

TEST(ClausesTest, TakeADayBehindTheNumberForText) {
  const auto text = read("1. 30 April is the day of wells.\n\n2. Decides to meet.\n");
  EXPECT_EQ(text.clauses[0].number, "1");
  EXPECT_EQ(text.clauses[0].text, "30 April is the day of wells.");
}

TEST(ClausesTest, OfAnAnnexWithALetterAndATitleAreNotOperative) {
  const auto text = read(
      "1. Decides to meet.\n\nAnnex B \u2013 Things to be announced*\n\n1. Pumps;\n\nAppendix "
      "II\n\n1. Pipes;\n");
  EXPECT_THAT(outline(text),
              ElementsAre("operative 0 1", "heading 0", "annex 0 1", "heading 0", "annex 0 1"));
}

TEST(ClausesTest, AreHeadingsWithoutANumberAmongNumbersWhateverTheyBeginWith) {
  const auto text = read("1. Decides that it stays;\n\nArms Embargo\n\n2. Welcomes it.\n");
  EXPECT_EQ(outline(text)[1], "heading 0");
}

TEST(ClausesTest, EndWithALonelyDay) {
  const auto text = read("1. Decides to meet.\n\n11 July 2019\n\n-----\n");
  EXPECT_THAT(outline(text), ElementsAre("operative 0 1"));
}

TEST(ClausesTest, OfAListThatIsCountedAnewStandDeeper) {
  const auto text = read(
      "1. Decides to meet;\n\n2. Requests a plan that is:\n\n1. short; and\n\n"
      "2. dry;\n\n3. Decides to part.\n");
  EXPECT_THAT(outline(text), ElementsAre("operative 0 1", "operative 0 2", "operative 1 1",
                                         "operative 1 2", "operative 0 3"));
}

TEST(ClausesTest, GoOnBehindTheEndOfAPage) {
  const auto text = read(
      "1. Decides to invite the Committee on Wells and\n\n"
      "Springs, and all who drink from them;\n\n2. Decides to part.\n");
  ASSERT_THAT(outline(text), ElementsAre("operative 0 1", "operative 0 2"));
  EXPECT_EQ(text.clauses[0].text,
            "Decides to invite the Committee on Wells and Springs, and all who drink from them;");
}

TEST(ClausesTest, OfNothingAreNone) {
  const auto text = read_resolution(Blocks{});
  EXPECT_TRUE(text.clauses.empty());
  EXPECT_EQ(text.symbol, "");
}

TEST(GoldenTest, ClausesOfAShortResolution) {
  const auto text =
      read_resolution(read::read_text(test::read_file("text/short-resolution.txt")).value());
  json::array clauses;
  for (const auto& clause : text.clauses) clauses.push_back(to_json(clause));
  EXPECT_TRUE(test::matches_golden("text/short-resolution.clauses.json", pretty(clauses) + "\n"));
}

}  // namespace
}  // namespace mandated::clause
