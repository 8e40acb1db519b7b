#include "pipeline/read/sitemap.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mandated::read {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

Sitemap sitemap_of(std::string_view text, std::string_view base = "") {
  auto sitemap = read_sitemap(text, "", base);
  EXPECT_TRUE(sitemap.has_value()) << (sitemap ? "" : sitemap.error().detail);
  return sitemap ? std::move(*sitemap) : Sitemap{};
}

std::string error_of(std::string_view text) {
  const auto sitemap = read_sitemap(text, "", "");
  return sitemap ? "read as " + sitemap->type : sitemap.error().detail;
}

std::vector<std::string> addresses(const Sitemap& sitemap) {
  std::vector<std::string> out;
  for (const auto& each : sitemap.entries) out.push_back(each.url);
  return out;
}

TEST(SitemapTest, ReadsPagesWithWhatIsSaidOfThem) {
  const auto sitemap = sitemap_of(R"(<?xml version="1.0" encoding="UTF-8"?>
    <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
    <url><loc> https://d.test/a?x=1&amp;y=2 </loc><lastmod>2023-10-13T09:30:00+02:00</lastmod>
      <changefreq>Weekly</changefreq><priority>0.8</priority></url>
    <url><loc>https://d.test/b</loc></url></urlset>)");
  EXPECT_EQ(sitemap.type, "urlset");
  ASSERT_THAT(sitemap.entries, SizeIs(2));
  EXPECT_EQ(sitemap.entries[0].url, "https://d.test/a?x=1&y=2");
  EXPECT_EQ(format_instant(sitemap.entries[0].lastmod.value()), "2023-10-13T07:30:00Z");
  EXPECT_EQ(sitemap.entries[0].changefreq, "weekly");
  EXPECT_EQ(sitemap.entries[0].priority, 0.8);
  EXPECT_EQ(sitemap.entries[1].lastmod, std::nullopt);
  EXPECT_EQ(sitemap.entries[1].changefreq, "");
  EXPECT_EQ(sitemap.entries[1].priority, std::nullopt);
  EXPECT_THAT(sitemap.warnings, IsEmpty());
}

TEST(SitemapTest, ReadsAnIndexOfSitemaps) {
  const auto sitemap = sitemap_of(
      "<sitemapindex><sitemap><loc>https://d.test/1.xml.gz</loc><lastmod>2023-10</lastmod>"
      "</sitemap></sitemapindex>");
  EXPECT_EQ(sitemap.type, "index");
  ASSERT_THAT(sitemap.entries, SizeIs(1));
  EXPECT_TRUE(sitemap.entries[0].sitemap);
  EXPECT_EQ(format_instant(sitemap.entries[0].lastmod.value()), "2023-10-01T00:00:00Z");
}

TEST(SitemapTest, TakesAnyPrefixAndPassesOverExtensions) {
  const auto sitemap = sitemap_of(
      "<s:urlset xmlns:s='http://www.google.com/schemas/sitemap/0.84' xmlns:i='urn:image'><s:url>"
      "<i:loc>https://d.test/no</i:loc><i:image><i:loc>https://d.test/a.png</i:loc></i:image>"
      "<s:loc>https://d.test/a</s:loc></s:url></s:urlset>");
  EXPECT_THAT(addresses(sitemap), ElementsAre("https://d.test/a"));
}

TEST(SitemapTest, ReadsATextOfAddresses) {
  const auto sitemap =
      sitemap_of("\xEF\xBB\xBFhttps://d.test/a\r\n\r\n https://d.test/b \nwords\n");
  EXPECT_EQ(sitemap.type, "text");
  EXPECT_THAT(addresses(sitemap), ElementsAre("https://d.test/a", "https://d.test/b"));
  EXPECT_THAT(sitemap.warnings, ElementsAre("\"words\" is no http or https address, left out"));
}

TEST(SitemapTest, ReadsAFeedInItsPlace) {
  const auto sitemap = sitemap_of(
      "<rss><channel><item><link>https://d.test/a</link><pubDate>13 Oct 2023</pubDate></item>"
      "</channel></rss>");
  EXPECT_EQ(sitemap.type, "rss");
  ASSERT_THAT(sitemap.entries, SizeIs(1));
  EXPECT_EQ(format_instant(sitemap.entries[0].lastmod.value()), "2023-10-13T00:00:00Z");
}

// gzip -n of "https://d.test/a\n"
TEST(SitemapTest, UnpacksGzip) {
  const std::string packed{
      "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xcb\x28\x29\x29\x28\xb6\xd2\xd7\x4f\xd1\x2b\x49\x2d"
      "\x2e"
      "\xd1\x4f\xe4\x02\x00\xb6\x22\x70\x3b\x11\x00\x00\x00",
      37};
  EXPECT_THAT(addresses(sitemap_of(packed)), ElementsAre("https://d.test/a"));
}

TEST(SitemapTest, ReadsBrokenXmlAsFarAsSenseGoes) {
  const auto sitemap = sitemap_of(
      "<urlset><url><loc>https://d.test/a?x&y</loc><url><loc>https://d.test/b</loc></"
      "url><url><loc");
  EXPECT_THAT(addresses(sitemap), ElementsAre("https://d.test/a?x&y", "https://d.test/b"));
}

TEST(SitemapTest, LeavesOutAnAddressWithinWhichItEnds) {
  const std::string whole = "<urlset><url><loc>https://d.test/1</loc></url>";
  for (const auto* end : {"<url><loc>https://d.test/2", "<url><loc><![CDATA[https://d.test/2"}) {
    const auto sitemap = read_sitemap(whole + end, "", "");
    ASSERT_TRUE(sitemap.has_value());
    ASSERT_EQ(sitemap->entries.size(), 1U) << end;
    EXPECT_EQ(sitemap->entries[0].url, "https://d.test/1");
    EXPECT_EQ(sitemap->warnings.back(), "ends within the address \"https://d.test/2\", left out");
  }
  for (const auto* end :
       {"<url><loc>https://d.test/2</lo", "<url><loc>https://d.test/2</loc></u"}) {
    const auto sitemap = read_sitemap(whole + end, "", "");
    ASSERT_TRUE(sitemap.has_value());
    EXPECT_EQ(sitemap->entries.size(), 2U) << end;
  }
}

TEST(SitemapTest, ResolvesAnAddressThatIsNotWholeAndWarns) {
  const auto sitemap =
      sitemap_of("<urlset><url><loc>/a</loc></url></urlset>", "https://d.test/sitemap.xml");
  EXPECT_THAT(addresses(sitemap), ElementsAre("https://d.test/a"));
  EXPECT_THAT(sitemap.warnings, ElementsAre("\"/a\" is no whole address"));
}

TEST(SitemapTest, LeavesOutWhatIsNoWebAddressAndWarns) {
  const auto sitemap = sitemap_of(
      "<urlset><url><loc>ftp://d.test/a</loc></url><url/><url><loc>https://d.test/a</loc>"
      "<priority>9</priority><changefreq>often</changefreq><lastmod>soon</lastmod></url></urlset>");
  EXPECT_THAT(addresses(sitemap), ElementsAre("https://d.test/a"));
  EXPECT_THAT(sitemap.warnings,
              ElementsAre("\"ftp://d.test/a\" is no http or https address, left out",
                          "an entry without an address, left out", "lastmod \"soon\" is no date",
                          "changefreq \"often\" is no word of the protocol",
                          "priority \"9\" is no number from 0 to 1"));
}

TEST(SitemapTest, TakesNoMoreEntriesThanTheProtocolAllows) {
  std::string text;
  for (std::size_t i = 0; i < kMaxSitemapEntries + 5; ++i) {
    text += "https://d.test/" + std::to_string(i) + "\n";
  }
  const auto sitemap = sitemap_of(text);
  EXPECT_THAT(sitemap.entries, SizeIs(kMaxSitemapEntries));
  EXPECT_THAT(sitemap.warnings, ElementsAre("over 50000 entries; the rest is left out"));
}

TEST(SitemapTest, RefusesWhatIsNoneAndSaysWhatItIs) {
  EXPECT_EQ(error_of("<html><body>x</body></html>"),
            "no sitemap: the root is <html>; urlset, sitemapindex, a feed or a text of addresses "
            "is read");
  EXPECT_EQ(error_of("not found\n"),
            "no sitemap: no line is an address; urlset, sitemapindex, a feed or a text of "
            "addresses is read");
  EXPECT_EQ(error_of(""), "no sitemap: nothing stands in it");
}

}  // namespace
}  // namespace mandated::read
