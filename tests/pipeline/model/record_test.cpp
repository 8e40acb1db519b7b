#include "pipeline/model/record.h"

#include <gtest/gtest.h>

namespace mandated {
namespace {

Vote sample_vote() {
  Vote vote;
  vote.method = VoteMethod::recorded;
  vote.totals = {2, 0, std::nullopt, 1};
  vote.yes = std::vector<Voter>{{"Albania", "ALB"}, {"Atlantis", std::nullopt}};
  vote.no = std::vector<Voter>{};
  vote.problems = {"yes: 3 announced, 2 named"};
  return vote;
}

Record sample() {
  Record record;
  record.profile = "p";
  record.fields["title"] = Field::known("On caf\u00E9s");
  record.fields["symbol"] = Field::known("A/RES/1/2");
  record.fields["condemnatory"] = Field::known(false);
  record.fields["key_praise"] = Field::empty();
  record.fields["year"] = Field{};
  record.fields["main_sponsors"] = Field::known(std::vector<std::string>{"Japan", "Norway"});
  record.fields["full_vote"] = Field::known(sample_vote());
  record.clauses = {{ClauseKind::preambular, "", 0, "recalling", "Recalling it,"},
                    {ClauseKind::operative, "1", 0, "decides", "Decides it:"},
                    {ClauseKind::operative, "a", 1, "", "Now;"},
                    {ClauseKind::heading, "", 0, "", "Follow-up"},
                    {ClauseKind::annex, "2", 0, "", "Be it so."},
                    {ClauseKind::footnote, "", 0, "", "See it."}};
  record.derived["country"] = {"JPN", "title"};
  return record;
}

TEST(RecordJsonTest, GoesThereAndBack) {
  const auto record = sample();
  const auto read = record_from_json(to_json(record));
  ASSERT_TRUE(read) << read.error().detail;
  EXPECT_EQ(read->profile, record.profile);
  EXPECT_EQ(read->fields, record.fields);
  EXPECT_EQ(read->clauses, record.clauses);
  EXPECT_EQ(read->derived, record.derived);
}

TEST(RecordJsonTest, GivesNullForWhatIsNotKnown) {
  const auto json = to_json(sample());
  const auto& year = json.at("fields").at("year").as_object();
  EXPECT_EQ(canonical(year), R"({"state":"unknown","value":null})");
  EXPECT_EQ(canonical(to_json(Record{}).at("symbol")), "null");
}

TEST(RecordJsonTest, RefusesAStateNobodyKnows) {
  const auto json = parse_json(R"({"fields":{"year":{"state":"maybe","value":"2020"}}})").value();
  EXPECT_EQ(record_from_json(json).error().detail,
            "field year: state \"maybe\"; accepted: known, empty, unknown");
}

TEST(RecordJsonTest, RefusesAListThatHoldsMoreThanTexts) {
  const auto json = parse_json(R"({"fields":{"a":{"state":"known","value":["x",1]}}})").value();
  EXPECT_EQ(record_from_json(json).error().detail, "field a: a list item is no text");
}

TEST(RecordDigestTest, DoesNotChangeWithTheOrderOfKeys) {
  const auto one = parse_json(
      R"({"fields":{"a":{"state":"known","value":"x"},"b":{"state":"empty","value":null}}})");
  const auto other = parse_json(
      R"({"fields":{"b":{"value":null,"state":"empty"},"a":{"value":"x","state":"known"}}})");
  EXPECT_EQ(digest_of(record_from_json(*one).value()).hex(),
            digest_of(record_from_json(*other).value()).hex());
}

TEST(RecordDigestTest, DoesNotCountProfileAndDerivedValues) {
  auto other = sample();
  other.profile = "q";
  other.derived.clear();
  EXPECT_EQ(digest_of(other).hex(), digest_of(sample()).hex());
}

TEST(RecordDigestTest, TellsEmptyFromUnknown) {
  auto other = sample();
  other.fields["year"] = Field::empty();
  EXPECT_NE(digest_of(other).hex(), digest_of(sample()).hex());
}

TEST(RecordDigestTest, TellsTheNumberOfAClause) {
  auto other = sample();
  other.clauses[1].number = "2";
  EXPECT_NE(digest_of(other).hex(), digest_of(sample()).hex());
}

TEST(RecordDigestTest, IsTheSameOnEveryMachineAndForEver) {
  Record record;
  record.fields["year"] = Field::known("2023");
  EXPECT_EQ(digest_of(record).hex(),
            sha256(R"({"clauses":[],"fields":{"year":{"state":"known","value":"2023"}}})").hex());
}

TEST(CompletenessTest, CountsFieldsThatWereRead) {
  EXPECT_DOUBLE_EQ(completeness(sample()), 6.0 / 7.0);
  EXPECT_DOUBLE_EQ(completeness(Record{}), 0.0);
}

TEST(RecordTextTest, IsEmptyForFieldsOfOtherTypes) {
  EXPECT_EQ(sample().text("title"), "On caf\u00E9s");
  EXPECT_EQ(sample().text("condemnatory"), "");
  EXPECT_EQ(sample().text("nothing"), "");
  EXPECT_EQ(sample().field("nothing"), Field{});
}

TEST(FieldTextsTest, AreThoseOfATextOrAListAndOfNothingElse) {
  const auto texts = [](const char* name) { return texts_of(sample().field(name)); };
  EXPECT_EQ(texts("title"), (std::vector<std::string>{"On caf\u00E9s"}));
  EXPECT_EQ(texts("main_sponsors"), (std::vector<std::string>{"Japan", "Norway"}));
  for (const auto* other : {"condemnatory", "full_vote", "key_praise", "year"}) {
    EXPECT_TRUE(texts(other).empty()) << other;
  }
}

TEST(VoteJsonTest, GoesThereAndBackWithListsThatAreAbsent) {
  const auto read = vote_from_json(to_json(sample_vote()));
  ASSERT_TRUE(read);
  EXPECT_EQ(*read, sample_vote());
}

TEST(VoteJsonTest, KeepsNobodyApartFromUnknown) {
  const auto json = to_json(sample_vote());
  EXPECT_EQ(canonical(json.at("no")), "[]");
  EXPECT_EQ(canonical(json.at("absent")), "null");
  EXPECT_EQ(canonical(json.at("totals")), R"({"absent":1,"abstain":null,"no":0,"yes":2})");
}

}  // namespace
}  // namespace mandated
