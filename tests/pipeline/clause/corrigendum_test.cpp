// Footnotes, corrigenda and texts issued again.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/clause/clauses.h"
#include "pipeline/read/html.h"
#include "tests/pipeline/clause/resolution_text.h"

namespace mandated::clause {
namespace {

using test::kFront;
using test::outline;
using test::read;
using test::read_plain;
using testing::ElementsAre;

Blocks with_a_footnote() {
  auto blocks = read::read_text(std::string{kFront} +
                                "Guided by its rules,\n\n1 Adopted by the mayors of Utopia.\n\n"
                                "1. Decides to meet;\n\n2. Decides to part.\n")
                    .value();
  blocks.containers.push_back({0, "footnote"});
  for (auto& block : blocks.blocks) {
    if (block.text.starts_with("1 Adopted")) block.container = 1;
  }
  return blocks;
}

TEST(FootnoteTest, StandsApartHoweverThePageMarksIt) {
  for (const std::string_view page :
       {"<p>Welcoming the report,<sup>1</sup></p><hr><p><sup>1</sup> A/HRC/54/75.</p>",
        "<p>Welcoming the report,<a class=MsoFootnote href=#_ftn1><span "
        "class=MsoFootnoteReference>[1]</span></a></p><div style='mso-element:footnote'><p "
        "class=MsoFootnoteText><a href=#_ftnref1><span class=MsoFootnoteReference>[1]</span></a> "
        "A/HRC/54/75.</p></div>",
        "<p>Welcoming the report,<a role=doc-noteref href=#n>1</a></p><section class=footnotes><ol>"
        "<li id=n>A/HRC/54/75.</li></ol></section>"}) {
    const auto text = read_resolution(
        read::read_html("<p>The Human Rights Council,</p>" + std::string{page}).value());
    ASSERT_EQ(text.clauses.size(), 2U) << page;
    EXPECT_EQ(text.clauses[0].text, "Welcoming the report,");
    EXPECT_EQ(text.clauses[1].kind, ClauseKind::footnote);
    EXPECT_EQ(text.clauses[1].text, "A/HRC/54/75.");
  }
}

TEST(CorrigendumTest, SaysWhatIsToBeReadAndActsOnNothing) {
  const auto text = read_plain(
      "United Nations A/RES/99/7/Corr.1\n\nGeneral Assembly\n\nDistr.: General\n\n14 May 2031\n\n"
      "Ninety-ninth session\n\nAgenda item 12\n\nResolution adopted by the General Assembly on 3 "
      "March 2031\n\n99/7. The lights of Utopia\n\nCorrigendum\n\nParagraph 4\n\nThe paragraph "
      "should "
      "read:\n\n4. Decides to extend for one year the mandate of the Keeper of the Lights;\n");
  EXPECT_TRUE(text.corrigendum);
  EXPECT_EQ(text.symbol, "A/RES/99/7/Corr.1");
  EXPECT_EQ(text.title, "The lights of Utopia");
  EXPECT_EQ(text.session, "99");
  EXPECT_EQ(text.agenda_item, "12");
  EXPECT_THAT(outline(text), ElementsAre("heading 0", "heading 0", "annex 0", "annex 0 4"));
  EXPECT_EQ(text.clauses[1].text, "Paragraph 4");
  EXPECT_EQ(text.clauses[3].verb, "");
}

TEST(CorrigendumTest, IsKnownByItsSymbolToo) {
  const auto text = read_plain(
      "A/HRC/RES/99/7/Corr.1\n\nHuman Rights Council\n\nNinety-ninth session\n\n1. Third "
      "preambular "
      "paragraph\n\nFor lanterns read lamps.\n");
  EXPECT_TRUE(text.corrigendum);
  EXPECT_EQ(text.title, "Corrigendum");
  EXPECT_THAT(outline(text), ElementsAre("heading 0", "annex 0 1", "annex 0"));
}

TEST(CorrigendumTest, TellsItsFootnotesOnce) {
  const auto text = read_plain(
      "A/RES/99/7/Corr.1\n\nNinety-ninth session\n\nCorrigendum\n\nFor lanterns read lamps.\n\n1 "
      "See "
      "A/99/4.\n");
  EXPECT_THAT(outline(text), ElementsAre("heading 0", "annex 0", "footnote 0"));
}

TEST(CorrigendumTest, BearsTheNumberOfWhatItCorrectsWithAllOfItsText) {
  const auto text = read_plain(
      "A/RES/99/7/Corr.1\n\nNinety-ninth session\n\n99/7. The lights of Utopia\n\nThe General "
      "Assembly,\n\n1. Decides to light them.\n");
  EXPECT_EQ(text.symbol, "A/RES/99/7/Corr.1");
  EXPECT_FALSE(text.corrigendum);
  EXPECT_THAT(outline(text), ElementsAre("operative 0 1"));
}

TEST(ReissueTest, SaysSoBeforeItsTextInAFootnote) {
  const auto text = read_plain(
      "A/RES/99/7*\n\nNinety-ninth session\n\n99/7.\n\n* Reissued for technical reasons on 14 May "
      "2031.\n\nThe lights of Utopia\n\nThe General Assembly,\n\n1. Decides to light them.\n");
  EXPECT_EQ(text.symbol, "A/RES/99/7");
  EXPECT_EQ(text.title, "The lights of Utopia");
  EXPECT_THAT(outline(text), ElementsAre("footnote 0", "operative 0 1"));
  EXPECT_EQ(text.clauses[0].text, "Reissued for technical reasons on 14 May 2031.");
}

TEST(ClausesTest, AreFootnotesWhereACitationFollowsItsMark) {
  const auto text = read(
      "1. Welcomes the report;1\n\n2. Decides to meet.\n\n40th meeting\n11 July 2019\n\n"
      "[Adopted without a vote.]\n\n1 A/HRC/41/99.\n\n2 See resolution 29/1.\n");
  EXPECT_THAT(outline(text),
              ElementsAre("operative 0 1", "operative 0 2", "footnote 0", "footnote 0"));
  EXPECT_EQ(text.clauses[2].text, "A/HRC/41/99.");
}

TEST(ClausesTest, AreFootnotesWhereTheySayWhyTheTextWasIssuedAgain) {
  const auto text = read("* Reissued for technical reasons on 5 May 2020.\n\n1. Decides it.\n");
  EXPECT_EQ(outline(text)[0], "footnote 0");
}

TEST(ClausesTest, AreFootnotesWhereTheReaderSaysSo) {
  const auto text = read_resolution(with_a_footnote());
  EXPECT_THAT(outline(text),
              ElementsAre("preambular 0", "footnote 0", "operative 0 1", "operative 0 2"));
  EXPECT_EQ(text.clauses[1].text, "Adopted by the mayors of Utopia.");
}

}  // namespace
}  // namespace mandated::clause
