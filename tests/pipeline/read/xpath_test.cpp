#include "pipeline/read/xpath.h"

#include <gtest/gtest.h>

namespace mandated::read {
namespace {

constexpr std::string_view kPage =
    "<title>T</title><ul id=menu><LI class=a>one<li class=b>two <b>bold</b></ul>"
    "<p>p1<p><a href='/x'>link</a><template><p>hidden</template>";

std::string told(std::string_view expression, std::string_view page = kPage) {
  const auto found = select_by_xpath(page, expression);
  if (!found) return std::string{name_of(found.error().code)} + ": " + found.error().detail;
  std::string out = std::to_string(found->size());
  for (const std::string& text : *found) out += "|" + text;
  return out;
}

TEST(XPath, GivesTheWordsOfElementsInDocumentOrder) {
  EXPECT_EQ(told("//p | //li"), "4|one|two bold|p1|link");
  EXPECT_EQ(told("/html/body/ul[@id='menu']/li[last()]"), "1|two bold");
  EXPECT_EQ(told("//li[b]//b/ancestor::li/preceding-sibling::li"), "1|one");
  EXPECT_EQ(told("//table"), "0");
}

TEST(XPath, GivesAttributesTextAndValues) {
  EXPECT_EQ(told("//a/@href"), "1|/x");
  EXPECT_EQ(told("//li/text()"), "2|one|two");
  EXPECT_EQ(told("count(//li)"), "1|2");
  EXPECT_EQ(told("string(//title)"), "1|T");
  EXPECT_EQ(told("//li = 'one'"), "1|true");
}

TEST(XPath, SeesTheTreeOfHtml5) { EXPECT_EQ(told("//tbody/tr/td", "<table><td>x"), "1|x"); }

TEST(XPath, NamesTheColumnOfAnError) {
  EXPECT_EQ(told("//li["), "malformed: column 6: unrecognized node test");
  EXPECT_EQ(told(std::string(kMaxXPath + 1, 'a')),
            "malformed: column 2049: the expression is too long; at most 2048 bytes");
}

TEST(XPath, RefusesACallThatWouldFindNothing) {
  EXPECT_EQ(told("//p | id ('a')/b"),
            "malformed: column 7: id() finds nothing here; write //*[@id=\"\u2026\"]");
  EXPECT_EQ(told("count(//id(1))").substr(0, 19), "malformed: column 9");
  EXPECT_EQ(told("string(\"id('a')\")"), "1|id('a')");
  EXPECT_EQ(told("count(//@id)").substr(0, 2), "1|");
}

TEST(XPath, RefusesWhatWouldGoOverThePageForEachOfItsNodesAgain) {
  std::string page;
  for (int i = 0; i < 2000; ++i) page += "<p>x";
  EXPECT_EQ(told("count(//p[//p[//p]])", page),
            "too_large: the expression may visit 6e+10 nodes on this page; at most 2e+08");
  EXPECT_EQ(told("count(//*[../*[../*]])", page).substr(0, 9), "too_large");
  EXPECT_EQ(told("count(//p[following::p[preceding::p]])", page).substr(0, 9), "too_large");
  EXPECT_EQ(told("count(//body//p[.='x'])", page), "1|2000");
}

}  // namespace
}  // namespace mandated::read
