#include "pipeline/clause/clauses.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/base/json.h"
#include "pipeline/model/record.h"
#include "pipeline/read/html.h"
#include "tests/support/golden.h"

namespace mandated::clause {
namespace {

using testing::ElementsAre;

constexpr std::string_view kFront =
    "Human Rights Council\n\nForty-first session\n\n24 June\u201312 July 2019\n\nAgenda item 4\n\n"
    "Resolution adopted by the Human Rights Council\non 11 July 2019\n\n"
    "41/77.\tTechnical cooperation with Utopia\n\nThe Human Rights Council,\n\n";

Text read(std::string_view body) {
  return read_resolution(read::read_text(std::string{kFront} + std::string{body}).value());
}

/// "operative 3(a)(ii)" would be too much: kind, level and number of each clause.
std::vector<std::string> outline(const Text& text) {
  std::vector<std::string> out;
  for (const auto& clause : text.clauses) {
    out.push_back(std::string{name_of(clause.kind)} + " " + std::to_string(clause.level) +
                  (clause.number.empty() ? "" : " " + clause.number));
  }
  return out;
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

Text read_plain(std::string_view text) {
  return read_resolution(read::read_text(std::string{text}).value());
}

/// One text of a preamble and seven operative paragraphs, as pages have it.
struct Markup {
  std::string_view name;
  std::string paragraphs;
  friend std::ostream& operator<<(std::ostream& out, const Markup& m) { return out << m.name; }
};

class MarkupTest : public testing::TestWithParam<Markup> {};

TEST_P(MarkupTest, GivesTheSameClauses) {
  const auto text = read_resolution(
      read::read_html("<p>54/99. On reefs</p><p>The Human Rights Council,</p><p>Recalling its "
                      "resolution 48/9,</p>" +
                      GetParam().paragraphs +
                      "<p>49th meeting<br>13 October 2023<br>[Adopted without "
                      "a vote.]</p>")
          .value());
  EXPECT_THAT(outline(text),
              ElementsAre("preambular 0", "operative 0 1", "operative 0 2", "operative 1 a",
                          "operative 1 b", "operative 2 i", "operative 2 ii", "operative 0 3"));
  EXPECT_EQ(text.clauses[3].text, "To light the lamps;");
  EXPECT_EQ(text.adoption, "[Adopted without a vote.]");
  EXPECT_EQ(format_date(text.adopted.value()), "2023-10-13");
}

INSTANTIATE_TEST_SUITE_P(
    Clauses, MarkupTest,
    testing::Values(
        Markup{"OrderedLists",
               "<ol><li>Welcomes it;</li><li>Requests it:<ol><li>To light the lamps;</li><li>To "
               "report on:<ol><li>Lamps;</li><li>Bells;</li></ol></li></ol></li><li>Decides to "
               "meet.</li></ol>"},
        Markup{"OrderedListThatIsCutInTwo",
               "<ol><li>Welcomes it;</li><li>Requests it:<ol><li>To light the lamps;</li><li>To "
               "report on:<ol><li>Lamps;</li><li>Bells;</li></ol></li></ol></li></ol><ol "
               "start=3><li><p>Decides to meet.</p></li></ol>"},
        Markup{"NumbersInCells",
               "<table><tr><td>1.<td>Welcomes it;<tr><td>2.<td>Requests it:<tr><td>(a)<td>To light "
               "the lamps;<tr><td>(b)<td>To report on:<tr><td>(i)<td>Lamps;<tr><td>(ii)<td>Bells;"
               "<tr><td>3.<td>Decides to meet.</table>"},
        Markup{"LineBreaks",
               "<div>&nbsp;&nbsp;1. Welcomes it;<br><br>2. Requests it:<br><br>(a) To light the "
               "lamps;<br><br>(b) To report on:<br><br>(i) Lamps;<br><br>(ii) Bells;<br><br>3. "
               "Decides to meet.</div>"},
        Markup{
            "Preformatted",
            "<pre>  1.   Welcomes it;\n\n  2.   Requests it:\n\n  (a)  To light\n  the lamps;\n\n"
            "  (b)  To report on:\n\n  (i)  Lamps;\n\n  (ii) Bells;\n\n  3.   Decides to meet."
            "</pre>"}),
    [](const auto& tested) { return std::string{tested.param.name}; });

std::vector<std::string> outline_of_page(std::string_view paragraphs) {
  return outline(read_resolution(
      read::read_html("<p>54/99. On reefs</p><p>The Human Rights Council,</p><p>Recalling its "
                      "resolution 48/9,</p>" +
                      std::string{paragraphs})
          .value()));
}

TEST(OrderedListTest, StandsBelowTheParagraphItIsALetteredListOf) {
  for (const std::string_view list :
       {"<ol type=a>", "<ol style='list-style-type: lower-alpha'>", "<ol>"}) {
    EXPECT_THAT(
        outline_of_page("<p>1. Welcomes it;</p><p>2. Requests the Secretary-General:</p>" +
                        std::string{list} +
                        "<li>To report</li><li>To engage</li></ol><p>3. Decides to meet.</p>"),
        ElementsAre("preambular 0", "operative 0 1", "operative 0 2", "operative 1 a",
                    "operative 1 b", "operative 0 3"))
        << list;
  }
}

TEST(OrderedListTest, StandsBelowTheFirstParagraphToo) {
  EXPECT_THAT(outline_of_page("<p>1. Requests:</p><ol><li>Reports;</li><li>Lamps.</li></ol>"
                              "<p>2. Decides to meet.</p>"),
              ElementsAre("preambular 0", "operative 0 1", "operative 1 a", "operative 1 b",
                          "operative 0 2"));
}

TEST(OrderedListTest, CountsFromTheStartThatThePageStates) {
  EXPECT_THAT(outline_of_page("<ol><li>Welcomes it;</li><li>Notes it;</li></ol><h3>Further</h3>"
                              "<ol start=5><li>Requests it;</li><li>Decides to meet.</li></ol>"),
              ElementsAre("preambular 0", "operative 0 1", "operative 0 2", "heading 0",
                          "operative 0 5", "operative 0 6"));
}

TEST(OrderedListTest, GoesOnBehindAHeadingWhereThePageStatesNoStart) {
  EXPECT_THAT(outline_of_page("<ol><li>Welcomes it;</li><li>Notes it;</li></ol><h3>Further</h3>"
                              "<ol><li>Requests it;</li><li>Decides to meet.</li></ol>"),
              ElementsAre("preambular 0", "operative 0 1", "operative 0 2", "heading 0",
                          "operative 0 3", "operative 0 4"));
}

TEST(OrderedListTest, TakesTheValueOfAnItem) {
  EXPECT_THAT(outline_of_page("<p>1. Welcomes it;</p><p>2. Notes it;</p>"
                              "<ol><li value=3>Requests it;</li><li>Decides to meet.</li></ol>"),
              ElementsAre("preambular 0", "operative 0 1", "operative 0 2", "operative 0 3",
                          "operative 0 4"));
}

TEST(OrderedListTest, CountsOfItsOwnInAnAnnex) {
  EXPECT_THAT(outline_of_page("<ol><li>Welcomes it;</li><li>Decides to meet.</li></ol><p>Annex</p>"
                              "<ol><li>Notes on procedure are kept by the secretariat.</li>"
                              "<li>Lamps are lit.</li></ol>"),
              ElementsAre("preambular 0", "operative 0 1", "operative 0 2", "heading 0",
                          "annex 0 1", "annex 0 2"));
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

TEST(ClausesTest, AreFootnotesWhereACitationFollowsItsMark) {
  const auto text = read(
      "1. Welcomes the report;1\n\n2. Decides to meet.\n\n40th meeting\n11 July 2019\n\n"
      "[Adopted without a vote.]\n\n1 A/HRC/41/99.\n\n2 See resolution 29/1.\n");
  EXPECT_THAT(outline(text),
              ElementsAre("operative 0 1", "operative 0 2", "footnote 0", "footnote 0"));
  EXPECT_EQ(text.clauses[2].text, "A/HRC/41/99.");
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

std::vector<Clause> excerpt(std::string_view text) {
  return read_clauses(read::read_text(text).value());
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

TEST(ClausesTest, AreFootnotesWhereTheySayWhyTheTextWasIssuedAgain) {
  const auto text = read("* Reissued for technical reasons on 5 May 2020.\n\n1. Decides it.\n");
  EXPECT_EQ(outline(text)[0], "footnote 0");
}

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

TEST(ClausesTest, AreFootnotesWhereTheReaderSaysSo) {
  const auto text = read_resolution(with_a_footnote());
  EXPECT_THAT(outline(text),
              ElementsAre("preambular 0", "footnote 0", "operative 0 1", "operative 0 2"));
  EXPECT_EQ(text.clauses[1].text, "Adopted by the mayors of Utopia.");
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

TEST(ClausesTest, AreTheSameInHtmlAndInPlainText) {
  const auto html = read_resolution(
      read::read_html(
          "<p>Forty-first session</p><h1>41/77. On reefs</h1><p><i>The Human Rights Council</i>,"
          "</p><p><i>Recalling</i> its resolution 29/1,</p><p>1.&nbsp;<i>Requests</i> the mission:"
          "</p><div><p>(a) To look;</p><p>(b) To report;</p></div>"
          "<p>2. <em>Decides</em> to meet.</p>")
          .value());
  const auto plain = read_resolution(
      read::read_text(
          "Forty-first session\n\n41/77.\tOn reefs\n\nThe Human Rights Council,\n\n"
          "Recalling its resolution 29/1,\n\n1. Requests the mission:\n\n(a)\tTo look;\n\n"
          "(b)\tTo report;\n\n2.\tDecides to meet.\n")
          .value());
  EXPECT_EQ(html.clauses, plain.clauses);
  EXPECT_EQ(html.title, plain.title);
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
