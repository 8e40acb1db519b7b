#include "pipeline/mandate/names.h"

#include <gtest/gtest.h>

#include "config/data.h"

namespace mandated::mandate {
namespace {

const Words& words() {
  static const auto kWords = config::Data::built_in().vocabulary().mandates;
  return kWords;
}

Record record_of(std::string title, const std::vector<std::string>& paragraphs) {
  Record record;
  record.fields["title"] = {FieldState::known, std::move(title)};
  for (const auto& text : paragraphs)
    record.clauses.push_back({ClauseKind::preambular, "", 0, "", text});
  return record;
}

HolderNames names(const Record& record, const std::string& sentence) {
  const auto reading =
      read_mandates(sentence, {std::string{record.text("title")}, "", {}}, words());
  return holder_names(record, sentence, reading.items.back(), words());
}

TEST(NamesTest, SpellsOutAnAcronymThatAParagraphExplains) {
  const auto record = record_of(
      "Resolution 2900 (2025)",
      {"Noting that it is necessary to keep the United Nations Peacekeeping Force in Utopia (UNFU) "
       "beyond 31 January 2025,"});
  EXPECT_EQ(names(record, "Decides to extend the mandate of UNFU until 31 January 2026;").full,
            "United Nations Peacekeeping Force in Utopia");
}

TEST(NamesTest, LeavesOutWhoseRepresentativeItIs) {
  const auto record =
      record_of("Resolution 2900 (2025)",
                {"Welcoming the Special Representative of the Secretary-General for "
                 "the United Nations Assistance Mission for Utopia (UNAMU),"});
  EXPECT_EQ(names(record, "Decides to extend the mandate of UNAMU until 31 January 2026;").full,
            "United Nations Assistance Mission for Utopia");
}

TEST(NamesTest, WritesOutTheUnitedNations) {
  const auto record =
      record_of("Resolution 2900 (2025)",
                {"Hindering the UN Mission to support the Laguna Agreement (UNMLA),"});
  EXPECT_EQ(names(record, "Decides to extend the mandate of UNMLA until 31 January 2026;").full,
            "United Nations Mission to support the Laguna Agreement");
}

TEST(NamesTest, TakesANameInParenthesesForTheShortOne) {
  const auto record = record_of(
      "Resolution 2900 (2025)",
      {"Recalling the United Nations Verification Mission in Utopia (the Verification Mission),"});
  const auto found =
      names(record, "Decides to extend the mandate of the Verification Mission until 31 May 2026;");
  EXPECT_EQ(found.full, "United Nations Verification Mission in Utopia");
}

TEST(NamesTest, FindsTheOneExpertThatHasToDoWithTheTitle) {
  const auto record =
      record_of("Technical assistance to improve human rights in Utopia",
                {"Notes the work of the Independent Expert on the situation of human "
                 "rights in Utopia;"});
  const auto found = names(record, "Decides to end the mandate of the Independent Expert.");
  EXPECT_TRUE(found.bare);
  EXPECT_EQ(found.full, "Independent Expert on the situation of human rights in Utopia");
}

TEST(NamesTest, TakesNoOtherExpertForIt) {
  const auto record = record_of("Technical assistance to improve human rights in Utopia",
                                {"Notes the work of the Independent Expert on foreign debt;"});
  EXPECT_EQ(names(record, "Decides to end the mandate of the Independent Expert.").full, "");
}

TEST(NamesTest, ChoosesNoneOfTwo) {
  const auto record =
      record_of("Human rights in Utopia and Erewhon",
                {"Notes the work of the Independent Expert on human rights in Utopia "
                 "and of the Independent Expert on human rights in Erewhon;"});
  EXPECT_EQ(names(record, "Decides to end the mandate of the Independent Expert.").full, "");
}

TEST(NamesTest, KnowTheNameBeforeARename) {
  const auto record = record_of("Resolution 2900 (2025)",
                                {"Documented by the Panel of Experts on Utopia (Panel),"});
  const auto found = names(record,
                           "Decides to renew, until 15 January 2026, the Panel, to henceforth be "
                           "known as the Panel of Experts pursuant to resolution 2900 (2025);");
  EXPECT_EQ(found.former, "Panel of Experts on Utopia");
}

TEST(NamesTest, KnowTheNameBeforeAnotherTitle) {
  const auto record =
      record_of("Elimination of tolls on all bridges",
                {"Recalling the work of the Working Group on the issue of tolls on bridges,"});
  const auto found =
      names(record,
            "Decides to extend the mandate of the Working Group for a period of three "
            "years under the title of Working Group on tolls and ferries;");
  EXPECT_EQ(found.former, "Working Group on the issue of tolls on bridges");
}

TEST(NamesTest, TakeTheMissionThatTheRecordIsOnWhereTheSentenceNamesNobody) {
  const auto record = record_of(
      "Resolution 2900 (2025)",
      {"Noting the work of the United Nations Force in Utopia (UNFU), and of the Laguna Patrol "
       "Mission (LPM),",
       "Commends UNFU;", "Urges the parties to work with UNFU;"});
  MandateItem item;
  EXPECT_EQ(holder_names(record, "Decides to extend once more the mandate;", item, words()).full,
            "United Nations Force in Utopia (UNFU)");
}

TEST(NamesTest, KnowNoFormerNameOfAnExtension) {
  const auto record = record_of("Resolution 2900 (2025)",
                                {"Documented by the Panel of Experts on Utopia (Panel),"});
  EXPECT_EQ(
      names(record, "Decides to extend the mandate of the Panel until 15 January 2026;").former,
      "");
}

}  // namespace
}  // namespace mandated::mandate
