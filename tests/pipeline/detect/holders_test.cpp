#include "pipeline/detect/holders.h"

#include <gtest/gtest.h>

#include "config/data.h"

namespace mandated::detect {
namespace {

const mandate::Words& words() {
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
      mandate::read_mandates(sentence, {std::string{record.text("title")}, "", {}}, words());
  return holder_names(record, sentence, reading.items.back(), words());
}

TEST(HoldersTest, SpellsOutAnAcronymThatAParagraphExplains) {
  const auto record = record_of(
      "Resolution 2900 (2025)",
      {"Noting that it is necessary to keep the United Nations Peacekeeping Force in Utopia (UNFU) "
       "beyond 31 January 2025,"});
  EXPECT_EQ(names(record, "Decides to extend the mandate of UNFU until 31 January 2026;").full,
            "United Nations Peacekeeping Force in Utopia");
}

TEST(HoldersTest, LeavesOutWhoseRepresentativeItIs) {
  const auto record =
      record_of("Resolution 2900 (2025)",
                {"Welcoming the Special Representative of the Secretary-General for "
                 "the United Nations Assistance Mission for Utopia (UNAMU),"});
  EXPECT_EQ(names(record, "Decides to extend the mandate of UNAMU until 31 January 2026;").full,
            "United Nations Assistance Mission for Utopia");
}

TEST(HoldersTest, WritesOutTheUnitedNations) {
  const auto record =
      record_of("Resolution 2900 (2025)",
                {"Hindering the UN Mission to support the Laguna Agreement (UNMLA),"});
  EXPECT_EQ(names(record, "Decides to extend the mandate of UNMLA until 31 January 2026;").full,
            "United Nations Mission to support the Laguna Agreement");
}

TEST(HoldersTest, TakesANameInParenthesesForTheShortOne) {
  const auto record = record_of(
      "Resolution 2900 (2025)",
      {"Recalling the United Nations Verification Mission in Utopia (the Verification Mission),"});
  const auto found =
      names(record, "Decides to extend the mandate of the Verification Mission until 31 May 2026;");
  EXPECT_EQ(found.full, "United Nations Verification Mission in Utopia");
}

TEST(HoldersTest, FindsTheOneExpertThatHasToDoWithTheTitle) {
  const auto record =
      record_of("Technical assistance to improve human rights in Utopia",
                {"Notes the work of the Independent Expert on the situation of human "
                 "rights in Utopia;"});
  const auto found = names(record, "Decides to end the mandate of the Independent Expert.");
  EXPECT_TRUE(found.bare);
  EXPECT_EQ(found.full, "Independent Expert on the situation of human rights in Utopia");
}

TEST(HoldersTest, TakesNoOtherExpertForIt) {
  const auto record = record_of("Technical assistance to improve human rights in Utopia",
                                {"Notes the work of the Independent Expert on foreign debt;"});
  EXPECT_EQ(names(record, "Decides to end the mandate of the Independent Expert.").full, "");
}

TEST(HoldersTest, ChoosesNoneOfTwo) {
  const auto record =
      record_of("Human rights in Utopia and Erewhon",
                {"Notes the work of the Independent Expert on human rights in Utopia "
                 "and of the Independent Expert on human rights in Erewhon;"});
  EXPECT_EQ(names(record, "Decides to end the mandate of the Independent Expert.").full, "");
}

TEST(HoldersTest, KnowTheNameBeforeARename) {
  const auto record = record_of("Resolution 2900 (2025)",
                                {"Documented by the Panel of Experts on Utopia (Panel),"});
  const auto found = names(record,
                           "Decides to renew, until 15 January 2026, the Panel, to henceforth be "
                           "known as the Panel of Experts pursuant to resolution 2900 (2025);");
  EXPECT_EQ(found.former, "Panel of Experts on Utopia");
}

TEST(HoldersTest, KnowTheNameBeforeAnotherTitle) {
  const auto record =
      record_of("Elimination of tolls on all bridges",
                {"Recalling the work of the Working Group on the issue of tolls on bridges,"});
  const auto found =
      names(record,
            "Decides to extend the mandate of the Working Group for a period of three "
            "years under the title of Working Group on tolls and ferries;");
  EXPECT_EQ(found.former, "Working Group on the issue of tolls on bridges");
}

TEST(HoldersTest, KnowNoFormerNameOfAnExtension) {
  const auto record = record_of("Resolution 2900 (2025)",
                                {"Documented by the Panel of Experts on Utopia (Panel),"});
  EXPECT_EQ(
      names(record, "Decides to extend the mandate of the Panel until 15 January 2026;").former,
      "");
}

}  // namespace
}  // namespace mandated::detect
