#include <gtest/gtest.h>

#include "pipeline/read/html.h"

namespace mandated::read {
namespace {

// One line a block: kind and level, container's element, text, cuts.
std::string told(std::string_view html) {
  const auto blocks = read_html(html);
  if (!blocks) return "error: " + blocks.error().detail;
  std::string out;
  for (const Block& block : blocks->blocks) {
    out += std::string{name_of(block.kind)} + ' ' + std::to_string(block.level) + ' ' +
           blocks->containers.at(block.container).element + ' ' + block.text;
    for (const auto cut : block.cuts) out += '|' + std::to_string(cut);
    out += '\n';
  }
  return out;
}

TEST(ReadHtml, GivesHeadingsAndParagraphs) {
  EXPECT_EQ(told("<h2>Key  Praise</h2><p>Welcomes <em>the</em> report"),
            "heading 2 body Key Praise\nparagraph 0 body Welcomes the report|9|12\n");
}

TEST(ReadHtml, MarksWhereInlineElementsGlue) {
  EXPECT_EQ(told("<div><b>Year</b><span>2023</span></div>"), "paragraph 0 div Year2023|4\n");
}

TEST(ReadHtml, GivesNestedListsAfterTheirItem) {
  EXPECT_EQ(told("<ul><li>one<ul><li>two</ul>tail<li><p>three<p>four</ul>"),
            "list_item 1 ul one\nlist_item 2 ul two\nparagraph 0 li tail\n"
            "list_item 1 ul three\nparagraph 0 li four\n");
}

TEST(ReadHtml, GivesCellsTheirColumnAndRow) {
  EXPECT_EQ(told("<table><caption>Vote</caption><tr><th>Yes<td colspan=2><p>20<td>x"
                 "<tr><th>a<th scope=row>b</table>"),
            "caption 0 table Vote\nterm 1 tr Yes\ntable_cell 2 tr 20\ntable_cell 4 tr x\n"
            "table_cell 1 tr a\nterm 2 tr b\n");
}

TEST(ReadHtml, GivesTermsAndDefinitions) {
  EXPECT_EQ(told("<dl><dt>Year<dd><div>2023</div></dl>"), "term 0 dl Year\ndefinition 0 dl 2023\n");
}

TEST(ReadHtml, PartsBareTextFromBlockNeighbours) {
  EXPECT_EQ(told("<div>one<p>two</p>three</div>"),
            "paragraph 0 div one\nparagraph 0 div two\nparagraph 0 div three\n");
}

TEST(ReadHtml, KeepsOneLineBreakAndPartsAtTwo) {
  EXPECT_EQ(told("<p>a<br>b<br> <br>c"), "paragraph 0 body a\nb\nparagraph 0 body c\n");
}

// One word an item: its number, "!" where the page states it, and the first letter of its form.
std::string counted(std::string_view html) {
  const auto blocks = read_html(html);
  if (!blocks) return "error: " + blocks.error().detail;
  std::string out;
  for (const Block& block : blocks->blocks) {
    if (!block.ordinal) continue;
    out += std::to_string(block.ordinal->number) + (block.ordinal->stated ? "!" : "") +
           "udlr"[static_cast<std::size_t>(block.ordinal->form)] + ' ';
  }
  return out;
}

TEST(HtmlLists, CountItemsAsABrowserDoes) {
  EXPECT_EQ(counted("<ol><li>a<p>more<ul><li>no</ul><li><li>c</ol>"), "1u 3u ");
  EXPECT_EQ(counted("<ol start=' 5x' type=a><li>a<ol type=i><li>b</ol><li>c</ol>"), "5!l 1r 6!l ");
  EXPECT_EQ(counted("<ol type=1><li>a<li value=7>b<li>c</ol>"), "1d 7!d 8!d ");
  EXPECT_EQ(counted("<ol reversed><li>a<li>b</ol>"), "2!u 1!u ");
  EXPECT_EQ(counted("<ol start=99999999999 type=A><li>a</ol>"), "1u ");
  EXPECT_EQ(counted("<ol start=2147483647><li>a<li>b</ol>"), "2147483647!u 2147483647!u ");
}

TEST(HtmlBlocks, LeavesOutMarksOfFootnotesAndKeepsPowers) {
  const auto blocks = read_html(
      "<p>The report,<sup>12</sup> of 4 km<sup>2</sup> and 10<sup>6</sup> lamps,<sup>*</sup> on "
      "the "
      "5<sup>th</sup></p>");
  ASSERT_TRUE(blocks);
  EXPECT_EQ(blocks->blocks.at(0).text, "The report, of 4 km2 and 106 lamps, on the 5th");
}

}  // namespace
}  // namespace mandated::read
