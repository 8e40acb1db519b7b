#include "tests/pipeline/read/feed_sample.h"

namespace mandated::read {
namespace {

TEST(FeedAtomTest, ReadsTheFeedAndItsEntries) {
  const auto feed = feed_of(R"(<feed xmlns="http://www.w3.org/2005/Atom"><title>Desk</title>
    <link rel="self" href="https://d.test/atom"/><link href="https://d.test/"/>
    <link rel="next" href="https://d.test/atom?page=2"/>
    <entry><id>urn:1</id><title>One</title><link href="https://d.test/1"/>
      <published>2023-10-13T09:00:00Z</published><updated>2023-10-14T10:00:00+02:00</updated>
      <summary>s</summary><content type="html">&lt;p&gt;c&lt;/p&gt;</content>
      <source><title>Another</title><id>urn:2</id></source></entry></feed>)");
  EXPECT_EQ(feed.type, "atom");
  EXPECT_EQ(feed.version, "1.0");
  EXPECT_EQ(feed.title, "Desk");
  EXPECT_EQ(feed.link, "https://d.test/");
  EXPECT_EQ(feed.next, "https://d.test/atom?page=2");
  ASSERT_EQ(feed.items.size(), 1U);
  const auto& entry = feed.items[0];
  EXPECT_EQ(entry.id, "urn:1");
  EXPECT_EQ(entry.title, "One");
  EXPECT_EQ(entry.link, "https://d.test/1");
  EXPECT_EQ(day(entry.published), "2023-10-13T09:00:00Z");
  EXPECT_EQ(day(entry.updated), "2023-10-14T08:00:00Z");
  EXPECT_EQ(entry.summary, "s");
  EXPECT_EQ(entry.content, "<p>c</p>");
}

TEST(FeedAtomTest, ReadsWhatAtom03CalledOtherwise) {
  const auto entry = item_of(
      "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry>"
      "<issued>2004-01-01</issued><modified>2004-01-02</modified>"
      "<link rel='alternate' type='text/html'>https://d.test/1</link>"
      "<content type='application/xhtml+xml' mode='xml'><div xmlns='http://www.w3.org/1999/xhtml'>"
      "<p>x</p></div></content></entry></feed>");
  EXPECT_EQ(day(entry.published), "2004-01-01T00:00:00Z");
  EXPECT_EQ(day(entry.updated), "2004-01-02T00:00:00Z");
  EXPECT_EQ(entry.link, "https://d.test/1");
  EXPECT_EQ(entry.content, "<div><p>x</p></div>");
}

TEST(FeedAtomTest, PrefersTheAlternateThatIsAPage) {
  EXPECT_EQ(atom_entry("<link rel='enclosure' href='https://d.test/e'/>"
                       "<link type='application/pdf' href='https://d.test/pdf'/>"
                       "<link rel='alternate' type='text/html' href='https://d.test/1'/>")
                .link,
            "https://d.test/1");
}

TEST(FeedAtomTest, TakesContentElsewhereOrAnIdForTheLink) {
  EXPECT_EQ(atom_entry("<content src='https://d.test/1'/>").link, "https://d.test/1");
  EXPECT_EQ(atom_entry("<id>https://d.test/1</id>").link, "https://d.test/1");
  EXPECT_EQ(atom_entry("<id>urn:1</id>").link, "");
}

TEST(FeedAtomTest, ReadsTextOfEachType) {
  EXPECT_EQ(atom_entry("<title>1 &lt; 2</title>").title, "1 < 2");
  EXPECT_EQ(atom_entry("<title type='html'>1 &amp;lt; 2</title>").title, "1 &lt; 2");
  EXPECT_EQ(atom_entry("<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>1 &lt; "
                       "<b>2</b></div></title>")
                .title,
            "1 &lt; <b>2</b>");
  EXPECT_EQ(atom_entry("<title type='image/png'>T25l</title>").title, "One");
  EXPECT_EQ(atom_entry("<title type='image/png'>/w==</title>").title, "\uFFFD");
}

TEST(FeedAtomTest, ResolvesAddressesInMarkupButNotInText) {
  const std::string base = "https://d.test/a/";
  EXPECT_EQ(
      atom_entry("<content type='html'>&lt;a href=\"1?x&amp;amp;y\"&gt;t&lt;/a&gt;</content>", base)
          .content,
      "<a href=\"https://d.test/a/1?x&amp;y\">t</a>");
  EXPECT_EQ(atom_entry("<title type='text'>&lt;a href=\"1\"&gt;</title>", base).title,
            "<a href=\"1\">");
  EXPECT_EQ(atom_entry("<id>1</id>", base).id, "https://d.test/a/1");
}

TEST(FeedAtomTest, TakesTheMarkupOfATextOfferedInSeveralForms) {
  EXPECT_EQ(item_of("<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry>"
                    "<content type='multipart/alternative'><content type='text/plain'>p</content>"
                    "<content type='text/html' mode='escaped'>&lt;b&gt;h&lt;/b&gt;</content>"
                    "</content></entry></feed>")
                .content,
            "<b>h</b>");
}

TEST(FeedAtomTest, OfTwoDatesTheLastOneCounts) {
  const auto item = atom_entry(
      "<updated>2026-02-01T00:00:00Z</updated><updated>2026-03-01T00:00:00Z</updated>"
      "<published>2026-01-02T00:00:00Z</published><published>2026-01-01T00:00:00Z</published>");
  EXPECT_EQ(day(item.updated), "2026-03-01T00:00:00Z");
  EXPECT_EQ(day(item.published), "2026-01-01T00:00:00Z");
}

TEST(FeedAtomTest, FallsBackToWhatMediaRssSays) {
  const std::string media =
      "<m:group xmlns:m='http://search.yahoo.com/mrss/'><m:title>t</m:title>"
      "<m:description>d</m:description></m:group>";
  EXPECT_EQ(atom_entry(media).title, "t");
  EXPECT_EQ(atom_entry(media + "<summary>x</summary>").summary, "x");
  EXPECT_EQ(atom_entry(media).summary, "d");
}

TEST(FeedAtomTest, TakesTheDivOffAMediaTypeOfXhtmlToo) {
  EXPECT_EQ(atom_entry("<title type='application/xhtml+xml'>"
                       "<div xmlns='http://www.w3.org/1999/xhtml'><b>t</b></div></title>")
                .title,
            "<b>t</b>");
}

TEST(FeedAtomTest, ReadsAnEntryThatStandsAlone) {
  EXPECT_EQ(item_of("<entry xmlns='http://www.w3.org/2005/Atom'><title>One</title></entry>").title,
            "One");
}

}  // namespace
}  // namespace mandated::read
