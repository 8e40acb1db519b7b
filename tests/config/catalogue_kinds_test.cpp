#include <gtest/gtest.h>

#include "config/load.h"
#include "config/symbol_range.h"
#include "tests/config/sample.h"

namespace mandated::config {
namespace {

std::string mistakes_of(std::string_view source) {
  const auto yaml =
      "contact: desk@ngo.test\nstore: {path: m.sqlite}\nsources:\n  - {id: a, "
      "profile: site, " +
      std::string{source} + "}\n";
  try {
    (void)parse(yaml, "m.yaml", tests::sample_data());
    return "accepted";
  } catch (const ConfigError& error) {
    return error.what();
  }
}

Source read(std::string_view source) {
  const auto yaml =
      "contact: desk@ngo.test\nstore: {path: m.sqlite}\nsources:\n  - {id: a, "
      "profile: site, " +
      std::string{source} + "}\n";
  return parse(yaml, "/etc/m.yaml", tests::sample_data()).sources.at(0);
}

}  // namespace

TEST(OaiKindTest, TheRecordsPageIsThatOfTheHostWhereNoneIsNamed) {
  const auto source =
      read("kind: oai-pmh, url: 'https://library.test/oai2d?x=y', from: 2024-01-31");
  EXPECT_EQ(source.address_template, "https://library.test/record/{id}");
  EXPECT_EQ(source.oai.prefix, "marcxml");
  EXPECT_EQ(source.oai.window, std::chrono::hours{24 * 30});
  EXPECT_EQ(source.oai.from, parse_date("2024-01-31"));
}

TEST(OaiKindTest, MistakesSayWhatIsAccepted) {
  EXPECT_EQ(mistakes_of("kind: oai-pmh"),
            "m.yaml:4:5: sources[0].url: missing; write an http or https address");
  EXPECT_EQ(mistakes_of("kind: oai-pmh, url: 'https://a.test/', from: yesterday"),
            "m.yaml:4:73: sources[0].from: \"yesterday\" is not taken; write a day such as "
            "2024-01-31");
  EXPECT_EQ(mistakes_of("kind: oai-pmh, url: 'https://a.test/', window: 1h"),
            "m.yaml:4:75: sources[0].window: \"1h\" is out of range; 1d to 366d are taken");
  EXPECT_EQ(mistakes_of("kind: oai-pmh, url: 'https://a.test/', template: 'https://a.test/'"),
            "m.yaml:4:77: sources[0].template: \"https://a.test/\" lacks {id}; write an address "
            "such as https://library.test/record/{id}");
}

TEST(WarcKindTest, FilesAreTakenOrACaptureIndex) {
  EXPECT_EQ(read("kind: warc, path: warcs").path, "/etc/warcs");
  EXPECT_EQ(read("kind: warc, path: warcs").glob, "*.warc*");
  EXPECT_EQ(read("kind: warc, url: 'https://a.test/cdx'").address_template,
            "https://web.archive.org/web/{timestamp}id_/{url}");
  EXPECT_EQ(mistakes_of("kind: warc"),
            "m.yaml:4:5: sources[0].path: missing; write a WARC file or a folder of them, or url: "
            "the address of a capture index (CDX)");
  EXPECT_EQ(mistakes_of("kind: warc, path: w, url: 'https://a.test/cdx'"),
            "m.yaml:4:46: sources[0].path: stands beside url; one of them is taken: archive files, "
            "or a capture index (CDX)");
}

TEST(SymbolKindTest, ReadsSymbolsAndRangesOfThem) {
  const auto source = read(
      "kind: un-symbol, template: 'https://docs.test/{symbol}', symbols: "
      "[A/HRC/RES/54/36, 'A/RES/90/{1..40}', 'S/RES/{2700..}']");
  ASSERT_EQ(source.symbols.ranges.size(), 3U);
  EXPECT_TRUE(source.symbols.ranges[0].alone);
  EXPECT_EQ(source.symbols.ranges[1].symbol(7), "A/RES/90/7");
  EXPECT_EQ(source.symbols.ranges[2].last, SymbolRange::kNoEnd);
  EXPECT_EQ(source.symbols.ranges[2].text(), "S/RES/{2700..}");
  EXPECT_EQ(source.symbols.ahead, 3);
}

TEST(SymbolKindTest, MistakesSayWhatIsAccepted) {
  EXPECT_EQ(mistakes_of("kind: un-symbol"),
            "m.yaml:4:5: sources[0].template: missing; write an address such as "
            "https://docs.un.org/en/{symbol}\n"
            "m.yaml:4:5: sources[0].symbols: missing; write symbols such as [A/HRC/RES/54/36, "
            "\"A/HRC/RES/54/{1..40}\"]");
  EXPECT_EQ(mistakes_of("kind: un-symbol, template: 'docs.test/{symbol}', symbols: ['A/{9..1}', "
                        "'A/{x}']"),
            "m.yaml:4:55: sources[0].template: \"docs.test/{symbol}\" is not taken; write an "
            "address such as https://docs.un.org/en/{symbol}\n"
            "m.yaml:4:87: sources[0].symbols[0]: \"A/{9..1}\" ends before it begins; A/{1..9} is "
            "taken\n"
            "m.yaml:4:99: sources[0].symbols[1]: \"A/{x}\" is no symbol; one such as "
            "A/HRC/RES/54/36 is taken, or a range of them: A/HRC/RES/54/{1..40}, S/RES/{2700..}");
}

}  // namespace mandated::config
