#include "config/yaml.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "config/data.h"

namespace mandated::config {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> mistakes_in(std::string_view text) {
  Mistakes mistakes("f.yaml");
  (void)yaml::parse(text, mistakes);
  return mistakes.lines();
}

TEST(YamlTest, KnowsThePlaceOfEachKeyAndValue) {
  Mistakes mistakes("f.yaml");
  const auto root = yaml::parse("a: 1\nb:\n  - x\n  - 'y z'\n", mistakes);
  ASSERT_THAT(mistakes.lines(), IsEmpty());
  ASSERT_EQ(root.kind, yaml::Kind::mapping);
  EXPECT_THAT(root.keys, ElementsAre("a", "b"));
  EXPECT_EQ(root.key_places[1], (Place{2, 1}));
  const auto& list = root.children[1];
  EXPECT_EQ(list.place, (Place{3, 3}));
  EXPECT_EQ(list.children[1].place, (Place{4, 5}));
  EXPECT_EQ(list.children[1].text, "y z");
  EXPECT_FALSE(list.children[1].plain);
}

TEST(YamlTest, TakesAByteOrderMarkAndBothLineEnds) {
  EXPECT_THAT(mistakes_in("\xEF\xBB\xBF"
                          "a: 1\r\nb: 2\r\n"),
              IsEmpty());
}

TEST(YamlTest, ReportsEveryKeyGivenTwice) {
  EXPECT_THAT(mistakes_in("a: 1\nb:\n  - c: 1\n    c: 2\na: 2\n"),
              ElementsAre("f.yaml:4:5: b[0].c: given twice; once is taken",
                          "f.yaml:5:1: a: given twice; once is taken"));
}

TEST(YamlTest, RefusesAliasesSoThatNoBombGrows) {
  EXPECT_THAT(mistakes_in("a: &x [1, 2]\nb: *x\nc: [*x, *x]\n"),
              ElementsAre("f.yaml:2:4: b: an alias; write the value out",
                          "f.yaml:3:5: c[0]: an alias; write the value out",
                          "f.yaml:3:9: c[1]: an alias; write the value out"));
  EXPECT_THAT(mistakes_in("a: &x [*x]\n"),
              ElementsAre("f.yaml:1:8: a[0]: an alias; write the value out"));
}

TEST(YamlTest, RefusesTags) {
  EXPECT_THAT(mistakes_in("a: !!int 3\n"),
              ElementsAre("f.yaml:1:4: a: the tag \"tag:yaml.org,2002:int\"; tags are not taken"));
}

TEST(YamlTest, RefusesASecondDocument) {
  EXPECT_THAT(mistakes_in("a: 1\n---\nb: 2\n"),
              ElementsAre("f.yaml:2:1: more follows after the end of the document; one is taken"));
  EXPECT_THAT(mistakes_in("- a\nb: 1\n"),
              ElementsAre("f.yaml:2:1: more follows after the end of the document; one is taken"));
}

TEST(YamlTest, RefusesAQuoteWithoutItsEnd) {
  EXPECT_THAT(mistakes_in("a: 1\nb: \"x: 1\nc: 2\n"),
              ElementsAre("f.yaml:2:4: a quote without its end"));
  EXPECT_THAT(mistakes_in("b: 'it''s\n"), ElementsAre("f.yaml:1:4: a quote without its end"));
  EXPECT_THAT(mistakes_in("a: \"x\\\"y\"\nb: 'it''s'\nc: |\n  \"block\n"), IsEmpty());
}

TEST(YamlTest, RefusesATabInTheIndentation) {
  EXPECT_THAT(mistakes_in("a:\n\tb: 1\n"),
              ElementsAre("f.yaml:2:3: a tab in the indentation; YAML takes spaces there"));
}

TEST(YamlTest, RefusesBytesThatAreNoUtf8) {
  EXPECT_THAT(mistakes_in("a: 1\nb: caf\xE9\n"),
              ElementsAre("f.yaml:2:7: the byte 0xe9 is no UTF-8; save the file as UTF-8"));
  EXPECT_THAT(mistakes_in("\xFF\xFE"
                          "a"),
              ElementsAre("f.yaml:1:1: the byte 0xff is no UTF-8; save the file as UTF-8"));
  EXPECT_THAT(mistakes_in("a: \xED\xA0\x80\n"),
              ElementsAre("f.yaml:1:4: the byte 0xed is no UTF-8; save the file as UTF-8"));
}

// yaml-cpp takes 0x04 for the end of the file.
TEST(YamlTest, RefusesControlCharacters) {
  EXPECT_THAT(mistakes_in("a: 1\n\x04\nb: 2\n"),
              ElementsAre("f.yaml:2:1: the control character 0x04; text, tabs and line ends are "
                          "taken"));
  EXPECT_THAT(mistakes_in(std::string("a: \0", 4)),
              ElementsAre("f.yaml:1:4: the control character 0x00; text, tabs and line ends are "
                          "taken"));
}

TEST(YamlTest, RefusesControlCharactersWrittenAsEscapes) {
  EXPECT_THAT(mistakes_in("a: \"x\\e[2J\"\nb: \"tab\\tend\\n\"\n"),
              ElementsAre("f.yaml:1:4: a: a control character; text and line ends are taken"));
}

TEST(YamlTest, RefusesAKeyThatIsNoWord) {
  EXPECT_THAT(mistakes_in("? [a]\n: b\n"),
              ElementsAre("f.yaml:1:3: a key that is no word; write key: value"));
  EXPECT_THAT(mistakes_in("~: b\n"),
              ElementsAre("f.yaml:1:1: a key that is no word; write key: value"));
}

TEST(YamlTest, SaysWhatTheParserSaysWhereItIsNoYaml) {
  EXPECT_THAT(mistakes_in("a: b: c\n"), ElementsAre("f.yaml:1:5: not YAML: illegal map value"));
  EXPECT_THAT(mistakes_in("a: {b: 1\nc: 2\n"),
              ElementsAre("f.yaml:2:2: not YAML: end of map flow not found"));
}

TEST(YamlTest, BoundsDepthSizeAndNumber) {
  std::string deep;
  for (int i = 0; i < 20'000; ++i) deep += "- ";
  EXPECT_THAT(mistakes_in(deep), ElementsAre("f.yaml:1:65: nested deeper than 32 levels"));
  // To the parser each is a key of the one before.
  EXPECT_THAT(mistakes_in(std::string(20'000, '[')),
              ElementsAre("f.yaml:1:1: a key that is no word; write key: value"));
  EXPECT_THAT(mistakes_in(std::string(yaml::kMaxBytes + 1, ' ')),
              ElementsAre("f.yaml:1:1: 4194305 bytes; at most 4194304 are taken"));
  std::string many;
  for (std::size_t i = 0; i <= yaml::kMaxNodes; ++i) many += "- a\n";
  EXPECT_THAT(mistakes_in(many), ElementsAre("f.yaml:200001:3: more than 200000 values"));
}

TEST(YamlToJsonTest, MakesAStringOfEveryScalar) {
  const auto tree = yaml_to_json("a: no\nb: 010\nc: [1.50, true, 'x']\nd: {e: null, f: ''}\n", "f");
  ASSERT_TRUE(tree) << tree.error().detail;
  EXPECT_EQ(json::serialize(*tree),
            R"({"a":"no","b":"010","c":["1.50","true","x"],"d":{"e":null,"f":""}})");
}

TEST(YamlToJsonTest, FailsWithEveryMistakeALine) {
  const auto tree = yaml_to_json("a: *x\nb: 1\nb: 2\n", "words.yaml");
  ASSERT_FALSE(tree);
  EXPECT_EQ(tree.error().code, Errc::malformed);
  EXPECT_EQ(tree.error().detail, "words.yaml:1:4: not YAML: the referenced anchor is not defined");
}

}  // namespace
}  // namespace mandated::config
