#include <gmock/gmock.h>

#include "tests/pipeline/read/feed_sample.h"

namespace mandated::read {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

TEST(FeedBrokenTest, ReadsABareAmpersandAndEntitiesOfHtml) {
  const auto feed = feed_of(
      "<rss><channel><item><title>A & B&nbsp;&eacute;</title>"
      "<link>https://d.test/?a=1&b=2</link></item></channel></rss>");
  ASSERT_THAT(feed.items, SizeIs(1));
  EXPECT_EQ(feed.items[0].title, "A & B\u00A0\u00E9");
  EXPECT_EQ(feed.items[0].link, "https://d.test/?a=1&b=2");
  EXPECT_THAT(feed.warnings, Not(IsEmpty()));
}

TEST(FeedBrokenTest, ReadsWhatCameBeforeItWasCutOff) {
  const auto feed = feed_of("<rss><channel><item><title>One</title></item><item><title>Two</ti");
  ASSERT_THAT(feed.items, SizeIs(2));
  EXPECT_EQ(feed.items[0].title, "One");
  EXPECT_THAT(feed.warnings, Not(IsEmpty()));
}

TEST(FeedBrokenTest, SaysWhichItemItEndsWithin) {
  for (const auto* const feed :
       {"<rss><channel><item><link>https://d.test/1</link></item><item><link>https://d.te",
        "<rss><channel><item><link>https://d.test/1</link></item><item><link>https://d.test/2</"
        "link>"
        "<title>Tw",
        "<rss><channel><item><link>https://d.test/1</link><item><link>https://d.te",
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>https://d.test/1</id></entry><entry>"
        "<id>https://d.te"}) {
    const auto read = feed_of(feed);
    ASSERT_THAT(read.items, SizeIs(2)) << feed;
    EXPECT_TRUE(read.items[0].whole) << feed;
    EXPECT_FALSE(read.items[1].whole) << feed;
  }
  EXPECT_TRUE(feed_of("<rss><channel><item><link>https://d.test/1</link></item>").items[0].whole);
}

TEST(FeedBrokenTest, FindsItemsThatWereNotClosed) {
  const auto feed = feed_of(
      "<rss><channel><item><title>One</title><item><title>Two</title></item></channel></rss>");
  ASSERT_THAT(feed.items, SizeIs(2));
  EXPECT_EQ(feed.items[0].title, "One");
  EXPECT_EQ(feed.items[1].title, "Two");
}

TEST(FeedBrokenTest, ClosesTagsWrittenInAnotherCase) {
  const auto item = item_of(
      "<rss><channel><item><Title>One</title><link>https://d.test/1</Link></item></channel></rss>");
  EXPECT_EQ(item.title, "One");
  EXPECT_EQ(item.link, "https://d.test/1");
}

TEST(FeedBrokenTest, PassesOverWhatStandsBeforeTheFeed) {
  EXPECT_EQ(feed_of("\xEF\xBB\xBF \n<?xml version='1.0'?><rss><channel><title>x</title></channel>"
                    "</rss>")
                .title,
            "x");
  EXPECT_EQ(feed_of("<br />\n<b>Warning</b>: no\n<?xml version='1.0'?><rss><channel><title>x"
                    "</title></channel></rss>")
                .title,
            "x");
}

TEST(FeedBrokenTest, ReadsTextOfAWronglyDeclaredEncoding) {
  const auto feed = feed_of(
      "<?xml version='1.0' encoding='utf-8'?><rss><channel><title>Caf\xE9</title></channel></rss>");
  EXPECT_EQ(feed.title, "Caf\u00E9");
  EXPECT_THAT(feed.warnings, Not(IsEmpty()));
}

TEST(FeedBrokenTest, KnowsPrefixesNobodyDeclared) {
  EXPECT_EQ(item_of("<rss><channel><item><content:encoded>c</content:encoded></item></channel>"
                    "</rss>")
                .content,
            "c");
}

TEST(FeedBrokenTest, RefusesWhatIsNoFeedAndSaysWhatItIs) {
  EXPECT_EQ(feed_error("<html><body>x</body></html>"),
            "no feed: the root is <html>; rss, rdf:RDF, channel, feed, entry or a JSON Feed is "
            "read");
  EXPECT_EQ(feed_error(" \n "), "no feed: nothing stands in it");
  EXPECT_EQ(feed_error("words"),
            "no feed: there is no element in it; rss, rdf:RDF, channel, feed, entry or a JSON Feed "
            "is read");
}

TEST(FeedBrokenTest, ReadsControlsAsTheWindowsLettersTheyWere) {
  EXPECT_EQ(rss_item("<title>don\u0092t \u00A9 &#145;x&#146;</title>").title,
            "don\u2019t \u00A9 \u2018x\u2019");
  EXPECT_EQ(rss_item("<title>\u0080\u00C2</title>").title, "\u20AC\u00C2");
}

TEST(FeedBrokenTest, IsNotBlownUpByEntities) {
  EXPECT_THAT(feed_of("<!DOCTYPE rss [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>"
                      "<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss><channel><title>&b;&x;</title>"
                      "</channel></rss>")
                  .title,
              HasSubstr("&b;"));
}

TEST(FeedLinksTest, AreThoseAPageNamesByTypeInOrder) {
  const auto links = feed_links(
      "<base href='/b/'><link rel='alternate' type='application/rss+xml' title='All' href='rss'>"
      "<link rel='alternate' hreflang='fr' href='/fr'>"
      "<link rel='stylesheet alternate' type='application/rss+xml' href='/css'>"
      "<link rel='ALTERNATE' type='Application/Atom+XML; charset=utf-8' href='https://e.test/a'>"
      "<link rel='feed' href='/f'><link rel='feed' href='/f'>"
      "<link rel='feed' href='javascript:1'>",
      "https://d.test/page");
  ASSERT_TRUE(links.has_value());
  ASSERT_THAT(*links, SizeIs(3));
  EXPECT_EQ((*links)[0].url, "https://d.test/b/rss");
  EXPECT_EQ((*links)[0].text, "All");
  EXPECT_EQ((*links)[1].url, "https://e.test/a");
  EXPECT_EQ((*links)[2].url, "https://d.test/f");
}

}  // namespace
}  // namespace mandated::read
