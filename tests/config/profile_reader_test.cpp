#include "config/profile_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mandated::config {
namespace {

using testing::ElementsAre;

constexpr std::string_view kProfile = R"(id: site
authority: commentary
fields:
  - name: title
    type: text
    labels: [Title, Name of the resolution]
    css: h1
    pattern: "[^.]+"
    required: true
  - {name: sponsors, type: list, labels: [Main sponsors], splits_commas: true}
  - {name: condemnatory, type: flag, labels: [Condemnatory]}
  - {name: vote, type: vote, labels: [Vote], xpath: "//*[@id = 'vote']"}
symbols:
  - {pattern: '.*/a-hrc-res-(\d+)-(\d+)/?', symbol: 'A/HRC/RES/\1/\2'}
clauses: true
minimum_clauses: 2
gates:
  media_types: [text/html, text/*]
  settle_answers: 5
)";

TEST(ProfileReaderTest, ReadsEveryKey) {
  Mistakes mistakes("site.yaml");
  const auto profile = read_profile(kProfile, mistakes);
  ASSERT_TRUE(profile) << mistakes.lines().at(0);
  EXPECT_EQ(profile->id, "site");
  EXPECT_EQ(profile->authority, ProfileAuthority::commentary);
  ASSERT_EQ(profile->fields.size(), 4U);
  const auto& title = profile->fields[0];
  EXPECT_EQ(title.name, "title");
  EXPECT_EQ(title.type, FieldType::text);
  EXPECT_THAT(title.labels, ElementsAre("Title", "Name of the resolution"));
  EXPECT_EQ(title.css, "h1");
  EXPECT_EQ(title.pattern, "[^.]+");
  EXPECT_EQ(profile->fields[1].type, FieldType::list);
  EXPECT_TRUE(profile->fields[1].splits_commas);
  EXPECT_EQ(profile->fields[2].type, FieldType::flag);
  EXPECT_EQ(profile->fields[3].type, FieldType::vote);
  EXPECT_EQ(profile->fields[3].xpath, "//*[@id = 'vote']");
  ASSERT_EQ(profile->symbols.size(), 1U);
  EXPECT_EQ(profile->symbols[0].symbol, "A/HRC/RES/\\1/\\2");
  EXPECT_TRUE(profile->clauses);
  EXPECT_THAT(profile->gates.named,
              ElementsAre("media_types", "settle_answers", "minimum_clauses", "required"));
  EXPECT_THAT(profile->gates.gates.required, ElementsAre("title"));
  EXPECT_EQ(profile->gates.gates.minimum_clauses, 2);
  EXPECT_THAT(profile->gates.gates.media_types, ElementsAre("text/html", "text/*"));
  EXPECT_EQ(profile->gates.gates.settle_answers, 5);
}

TEST(ProfileReaderTest, TheDigestIsOfTheText) {
  Mistakes mistakes("site.yaml");
  const auto profile = read_profile(kProfile, mistakes);
  ASSERT_TRUE(profile);
  EXPECT_EQ(profile->digest, sha256(kProfile));
}

TEST(ProfileReaderTest, ReportsSelectorsThatCannotBeUsed) {
  Mistakes mistakes("site.yaml");
  EXPECT_FALSE(read_profile(R"y(id: site
authority: commentary
fields:
  - {name: year, type: text, xpath: "//dd["}
  - {name: title, type: text, css: h1, xpath: //h1}
gates: {media_types: [html], end_tag: maybe}
)y",
                            mistakes));
  EXPECT_THAT(
      mistakes.lines(),
      ElementsAre(testing::StartsWith("site.yaml:4:37: fields[0].xpath: \"//dd[\" is no XPath "
                                      "expression: column "),
                  "site.yaml:5:47: fields[1].xpath: stands beside css; one of them is taken",
                  "site.yaml:6:23: gates.media_types[0]: \"html\" is no media type; write one such "
                  "as text/html or text/*",
                  "site.yaml:6:39: gates.end_tag: \"maybe\" is not taken; write true or false"));
}

TEST(ProfileReaderTest, RefusesANumberOfClausesThatAreNotRead) {
  Mistakes mistakes("site.yaml");
  EXPECT_FALSE(read_profile("id: site\nauthority: official\nminimum_clauses: 2\n", mistakes));
  EXPECT_THAT(mistakes.lines(),
              ElementsAre("site.yaml:3:18: minimum_clauses: asks for clauses, and none are read; "
                          "leave it out or write clauses: true"));
}

TEST(ProfileReaderTest, SplitsCommasOfListsOnly) {
  Mistakes mistakes("site.yaml");
  EXPECT_FALSE(read_profile(R"y(id: site
authority: commentary
fields:
  - {name: title, type: text, splits_commas: true}
  - {name: year, type: text, splits_commas: false}
)y",
                            mistakes));
  EXPECT_THAT(mistakes.lines(),
              ElementsAre("site.yaml:4:46: fields[0].splits_commas: is of fields that are lists; "
                          "leave it out or write type: list"));
}

TEST(ProfileReaderTest, TakesPatternsOfTextOnly) {
  Mistakes mistakes("site.yaml");
  EXPECT_FALSE(read_profile(R"y(id: site
authority: commentary
fields:
  - {name: year, type: text, pattern: "20..", labels: [Year]}
  - {name: condemnatory, type: flag, pattern: "Yes|No", labels: [Condemnatory]}
  - {name: sponsors, type: list, pattern: ".+", labels: [Sponsors]}
  - {name: vote, type: vote, pattern: ".+", labels: [Vote]}
)y",
                            mistakes));
  EXPECT_THAT(mistakes.lines(),
              ElementsAre("site.yaml:5:47: fields[1].pattern: is of fields that are text; leave it "
                          "out or write type: text",
                          "site.yaml:6:43: fields[2].pattern: is of fields that are text; leave it "
                          "out or write type: text",
                          "site.yaml:7:39: fields[3].pattern: is of fields that are text; leave it "
                          "out or write type: text"));
}

TEST(ProfileReaderTest, TakesNoClausesWhereNoneAreRead) {
  Mistakes mistakes("site.yaml");
  EXPECT_TRUE(read_profile("id: site\nauthority: official\nminimum_clauses: 0\n", mistakes));
  EXPECT_THAT(mistakes.lines(), testing::IsEmpty());
}

TEST(ProfileReaderTest, ReportsEveryMistake) {
  Mistakes mistakes("site.yaml");
  const auto profile = read_profile(R"y(id: site
fields:
  - {name: title, type: string, label: [Title]}
  - {name: title, type: text, pattern: "[a"}
symbols:
  - {pattern: "a(b)", symbol: 'X\2'}
clauses: 1
)y",
                                    mistakes);
  EXPECT_FALSE(profile);
  EXPECT_THAT(
      mistakes.lines(),
      ElementsAre("site.yaml:1:1: authority: missing; write one of official, commentary, catalogue",
                  "site.yaml:3:25: fields[0].type: \"string\" is not taken; write one of text, "
                  "flag, list, vote",
                  "site.yaml:3:33: fields[0].label: unknown key; known here: name, type, labels, "
                  "pattern, css, xpath, required, splits_commas",
                  "site.yaml:4:12: fields[1].name: \"title\" is there already; each field has a "
                  "name of its own",
                  "site.yaml:4:40: fields[1].pattern: \"[a\" is no regular expression (missing ]: "
                  "[a); RE2 syntax is taken",
                  "site.yaml:6:31: symbols[0].symbol: \"X\\2\" names group 2; the pattern has 1",
                  "site.yaml:7:10: clauses: \"1\" is not taken; write true or false"));
}

}  // namespace
}  // namespace mandated::config
