#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "config/load.h"
#include "tests/config/sample.h"

namespace mandated::config {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string file_of(const std::string& source) {
  return "contact: desk@ngo.test\nstore: {path: m.sqlite}\nsources:\n  - {id: a, profile: site, " +
         source + "}\n";
}

Config parsed(const std::string& source) {
  return parse(file_of(source), "/etc/m.yaml", tests::sample_data());
}

std::string mistakes_of(const std::string& source) {
  try {
    (void)parsed(source);
    return "accepted";
  } catch (const ConfigError& error) {
    return error.what();
  }
}

TEST(ListKindsTest, ReadAFeed) {
  const auto source =
      parsed(
          "kind: feed, url: 'https://d.test/rss', include: ['.*/r/.*', '.*/s/.*'], exclude: "
          "['.*print'], max_pages: 3, max_documents: 9")
          .sources.at(0);
  EXPECT_EQ(source.kind, SourceKind::feed);
  EXPECT_EQ(source.url, "https://d.test/rss");
  EXPECT_THAT(source.include, ElementsAre(".*/r/.*", ".*/s/.*"));
  EXPECT_THAT(source.exclude, ElementsAre(".*print"));
  EXPECT_EQ(source.max_pages, 3);
  EXPECT_EQ(source.max_documents, 9);
}

TEST(ListKindsTest, ReadASitemap) {
  const auto least = parsed("kind: sitemap, url: 'https://d.test/sitemap.xml'").sources.at(0);
  EXPECT_EQ(least.kind, SourceKind::sitemap);
  EXPECT_FALSE(least.sitemap.from_robots);
  EXPECT_EQ(least.sitemap.depth, 2);
  EXPECT_THAT(least.include, IsEmpty());
  const auto most =
      parsed("kind: sitemap, url: 'https://d.test/', from_robots: true, depth: 0").sources.at(0);
  EXPECT_TRUE(most.sitemap.from_robots);
  EXPECT_EQ(most.sitemap.depth, 0);
}

TEST(ListKindsTest, ReadAWordpressSite) {
  const auto least = parsed("kind: wordpress, url: 'https://d.test/'").sources.at(0);
  EXPECT_EQ(least.kind, SourceKind::wordpress);
  EXPECT_THAT(least.wordpress.types, ElementsAre("posts"));
  const auto most =
      parsed("kind: wordpress, url: 'https://d.test/', types: [pages, un_vote]").sources.at(0);
  EXPECT_THAT(most.wordpress.types, ElementsAre("pages", "un_vote"));
}

TEST(ListKindsTest, ReadHowDeepAListingGoes) {
  const auto source =
      parsed(
          "kind: listing, url: 'https://d.test/', follow: {css: .year, pattern: '.*/\\d+'}, "
          "depth: 3, stop_after: 20")
          .sources.at(0);
  EXPECT_EQ(source.listing.follow_css, ".year");
  EXPECT_EQ(source.listing.follow_pattern, ".*/\\d+");
  EXPECT_EQ(source.listing.depth, 3);
  EXPECT_EQ(source.stop_after, 20);
  EXPECT_EQ(
      parsed("kind: listing, url: 'https://d.test/', follow: {css: a}").sources.at(0).listing.depth,
      1);
}

TEST(ListKindsTest, AreWrittenAsTheyAreRead) {
  for (const auto* each :
       {"kind: feed, url: 'https://d.test/rss', include: ['a'], exclude: ['b']",
        "kind: sitemap, url: 'https://d.test/', from_robots: true, depth: 1",
        "kind: wordpress, url: 'https://d.test/', types: [pages]",
        "kind: listing, url: 'https://d.test/', follow: {css: a}, depth: 2, stop_after: 5"}) {
    const auto written = effective(parsed(each));
    EXPECT_EQ(effective(parse(written, "/etc/m.yaml", tests::sample_data())), written) << each;
  }
}

TEST(ListKindsTest, SayWhatIsWrong) {
  EXPECT_EQ(mistakes_of("kind: feed, url: 'https://d.test/', include: ['(', '.*']"),
            "/etc/m.yaml:4:74: sources[0].include[0]: \"(\" is no regular expression (missing ): "
            "(); RE2 syntax is taken");
  EXPECT_EQ(mistakes_of("kind: feed, url: 'https://d.test/', depth: 1"),
            "/etc/m.yaml:4:64: sources[0].depth: unknown key; known here: id, kind, url, include, "
            "exclude, max_pages, max_documents, allow_private, time_zone, every, revisit, jitter, "
            "profile, max_body, connect_timeout, total_timeout, announce_baseline, gates, silence");
  EXPECT_EQ(mistakes_of("kind: listing, url: 'https://d.test/', depth: 2"),
            "/etc/m.yaml:4:74: sources[0].depth: says how deep, but not which links are followed; "
            "write follow.css or follow.pattern");
  EXPECT_EQ(mistakes_of("kind: wordpress, url: 'https://d.test/', types: ['wp/v2']"),
            "/etc/m.yaml:4:77: sources[0].types[0]: \"wp/v2\" is not taken; write REST routes such "
            "as \"posts\"");
  EXPECT_EQ(mistakes_of("kind: sitemap, url: 'https://d.test/', depth: 9"),
            "/etc/m.yaml:4:74: sources[0].depth: \"9\" is out of range; 0 to 5 are taken");
}

}  // namespace
}  // namespace mandated::config
