#include <gmock/gmock.h>

#include "tests/pipeline/read/feed_sample.h"

namespace mandated::read {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(FeedRssTest, ReadsTheChannelAndItsItems) {
  const auto feed = feed_of(R"(<?xml version="1.0"?><rss version="2.0"><channel>
    <title>Desk</title><link>https://d.test/</link><ttl>90</ttl>
    <image><title>Logo</title><link>https://d.test/logo</link></image>
    <item><title>One</title><link>https://d.test/1</link><guid isPermaLink="false">n1</guid>
      <pubDate>Fri, 13 Oct 2023 09:30:00 +0200</pubDate><description>S</description></item>
    <item><title>Two</title></item></channel></rss>)");
  EXPECT_EQ(feed.type, "rss");
  EXPECT_EQ(feed.version, "2.0");
  EXPECT_EQ(feed.title, "Desk");
  EXPECT_EQ(feed.link, "https://d.test/");
  EXPECT_EQ(feed.ttl, std::chrono::minutes{90});
  ASSERT_EQ(feed.items.size(), 2U);
  EXPECT_EQ(feed.items[0].id, "n1");
  EXPECT_EQ(feed.items[0].link, "https://d.test/1");
  EXPECT_EQ(day(feed.items[0].published), "2023-10-13T07:30:00Z");
  EXPECT_EQ(day(feed.items[0].updated), "");
  EXPECT_EQ(feed.items[0].summary, "S");
  EXPECT_EQ(feed.items[1].title, "Two");
  EXPECT_THAT(feed.warnings, IsEmpty());
}

TEST(FeedRssTest, FindsTheItemsOfRdfBehindTheChannel) {
  const auto feed = feed_of(R"(<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel rdf:about="https://d.test/rss"><title>Desk</title><link>https://d.test/</link>
      <items><rdf:Seq><rdf:li resource="https://d.test/1"/></rdf:Seq></items></channel>
    <item rdf:about="https://d.test/1"><title>One</title><dc:date>2023-10-13</dc:date></item>
    </rdf:RDF>)");
  EXPECT_EQ(feed.version, "1.0");
  ASSERT_EQ(feed.items.size(), 1U);
  EXPECT_EQ(feed.items[0].id, "https://d.test/1");
  EXPECT_EQ(feed.items[0].link, "https://d.test/1");
  EXPECT_EQ(day(feed.items[0].published), "2023-10-13T00:00:00Z");
  EXPECT_EQ(day(feed.items[0].updated), "2023-10-13T00:00:00Z");
}

TEST(FeedRssTest, KnowsItsElementsByNamespaceWhateverThePrefix) {
  const auto feed = feed_of(R"(<r:rss xmlns:r="http://backend.userland.com/rss2"
    xmlns:x="urn:mine"><r:channel><x:title>no</x:title><r:title>yes</r:title><r:item>
    <x:description>no</x:description><r:description>yes</r:description></r:item></r:channel>
    </r:rss>)");
  EXPECT_EQ(feed.title, "yes");
  ASSERT_EQ(feed.items.size(), 1U);
  EXPECT_EQ(feed.items[0].summary, "yes");
}

TEST(FeedRssTest, TakesAGuidForTheLinkUnlessItSaysItIsNone) {
  EXPECT_EQ(rss_item("<guid>https://d.test/1</guid>").link, "https://d.test/1");
  EXPECT_EQ(rss_item("<guid isPermaLink='true'>https://d.test/1</guid>").link, "https://d.test/1");
  EXPECT_EQ(rss_item("<guid isPermaLink='false'>https://d.test/1</guid>").link, "");
  EXPECT_EQ(rss_item("<guid>https://d.test/1</guid><link>https://d.test/2</link>").link,
            "https://d.test/2");
}

TEST(FeedRssTest, TakesAnAtomLinkWhereThereIsNoOther) {
  EXPECT_EQ(rss_item("<a:link rel='self' href='https://d.test/f'/>"
                     "<a:link href='https://d.test/1'/>")
                .link,
            "https://d.test/1");
}

TEST(FeedRssTest, PrefersContentAndKeepsTheSummaryApart) {
  const auto item = rss_item(
      "<description>short</description><content:encoded><![CDATA[<p>long</p>]]></content:encoded>");
  EXPECT_EQ(item.summary, "short");
  EXPECT_EQ(item.content, "<p>long</p>");
}

TEST(FeedRssTest, TakesTheSecondOfDescriptionAndSummaryForTheContent) {
  auto item = rss_item("<summary>a</summary><description>b</description>");
  EXPECT_EQ(item.summary, "a");
  EXPECT_EQ(item.content, "b");
  item = rss_item("<description>a</description><summary>b</summary>");
  EXPECT_EQ(item.summary, "a");
  EXPECT_EQ(item.content, "b");
}

TEST(FeedRssTest, ReadsABodyOfXhtml) {
  EXPECT_EQ(rss_item("<body xmlns='http://www.w3.org/1999/xhtml'>\n<p>x</p>\n</body>").content,
            "<p>x</p>");
}

TEST(FeedRssTest, KeepsMarkupThatStandsInATitle) {
  EXPECT_EQ(rss_item("<title>A <b>b</b></title>").title, "A <b>b</b>");
  EXPECT_EQ(rss_item("<title>A &lt;b&gt;</title>").title, "A <b>");
}

TEST(FeedRssTest, ReadsTheDatesOfDublinCoreAndAtom) {
  EXPECT_EQ(day(rss_item("<dcterms:modified>2023-10-14</dcterms:modified>"
                         "<dcterms:issued>2023-10-13</dcterms:issued>")
                    .updated),
            "2023-10-14T00:00:00Z");
  EXPECT_EQ(day(rss_item("<dcterms:issued>2023-10-13</dcterms:issued>").published),
            "2023-10-13T00:00:00Z");
  EXPECT_EQ(day(rss_item("<a:updated>2023-10-13T09:00:00Z</a:updated>").updated),
            "2023-10-13T09:00:00Z");
}

TEST(FeedRssTest, ResolvesAddressesAgainstXmlBaseAndTheFeed) {
  EXPECT_EQ(rss_item("<link>r/1</link>", "https://d.test/feeds/rss").link,
            "https://d.test/feeds/r/1");
  const auto item = item_of(
      "<rss xml:base='https://b.test/x/'><channel xml:base='y/'><item><link xml:base='z/'>1</link>"
      "<description>&lt;a href='../2'&gt;t&lt;/a&gt; &lt;img src=3&gt;</description></item>"
      "</channel></rss>",
      "https://d.test/");
  EXPECT_EQ(item.link, "https://b.test/x/y/z/1");
  EXPECT_EQ(item.summary, "<a href='https://b.test/x/2'>t</a> <img src=https://b.test/x/y/3>");
}

TEST(FeedRssTest, PassesOverAnXmlBaseThatIsEndless) {
  const auto long_base = std::string(2'048, 'y') + '/';
  const auto item = item_of("<rss xml:base='https://b.test/'><channel xml:base='" + long_base +
                                "'><item><link>1</link></item></channel></rss>",
                            "https://d.test/");
  EXPECT_EQ(item.link, "https://b.test/1");
}

TEST(FeedRssTest, LeavesAddressesAsTheyAreWhereNoBaseIsKnown) {
  EXPECT_EQ(rss_item("<link>r/1</link>").link, "r/1");
}

TEST(FeedRssTest, TakesHowOftenItIsWrittenFromTheSyndicationModule) {
  const auto feed = feed_of(R"(<rss xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
    <channel><sy:updatePeriod> daily </sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>
    </channel></rss>)");
  EXPECT_EQ(feed.ttl, std::chrono::hours{6});
  EXPECT_EQ(feed_of("<rss><channel><ttl>soon</ttl></channel></rss>").ttl, std::nullopt);
}

TEST(FeedRssTest, ReadsChannelDefinitionFormat) {
  const auto item = item_of(
      "<CHANNEL HREF='https://d.test/'><ITEM HREF='https://d.test/1' LASTMOD='2004-04-06T23:05Z'>"
      "<TITLE>One</TITLE><ABSTRACT>a</ABSTRACT></ITEM></CHANNEL>");
  EXPECT_EQ(item.title, "One");
  EXPECT_EQ(item.link, "https://d.test/1");
  EXPECT_EQ(item.summary, "a");
  EXPECT_EQ(day(item.updated), "2004-04-06T23:05:00Z");
}

TEST(FeedRssTest, FallsBackToWhatMediaRssSays) {
  const std::string media =
      "<media:group xmlns:media='http://search.yahoo.com/mrss/'><media:title>t"
      "</media:title><media:description>d</media:description></media:group>";
  EXPECT_EQ(rss_item(media).title, "t");
  EXPECT_EQ(rss_item(media).summary, "d");
  EXPECT_EQ(rss_item("<title>own</title><description>x</description>" + media).title, "own");
  EXPECT_EQ(rss_item("<description>x</description>" + media).summary, "x");
}

TEST(FeedRssTest, WarnsOfADateThatIsNone) {
  const auto feed =
      feed_of("<rss><channel><item><pubDate>Someday</pubDate></item></channel></rss>");
  EXPECT_THAT(feed.warnings, ElementsAre("pubDate \"Someday\" is no date"));
}

}  // namespace
}  // namespace mandated::read
