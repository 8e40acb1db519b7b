#include "daemon/http/robots.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mandated::http {
namespace {

using std::chrono::milliseconds;
using testing::ElementsAre;

RobotsVerdict ask(std::string_view body, std::string_view path,
                  std::string_view agent = "mandated/0.1.0 (+mailto:desk@ngo.test)") {
  return Robots::parse(body).verdict(agent, "https://un.test" + std::string{path});
}

TEST(RobotsTest, AllowsWhereNothingIsSaid) {
  const auto verdict = ask("", "/page");
  EXPECT_TRUE(verdict.allowed);
  EXPECT_EQ(verdict.rule, "");
  EXPECT_EQ(verdict.crawl_delay, std::nullopt);
}

TEST(RobotsTest, NamesTheLineThatForbids) {
  const auto verdict = ask("User-agent: *\nDisallow: /search\n", "/search?p=1");
  EXPECT_FALSE(verdict.allowed);
  EXPECT_EQ(verdict.rule, "Disallow: /search");
}

TEST(RobotsTest, LongestMatchDecidesWhateverTheOrder) {
  constexpr auto kBody = "User-agent: *\nAllow: /record/public\nDisallow: /record\nAllow: /\n";
  EXPECT_FALSE(ask(kBody, "/record/1").allowed);
  EXPECT_EQ(ask(kBody, "/record/public/1").rule, "Allow: /record/public");
  EXPECT_TRUE(ask(kBody, "/other").allowed);
}

TEST(RobotsTest, OfTwoAsLongTheOneThatAllowsDecides) {
  EXPECT_EQ(ask("User-agent: *\nDisallow: /page\nAllow: /page\n", "/page").rule, "Allow: /page");
  EXPECT_EQ(ask("User-agent: *\nAllow: /page\nDisallow: /page\n", "/page").rule, "Allow: /page");
}

TEST(RobotsTest, StarIsAnyRun) {
  constexpr auto kBody = "User-agent: *\nDisallow: /*/print\n";
  EXPECT_FALSE(ask(kBody, "/a/b/print").allowed);
  EXPECT_FALSE(ask(kBody, "/a/printer").allowed);
  EXPECT_TRUE(ask(kBody, "/print").allowed);
}

TEST(RobotsTest, DollarIsTheEndOfTheAddress) {
  constexpr auto kBody = "User-agent: *\nDisallow: /*.pdf$\n";
  EXPECT_FALSE(ask(kBody, "/doc.pdf").allowed);
  EXPECT_TRUE(ask(kBody, "/doc.pdf?v=2").allowed);
  EXPECT_FALSE(ask(kBody, "/doc.pdf.pdf").allowed);
}

TEST(RobotsTest, DollarWithinARuleIsItself) {
  EXPECT_FALSE(ask("User-agent: *\nDisallow: /a$b\n", "/a$b/c").allowed);
  EXPECT_TRUE(ask("User-agent: *\nDisallow: /a$b\n", "/a").allowed);
}

TEST(RobotsTest, ManyStarsTakeNoTime) {
  std::string rule = "/";
  for (int i = 0; i < 200; ++i) rule += "*a";
  const auto path = "/" + std::string(20'000, 'a');
  EXPECT_FALSE(ask("User-agent: *\nDisallow: " + rule + "\n", path).allowed);
  EXPECT_TRUE(ask("User-agent: *\nDisallow: " + rule + "b$\n", path).allowed);
}

TEST(RobotsTest, EscapesAndLettersAreOneSpelling) {
  EXPECT_FALSE(ask("User-agent: *\nDisallow: /%7ejoe\n", "/~joe/").allowed);
  EXPECT_FALSE(ask("User-agent: *\nDisallow: /~joe\n", "/%7Ejoe/").allowed);
  EXPECT_FALSE(ask("User-agent: *\nDisallow: /caf\xC3\xA9\n", "/caf%c3%a9").allowed);
  EXPECT_FALSE(ask("User-agent: *\nDisallow: /caf%C3%A9\n", "/caf\xC3\xA9").allowed);
}

TEST(RobotsTest, EscapedSlashIsNoSlash) {
  EXPECT_TRUE(ask("User-agent: *\nDisallow: /a/b\n", "/a%2Fb").allowed);
  EXPECT_FALSE(ask("User-agent: *\nDisallow: /a%2fb\n", "/a%2Fb").allowed);
}

TEST(RobotsTest, OwnGroupReplacesThatOfAll) {
  constexpr auto kBody = "User-agent: *\nDisallow: /\n\nUser-agent: Mandated\nDisallow: /private\n";
  EXPECT_TRUE(ask(kBody, "/page").allowed);
  EXPECT_FALSE(ask(kBody, "/private").allowed);
  EXPECT_FALSE(ask(kBody, "/page", "otherbot").allowed);
}

TEST(RobotsTest, GroupsOfOneAgentAreMerged) {
  constexpr auto kBody =
      "User-agent: mandated\nDisallow: /a\n\nUser-agent: x\nDisallow: /c\n\n"
      "User-agent: mandated\nDisallow: /b\n";
  EXPECT_FALSE(ask(kBody, "/a").allowed);
  EXPECT_FALSE(ask(kBody, "/b").allowed);
  EXPECT_TRUE(ask(kBody, "/c").allowed);
}

TEST(RobotsTest, AgentLinesInARowShareAGroup) {
  constexpr auto kBody = "User-agent: x\nUser-agent: mandated\nDisallow: /a\n";
  EXPECT_FALSE(ask(kBody, "/a").allowed);
  EXPECT_FALSE(ask(kBody, "/a", "x").allowed);
}

TEST(RobotsTest, OwnGroupWithoutRulesAllowsEverything) {
  EXPECT_TRUE(ask("User-agent: *\nDisallow: /\n\nUser-agent: mandated\nDisallow:\n", "/a").allowed);
}

TEST(RobotsTest, OnlyTheProductTokenOfAnAgentCounts) {
  constexpr auto kBody = "User-agent: mandated/9 (some comment)\nDisallow: /a\n";
  EXPECT_FALSE(ask(kBody, "/a", "MANDATED/0.1.0").allowed);
  EXPECT_TRUE(ask(kBody, "/a", "mandatedbot").allowed);
  EXPECT_TRUE(ask(kBody, "/a", "mand").allowed);
}

TEST(RobotsTest, RulesBeforeAnyGroupAreNobodys) {
  EXPECT_TRUE(ask("Disallow: /\nUser-agent: *\nDisallow: /a\n", "/b").allowed);
}

TEST(RobotsTest, ReadsWhatPeopleWrite) {
  EXPECT_FALSE(ask("\xEF\xBB\xBFuser-AGENT : *\r\n DISALLOW :/a # no\r\n", "/a").allowed);
  EXPECT_FALSE(ask("User-agent: *\rDisallow: /a\r", "/a").allowed);
  EXPECT_FALSE(ask("User-agent: *\nDisallow: /a", "/a").allowed);
}

TEST(RobotsTest, UnknownLinesEndNoGroup) {
  constexpr auto kBody =
      "User-agent: x\nSitemap: https://un.test/s.xml\nHost: un.test\nUser-agent: mandated\n"
      "Disallow: /a\n";
  EXPECT_FALSE(ask(kBody, "/a", "x").allowed);
  EXPECT_FALSE(ask(kBody, "/a").allowed);
}

TEST(RobotsTest, RobotsTxtItselfIsAllowed) {
  EXPECT_TRUE(ask("User-agent: *\nDisallow: /\n", "/robots.txt").allowed);
}

TEST(RobotsTest, FragmentDoesNotCount) {
  EXPECT_TRUE(ask("User-agent: *\nDisallow: /*secret\n", "/page#secret").allowed);
}

TEST(RobotsTest, ReadsTheCrawlDelayOfItsGroup) {
  constexpr auto kBody =
      "User-agent: *\nCrawl-delay: 5\nDisallow: /search\n\nUser-agent: mandated\n"
      "Crawl-delay: 1.5\n";
  EXPECT_EQ(ask(kBody, "/").crawl_delay, milliseconds{1'500});
  EXPECT_EQ(ask(kBody, "/", "x").crawl_delay, milliseconds{5'000});
}

TEST(RobotsTest, DelayThatIsNoneIsLeftOut) {
  for (const auto* value : {"soon", "-1", "1e9", "nan", "inf", ""}) {
    const auto body = std::string{"User-agent: *\nCrawl-delay: "} + value + "\n";
    EXPECT_EQ(ask(body, "/").crawl_delay, std::nullopt) << value;
  }
}

// RFC 9309 2.2.4: other records must not interfere with groups.
TEST(RobotsTest, CrawlDelayEndsNoGroupAndIsForThoseAboveIt) {
  constexpr auto kBody = "User-agent: slow\nCrawl-delay: 9\nUser-agent: mandated\nDisallow: /\n";
  EXPECT_FALSE(ask(kBody, "/").allowed);
  EXPECT_FALSE(ask(kBody, "/", "slow").allowed);
  EXPECT_EQ(ask(kBody, "/").crawl_delay, std::nullopt);
  EXPECT_EQ(ask(kBody, "/", "slow").crawl_delay, milliseconds{9'000});
}

TEST(RobotsTest, EscapedStarAndDollarAreThemselves) {
  constexpr auto kBody = "User-agent: *\nDisallow: /a%2Ab\nDisallow: /c%24\nDisallow: /d$e\n";
  EXPECT_FALSE(ask(kBody, "/a*b").allowed);
  EXPECT_TRUE(ask(kBody, "/axb").allowed);
  EXPECT_FALSE(ask(kBody, "/c$/x").allowed);
  EXPECT_FALSE(ask(kBody, "/d$e").allowed);
}

TEST(RobotsTest, TakesWhatIsPlainlyMeant) {
  for (const auto* body :
       {"user-agent mandated\ndisallow /\n", "useragent: mandated\ndisallow: /\n",
        "user agent: mandated\ndissallow: /\n", "User-agent : mandated bot\nDisalow : /\n",
        "\xEF\xBBUser-agent: mandated\nDisallow: /\n", "\xEFUser-agent: mandated\nDisallow: /\n"}) {
    EXPECT_FALSE(ask(body, "/").allowed) << body;
  }
  EXPECT_TRUE(ask("foo: mandated\nbar: /\n", "/").allowed);
  EXPECT_TRUE(ask("user-agent: mandated\n\xEF\xBB\xBF"
                  "disallow: /\n",
                  "/")
                  .allowed);
}

TEST(RobotsTest, WordsWithoutAVersionAreNobodysToken) {
  constexpr auto kBody = "User-agent: *\nDisallow: /\nUser-agent: foo\nAllow: /\n";
  EXPECT_TRUE(ask(kBody, "/", "foo").allowed);
  EXPECT_TRUE(ask(kBody, "/", "foo/1.0 (bar)").allowed);
  EXPECT_FALSE(ask(kBody, "/", "foo bar").allowed);
}

TEST(RobotsTest, ADigitIsPartOfAName) {
  constexpr auto kBody = "User-agent: bot1\nDisallow: /a\nUser-agent: bot2\nDisallow: /b\n";
  EXPECT_FALSE(ask(kBody, "/a", "bot1/2.0").allowed);
  EXPECT_TRUE(ask(kBody, "/b", "bot1/2.0").allowed);
  EXPECT_TRUE(ask(kBody, "/a", "bot").allowed);
}

TEST(RobotsTest, ANameMayBeWrittenInAnyLetters) {
  constexpr auto kBody = "User-agent: Späher\nDisallow: /\n";
  EXPECT_FALSE(ask(kBody, "/a", "späher/1.0").allowed);
  EXPECT_TRUE(ask(kBody, "/a", "sp/1.0").allowed);
}

TEST(RobotsTest, StarWithWordsAfterItIsEveryone) {
  EXPECT_FALSE(ask("User-agent: * all of you\nDisallow: /\n", "/a").allowed);
  EXPECT_TRUE(ask("User-agent: *bot\nDisallow: /\n", "/a").allowed);
}

// RFC 3986 2 has no place for these octets; the address has them as escapes, a rule may not.
TEST(RobotsTest, WhatNoAddressHoldsIsComparedAsAnEscape) {
  for (const auto* rule : {"/a<b", "/a%3cb", "/a%3Cb"}) {
    const auto body = "User-agent: *\nDisallow: " + std::string{rule} + "\n";
    EXPECT_FALSE(ask(body, "/a<b").allowed) << rule;
    EXPECT_FALSE(ask(body, "/a%3Cb").allowed) << rule;
  }
  EXPECT_FALSE(ask("User-agent: *\nDisallow: /x?a|b\n", "/x?a|b").allowed);
}

TEST(RobotsTest, AnswersForAPathOrAnAddressWithoutItsScheme) {
  const auto robots = Robots::parse("User-agent: *\nDisallow: /a\n");
  EXPECT_FALSE(robots.verdict("x", "/a/b").allowed);
  EXPECT_FALSE(robots.verdict("x", "un.test/a").allowed);
  EXPECT_FALSE(robots.verdict("x", "//un.test/a").allowed);
  EXPECT_TRUE(robots.verdict("x", "un.test").allowed);
}

TEST(RobotsTest, WhoMayReadTheIndexMayReadTheFolder) {
  constexpr auto kBody = "User-agent: *\nAllow: /docs/index.html\nDisallow: /\n";
  EXPECT_EQ(ask(kBody, "/docs/").rule, "Allow: /docs/index.html");
  EXPECT_TRUE(ask(kBody, "/docs/index.html").allowed);
  EXPECT_FALSE(ask(kBody, "/docs/other").allowed);
}

TEST(RobotsTest, TakesALineToItsLimit) {
  const auto path = "/" + std::string(16'652, 'a');  // "Disallow: " and this are 16,663 bytes
  const auto body = "User-agent: *\nDisallow: " + path + "b\nDisallow: /z\n";
  EXPECT_FALSE(ask(body, path + "c").allowed);
  EXPECT_FALSE(ask(body, "/z").allowed);
}

TEST(RobotsTest, GathersSitemapsOfTheWholeFile) {
  const auto robots = Robots::parse(
      "Sitemap: https://un.test/a.xml\nUser-agent: x\nDisallow: /\nSitemap: https://un.test/b.xml");
  EXPECT_THAT(robots.sitemaps(), ElementsAre("https://un.test/a.xml", "https://un.test/b.xml"));
}

TEST(RobotsTest, ReadsFiveHundredKibibytes) {
  const std::string head = "User-agent: *\nDisallow: /early\n#";
  constexpr std::string_view kLate = "\nDisallow: /late\n";
  const std::string just(500 * 1024 - head.size() - kLate.size(), '-');
  EXPECT_FALSE(ask(head + just + std::string{kLate}, "/late").allowed);
  const auto over = head + just + std::string(kLate.size(), '-') + std::string{kLate};
  EXPECT_TRUE(ask(over, "/late").allowed);
  EXPECT_FALSE(ask(over, "/early").allowed);
}

}  // namespace
}  // namespace mandated::http
