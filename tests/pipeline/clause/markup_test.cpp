// The same clauses from whatever markup, and the numbers of lists as a browser counts them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/clause/clauses.h"
#include "pipeline/read/html.h"
#include "tests/pipeline/clause/resolution_text.h"

namespace mandated::clause {
namespace {

using test::outline;
using testing::ElementsAre;

std::vector<std::string> outline_of_page(std::string_view paragraphs) {
  return outline(read_resolution(
      read::read_html("<p>54/99. On reefs</p><p>The Human Rights Council,</p><p>Recalling its "
                      "resolution 48/9,</p>" +
                      std::string{paragraphs})
          .value()));
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

}  // namespace
}  // namespace mandated::clause
