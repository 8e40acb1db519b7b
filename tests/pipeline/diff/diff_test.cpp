#include "pipeline/diff/diff.h"

#include <gtest/gtest.h>

namespace mandated::diff {
namespace {

using Items = std::vector<std::string>;

Field text(std::string value) { return Field::known(std::move(value)); }
Field list(Items items) { return Field::known(std::move(items)); }

Record record(Fields fields) {
  Record out;
  out.fields = std::move(fields);
  return out;
}

/// "field kind nature" of each change, a line each.
std::string told(const Fields& known, const Record& now) {
  const Record before = record(known);
  std::string out;
  for (const auto& change : diff(known, &before, now)) {
    out += change.field + (change.where.empty() ? "" : "[" + change.where + "]") + " " +
           std::string{name_of(change.kind)} + " " + std::string{name_of(change.nature)} + "\n";
  }
  return out;
}

TEST(DiffTest, FindsNothingInAFirstVersion) {
  EXPECT_TRUE(diff({}, nullptr, record({{"title", text("T")}})).empty());
}

TEST(DiffTest, TellsAChangedField) {
  EXPECT_EQ(told({{"session", text("54")}}, record({{"session", text("60")}})),
            "session field.changed content\n");
}

TEST(DiffTest, ComparesWithTheLastKnownReading) {
  // Japan, unknown, China is a change; Japan, unknown, Japan is none.
  const Fields known{{"main_sponsors", list({"Japan"})}};
  const Record lossy = record({{"main_sponsors", Field{}}});
  EXPECT_TRUE(diff(known, &lossy, record({{"main_sponsors", list({"Japan"})}})).empty());
  EXPECT_EQ(diff(known, &lossy, record({{"main_sponsors", list({"China"})}})).size(), 2U);
}

TEST(DiffTest, CallsTheFirstReadingOfAFieldCompletion) {
  EXPECT_EQ(told({{"year", Field{}}}, record({{"year", text("2023")}})),
            "year field.changed completion\n");
}

TEST(DiffTest, KeepsSilentAboutWhatCannotBeReadAnyMore) {
  const Fields known{{"year", text("2023")}, {"session", text("54")}};
  const auto now = record({{"year", Field{}}, {"session", text("54")}});
  EXPECT_EQ(told(known, now), "");
  EXPECT_EQ(lost_fields(known, now), Items{"year"});
}

TEST(DiffTest, ComparesListsByItem) {
  EXPECT_EQ(
      told({{"key_criticism", list({"Urges the release of the detained.", "Notes a report."})}},
           record({{"key_criticism", list({"Urges the release of the detained.",
                                           "Decides to look again.", "Notes a report."})}})),
      "key_criticism[2] item.added content\n");
}

TEST(DiffTest, TellsItemsOfAListThatWasEmpty) {
  EXPECT_EQ(
      told({{"key_praise", Field::empty()}}, record({{"key_praise", list({"Welcomes it."})}})),
      "key_praise[1] item.added content\n");
}

TEST(DiffTest, TakesAnotherOrderForTypography) {
  EXPECT_EQ(told({{"main_sponsors", list({"Japan", "Norway"})}},
                 record({{"main_sponsors", list({"Norway", "Japan"})}})),
            "main_sponsors field.changed typography\n");
}

TEST(DiffTest, TakesCurlyQuotesForTypography) {
  EXPECT_EQ(told({{"title", text("The people's rights")}},
                 record({{"title", text("The people\u2019s rights")}})),
            "title field.changed typography\n");
}

TEST(DiffTest, DoesNotReportRenumberedClauses) {
  Record before, now;
  before.clauses = {{ClauseKind::operative, "1", 0, "urges", "Urges all States to act;"},
                    {ClauseKind::operative, "2", 0, "decides", "Decides to remain seized."}};
  now.clauses = {{ClauseKind::operative, "1", 0, "notes", "Notes the report of the experts;"},
                 {ClauseKind::operative, "2", 0, "urges", "Urges all States to act;"},
                 {ClauseKind::operative, "3", 0, "decides", "Decides to remain seized."}};
  const auto changes = diff({}, &before, now);
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0].kind, ChangeKind::clause_added);
  EXPECT_EQ(changes[0].where, "1");
}

Record clauses(const Items& texts) {
  Record out;
  for (const auto& text : texts) {
    out.clauses.push_back(
        {ClauseKind::operative, std::to_string(out.clauses.size() + 1), 0, "", text});
  }
  return out;
}

/// "kind nature where", a line each.
std::string told_of_clauses(const Items& was, const Items& is) {
  const auto before = clauses(was);
  std::string out;
  for (const auto& change : diff({}, &before, clauses(is))) {
    out += std::string{name_of(change.kind)} + " " + std::string{name_of(change.nature)} + " " +
           change.where + "\n";
  }
  return out;
}

const std::string kWells = "Urges the ministry to open the old wells of the plain to all herders;";
const std::string kRoads = "Welcomes the new mountain roads that were finished before winter;";
const std::string kCourt = "Requests the registrar to publish every ruling of the water court;";

TEST(DiffTest, TellsARemovedClauseOnce) {
  EXPECT_EQ(told_of_clauses({kWells, kRoads, kCourt}, {kRoads, kCourt}),
            "clause.removed content 1\n");
}

TEST(DiffTest, TellsAMovedClauseOnce) {
  EXPECT_EQ(told_of_clauses({kWells, kRoads, kCourt}, {kRoads, kCourt, kWells}),
            "clause.moved content 3\n");
}

TEST(DiffTest, TellsARewordedClauseThatMovedOnce) {
  EXPECT_EQ(
      told_of_clauses({kWells, kRoads, kCourt}, {kRoads, kCourt, "Strongly u" + kWells.substr(1)}),
      "clause.reworded content 3\n");
}

TEST(DiffTest, CallsOtherQuotesInAClauseTypography) {
  EXPECT_EQ(told_of_clauses({"Notes the people\u2019s wells;"}, {"Notes the people's wells;"}),
            "clause.reworded typography 1\n");
}

TEST(DiffTest, TellsASplitOnceWithBothParts) {
  const auto before = clauses({kWells + " " + kCourt, kRoads});
  const auto changes = diff({}, &before, clauses({kWells, kCourt, kRoads}));
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0].kind, ChangeKind::clause_split);
  EXPECT_EQ(changes[0].before, json::value(json::string{kWells + " " + kCourt}));
  EXPECT_EQ(changes[0].after, (json::array{json::string{kWells}, json::string{kCourt}}));
}

TEST(DiffTest, TellsASplitOnceWhereSomethingNewStandsBetweenItsParts) {
  const auto before = clauses({kWells + " " + kCourt});
  const auto changes = diff({}, &before, clauses({kWells, kRoads, kCourt}));
  ASSERT_EQ(changes.size(), 2U);
  EXPECT_EQ(changes[0].kind, ChangeKind::clause_split);
  EXPECT_EQ(changes[0].after, (json::array{json::string{kWells}, json::string{kCourt}}));
  EXPECT_EQ(changes[1].kind, ChangeKind::clause_added);
}

TEST(DiffTest, TellsAMergeOnceWithBothParts) {
  const auto before = clauses({kRoads, kWells, kCourt});
  const auto changes = diff({}, &before, clauses({kRoads, kWells + " " + kCourt}));
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0].kind, ChangeKind::clause_merged);
  EXPECT_EQ(changes[0].where, "2");
  EXPECT_EQ(changes[0].before, (json::array{json::string{kWells}, json::string{kCourt}}));
}

TEST(DiffTest, TellsASplitItemAsRewordedAndAdded) {
  EXPECT_EQ(told({{"key_praise", list({kWells + " " + kCourt})}},
                 record({{"key_praise", list({kWells, kCourt})}})),
            "key_praise[1] item.reworded content\nkey_praise[2] item.added content\n");
}

}  // namespace
}  // namespace mandated::diff
