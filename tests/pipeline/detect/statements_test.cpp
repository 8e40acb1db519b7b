#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "config/data.h"
#include "pipeline/detect/detect.h"

namespace mandated::detect {
namespace {

Record extending() {
  Record record;
  record.fields = {{"title", Field::known(std::string{"Reefs of Utopia"})},
                   {"un_body", Field::known(std::string{"Human Rights Council"})}};
  record.clauses = {{ClauseKind::operative, "2", 0, "decides",
                     "Decides to extend for one year the mandate of the Special Rapporteur on the "
                     "situation of human rights in Utopia;"}};
  return record;
}

std::vector<Reading> read(const Record& record) {
  static const auto kWords = config::Data::built_in().vocabulary().mandates;
  Profile profile;
  profile.authority = ProfileAuthority::official;
  return readings(record, profile, kWords);
}

TEST(ReadingsTest, TakesAnAdoptedParagraphForAnAct) {
  const auto told = read(extending());
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0].reading.items.size(), 1U);
}

TEST(ReadingsTest, TakesNoParagraphOfADraftForAnAct) {
  auto record = extending();
  record.derived["status"] = {"draft", "front matter"};
  const auto told = read(record);
  ASSERT_EQ(told.size(), 1U);
  EXPECT_TRUE(told[0].reading.items.empty());
  EXPECT_EQ(told[0].reading.reason, "a draft: it would act, it has not");
}

Record founding(std::string start, std::string again = "Takes note of the report;") {
  auto record = extending();
  record.derived["adopted"] = {"2026-02-01", "front matter"};
  record.clauses = {{ClauseKind::operative, "1", 0, "decides",
                     "Decides to establish the Verification Mission in Utopia for an initial "
                     "period of 12 months;"},
                    {ClauseKind::operative, "3", 0, "decides", std::move(start)},
                    {ClauseKind::operative, "4", 0, "decides", std::move(again)}};
  return record;
}

std::string start_in(std::string sentence, std::string again = "Takes note of the report;") {
  for (const auto& reading : read(founding(std::move(sentence), std::move(again)))) {
    if (reading.statement.where == "operative paragraph 1") {
      return reading.reading.items.at(0).counted_from + " " + reading.reading.items.at(0).how;
    }
  }
  return {};
}

TEST(ReadingsTest, CountATermFromTheDayThatAnotherParagraphTells) {
  constexpr auto kFromTheDay = "2026-05-26 P12M from 2026-05-26";
  EXPECT_EQ(
      start_in("Decides also that the Mission shall take up its work on 26 May 2026, and that "
               "this will commence the initial 12 month period provided for in paragraph 1;"),
      kFromTheDay);
  EXPECT_EQ(start_in("Further decides that the period referred to in paragraph 1 above shall begin "
                     "on 26 May 2026;"),
            kFromTheDay);
}

TEST(ReadingsTest, CountATermFromAdoptionWhereNoParagraphTellsItsStart) {
  constexpr auto kFromAdoption = " P12M from adoption on 2026-02-01";
  EXPECT_EQ(start_in("Decides that the Mission shall begin its work on 26 May 2026;"),
            kFromAdoption);
  EXPECT_EQ(start_in("Decides that the period provided for in paragraph 2 shall begin on 26 May "
                     "2026;"),
            kFromAdoption);
  EXPECT_EQ(start_in("Decides that the period provided for in paragraph 1 shall begin on 26 May "
                     "2026 in the north and on 1 June 2026 in the south;"),
            kFromAdoption);
  EXPECT_EQ(start_in("Decides that the period referred to in paragraph 1 of resolution 2000 (2011) "
                     "shall begin on 26 May 2026;"),
            kFromAdoption);
  EXPECT_EQ(
      start_in("Decides that the reporting period referred to in paragraph 1 shall start on 26 "
               "May 2026;"),
      kFromAdoption);
  EXPECT_EQ(
      start_in("Decides that the period referred to in paragraph 1 shall begin on 26 May 2026;",
               "Decides that the period referred to in paragraph 1 shall begin on 1 June "
               "2026;"),
      kFromAdoption);
  EXPECT_EQ(start_in("Requests reports from the beginning of the period provided for in paragraph "
                     "1, the first by 26 May 2026;"),
            kFromAdoption);
}

}  // namespace
}  // namespace mandated::detect
