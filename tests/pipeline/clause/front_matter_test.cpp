// What a resolution says before and after its clauses.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/clause/clauses.h"
#include "pipeline/read/html.h"
#include "tests/pipeline/clause/resolution_text.h"

namespace mandated::clause {
namespace {

using test::kFront;
using test::read;
using testing::ElementsAre;

std::vector<Clause> excerpt(std::string_view text) {
  return read_clauses(read::read_text(text).value());
}

TEST(FrontMatterTest, SaysOrganSessionItemDayNumberAndTitle) {
  const auto text = read("1. Decides to meet.\n");
  EXPECT_EQ(text.body, "Human Rights Council");
  EXPECT_EQ(text.session, "41");
  EXPECT_EQ(text.agenda_item, "4");
  EXPECT_EQ(format_date(text.adopted.value()), "2019-07-11");
  EXPECT_EQ(text.symbol, "A/HRC/RES/41/77");
  EXPECT_EQ(text.title, "Technical cooperation with Utopia");
}

struct Front {
  std::string_view name;
  std::string_view text;
  std::string_view symbol;
  std::string_view session;
};

class NumberTest : public testing::TestWithParam<Front> {};

TEST_P(NumberTest, BecomesSymbolAndSession) {
  const auto text = read_resolution(read::read_text(GetParam().text).value());
  EXPECT_EQ(text.symbol, GetParam().symbol);
  EXPECT_EQ(text.session, GetParam().session);
}

INSTANTIATE_TEST_SUITE_P(
    Front, NumberTest,
    testing::Values(
        Front{"Special",
              "Thirty-sixth special session\n\nS-36/1. On Utopia\n\n"
              "The Human Rights Council,\n",
              "A/HRC/RES/S-36/1", "S-36"},
        Front{"Assembly", "Eightieth session\n\n80/5 B. On reefs\n\nThe General Assembly,\n",
              "A/RES/80/5B", "80"},
        Front{"Economic", "2023 session\n\n2023/18. On coal\n\nThe Economic and Social Council,\n",
              "E/RES/2023/18", "2023"},
        Front{"Security", "Resolution 2999 (2025)\n\nThe Security Council,\n", "S/RES/2999 (2025)",
              ""},
        Front{"Twelfth", "Twelfth session\n\n12/3. On light\n\nThe Human Rights Council,\n",
              "A/HRC/RES/12/3", "12"},
        Front{"Draft",
              "United Nations\tA/HRC/54/L.99\n\nFifty-fourth session\n\nThe Human Rights "
              "Council,\n",
              "A/HRC/54/L.99", "54"},
        Front{"Reissued",
              "A/RES/80/5*\n\nEightieth session\n\n80/5. On reefs\n\nThe General Assembly,\n",
              "A/RES/80/5", "80"},
        Front{"Corrigendum",
              "United Nations A/HRC/RES/54/99/Corr.1\n\nFifty-fourth session\n\nCorrigendum\n",
              "A/HRC/RES/54/99/Corr.1", "54"},
        Front{"Unstated", "Some session of ours\n\nThe General Assembly,\n", "", ""}),
    [](const auto& tested) { return std::string{tested.param.name}; });

TEST(FrontMatterTest, TakesTheTitleFromTheBlockAfterTheNumber) {
  const auto text = read_resolution(
      read::read_html("<p>41/77.</p><p>On reefs</p><p>The Human Rights Council,</p>").value());
  EXPECT_EQ(text.title, "On reefs");
  EXPECT_EQ(text.symbol, "A/HRC/RES/41/77");
}

TEST(FrontMatterTest, IsReadFromLinesThatStandInOneParagraph) {
  const auto text = read_resolution(
      read::read_html(
          "<p>Human Rights Council<br>Fifty-fourth session<br>Agenda item 10<br>Resolution "
          "adopted by the Human Rights Council on 13 October 2023</p><p>54/99. On "
          "reefs</p><p>The Human Rights Council,</p>")
          .value());
  EXPECT_EQ(text.session, "54");
  EXPECT_EQ(text.agenda_item, "10");
  EXPECT_EQ(format_date(text.adopted.value()), "2023-10-13");
}

TEST(FrontMatterTest, GoesOnWithATitleThatEndsInTheMiddle) {
  const auto text = read_resolution(
      read::read_html("<p>41/77. On the reefs of</p><p>Utopia</p><p>The Human Rights Council,</p>")
          .value());
  EXPECT_EQ(text.title, "On the reefs of Utopia");
}

TEST(FrontMatterTest, TakesTheTitleOfADraftBehindItsSponsors) {
  const auto text = read_resolution(
      read::read_text("A/C.3/79/L.99/Rev.1\n\nJapan and Peru: revised draft resolution\n\n"
                      "Situation of reefs in Utopia\n\nThe General Assembly,\n\n1. Decides.\n")
          .value());
  EXPECT_EQ(text.title, "Situation of reefs in Utopia");
  EXPECT_EQ(text.symbol, "A/C.3/79/L.99/Rev.1");
  EXPECT_TRUE(text.draft);
}

TEST(FrontMatterTest, TakesTheTitleOfADraftBehindTheNumberToCome) {
  const auto text = read_resolution(
      read::read_text("Japan,* Peru:* draft resolution\n\n41/\u2026\tReefs in Utopia\n\n"
                      "The Human Rights Council,\n\n1. Decides.\n")
          .value());
  EXPECT_EQ(text.title, "Reefs in Utopia");
  EXPECT_TRUE(text.draft);
}

TEST(FrontMatterTest, KnowsWhatWasAdoptedFromADraft) {
  const auto text = read_resolution(
      read::read_text("Resolution adopted by the General Assembly on 3 May 2031\n\n[without "
                      "reference to a Main Committee (A/85/L.9 and A/85/L.9/Add.1)]\n\n"
                      "85/5. On draft resolutions\n\nThe General Assembly,\n\n1. Decides.\n")
          .value());
  EXPECT_EQ(text.title, "On draft resolutions");
  EXPECT_FALSE(text.draft);
}

TEST(ExcerptTest, GivesAClauseForEachBlock) {
  const auto clauses = excerpt(
      "The Security Council,\n\nRecalling the flood,\n\n1. Urges them to swim;\n\n(a) At "
      "once;\n\n7th meeting\n\n11 July 2019\n");
  std::vector<std::string> kinds;
  for (const auto& clause : clauses) {
    kinds.push_back(std::string{name_of(clause.kind)} + " " + clause.number);
  }
  EXPECT_THAT(kinds, ElementsAre("heading ", "preambular ", "operative 1", "operative a",
                                 "heading ", "heading "));
}

TEST(ExcerptTest, IsNoTextWithFrontMatter) {
  const auto clauses = excerpt(std::string{kFront} + "1. Decides to meet.\n");
  ASSERT_EQ(clauses.size(), 1U);
  EXPECT_EQ(clauses[0].text, "Decides to meet.");
}

TEST(AdoptionTest, IsTheBlockInBracketsWithItsLists) {
  const auto text = read(
      "1. Decides to meet.\n\n40th meeting\n11 July 2019\n\n"
      "[Adopted by a recorded vote of 2 to 1, with no abstentions. The voting was as follows:\n\n"
      "In favour:\nAlbania, Peru\n\nAgainst:\nCuba]\n\nReissued for technical reasons.\n");
  EXPECT_EQ(text.adoption,
            "[Adopted by a recorded vote of 2 to 1, with no abstentions. The voting was as "
            "follows:\nIn favour:\nAlbania, Peru\nAgainst:\nCuba]");
}

TEST(AdoptionTest, WithoutBracketsTakesNothingElseIn) {
  const auto text =
      read("1. Decides to meet.\n\n40th meeting\n\nAdopted without a vote.\n\nShare this page\n");
  EXPECT_EQ(text.adoption, "Adopted without a vote.");
}

TEST(AdoptionTest, GivesTheDayWhereTheFrontMatterHasNone) {
  const auto text = read_resolution(
      read::read_text("41/77. On it\n\nThe Human Rights Council,\n\n1. Decides it.\n\n"
                      "40th meeting\n\n11 July 2019\n\n[Adopted without a vote.]\n")
          .value());
  EXPECT_EQ(format_date(text.adopted.value()), "2019-07-11");
}

}  // namespace
}  // namespace mandated::clause
