#include "pipeline/series/family.h"

#include <algorithm>
#include <bit>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/series/member.h"

namespace mandated::series {
namespace {

using testing::ElementsAre;

Member member(std::string symbol, std::string title, std::vector<std::string> recalled = {}) {
  Member out;
  out.url = "https://example.org/" + symbol;
  out.profile = "resolution-text";
  out.symbol = std::move(symbol);
  out.title = std::move(title);
  out.recalled = std::move(recalled);
  return out;
}

/// "A/HRC/RES/43/2 < A/HRC/RES/40/1 (title)" of each resolution that continues another.
std::vector<std::string> told(const std::vector<Member>& members) {
  std::vector<std::string> out;
  const auto steps = family_of(members);
  for (const auto& step : steps) {
    if (!step.predecessor) continue;
    std::string reasons;
    for (const auto each : step.reasons) {
      reasons += (reasons.empty() ? "" : " ") + std::string{name_of(each)};
    }
    out.push_back(step.name + " < " + steps[*step.predecessor].name + " (" + reasons + ")");
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// The parts of each resolution.
std::vector<std::string> parts(const std::vector<Member>& members) {
  std::vector<std::string> out;
  for (const auto& step : family_of(members)) {
    auto& line = out.emplace_back(step.name + ":");
    for (const auto& sheet : step.sheets) line += " " + std::string{name_of(sheet.part)};
  }
  return out;
}

TEST(FamilyTest, LinksTheSameTitleOfOneOrganInOrder) {
  EXPECT_THAT(told({member("A/HRC/RES/46/3", "Wells in Utopia"),
                    member("A/HRC/RES/40/1", "Wells in Utopia"),
                    member("A/HRC/RES/43/2", "Wells in Utopia")}),
              ElementsAre("A/HRC/RES/43/2 < A/HRC/RES/40/1 (title)",
                          "A/HRC/RES/46/3 < A/HRC/RES/43/2 (title)"));
}

Member acting_on(std::vector<std::string> holders, Member member) {
  member.holders = std::move(holders);
  return member;
}

TEST(FamilyTest, LinksTextsWithoutATitleByTheirMandate) {
  EXPECT_THAT(told({acting_on({"unfu", "united nations force in utopia"},
                              member("S/RES/2800 (2024)", "Resolution 2800 (2024)")),
                    acting_on({"unfu"}, member("S/RES/2700 (2023)", "Resolution 2700 (2023)")),
                    acting_on({"unlag"}, member("S/RES/2750 (2023)", "Resolution 2750 (2023)"))}),
              ElementsAre("S/RES/2800 < S/RES/2700 (holder)"));
}

Member adopted_on(std::string day, Member member) {
  member.adopted = parse_date(day);
  return member;
}

TEST(FamilyTest, LinksNoOrganWithAnotherByTheTitleAlone) {
  EXPECT_THAT(told({adopted_on("2019-03-22", member("A/HRC/RES/40/1", "Wells in Utopia")),
                    adopted_on("2020-12-16", member("A/RES/75/1", "Wells in Utopia"))}),
              ElementsAre());
}

TEST(FamilyTest, LinksAnotherOrgansThatItRecallsUnderTheSameTitle) {
  EXPECT_THAT(
      told({adopted_on("2019-03-22", member("A/HRC/RES/40/1", "Wells in Utopia")),
            adopted_on("2020-12-16", member("A/RES/75/1", "Wells in Utopia", {"A/HRC/RES/40/1"}))}),
      ElementsAre("A/RES/75/1 < A/HRC/RES/40/1 (title recalled)"));
}

TEST(FamilyTest, PrefersItsOwnOrgan) {
  EXPECT_THAT(told({adopted_on("2019-03-22", member("A/HRC/RES/40/1", "Wells in Utopia")),
                    adopted_on("2020-12-16", member("A/RES/75/1", "Wells in Utopia")),
                    adopted_on("2021-03-22", member("A/HRC/RES/46/3", "Wells in Utopia",
                                                    {"A/RES/75/1", "A/HRC/RES/40/1"}))}),
              ElementsAre("A/HRC/RES/46/3 < A/HRC/RES/40/1 (title recalled)"));
}

TEST(FamilyTest, LinksARenamedResolutionThatRecallsTheOther) {
  EXPECT_THAT(told({member("A/HRC/RES/40/1", "Mandate of the Special Rapporteur on wells"),
                    member("A/HRC/RES/43/2", "Special Rapporteur on wells", {"A/HRC/RES/40/1"})}),
              ElementsAre("A/HRC/RES/43/2 < A/HRC/RES/40/1 (recalled)"));
}

TEST(FamilyTest, DoesNotLinkByANumberAlone) {
  EXPECT_THAT(told({member("A/HRC/RES/5/1", "Institution-building"),
                    member("A/HRC/RES/43/2", "Wells in Utopia", {"A/HRC/RES/5/1"})}),
              ElementsAre());
}

TEST(FamilyTest, KeepsTwoSeriesOnOneCountryApart) {
  EXPECT_THAT(told({member("A/HRC/RES/40/1", "Situation of human rights in Utopia"),
                    member("A/HRC/RES/43/2",
                           "Situation of human rights in Utopia in the run-up to the election and "
                           "in its aftermath"),
                    member("A/HRC/RES/46/3", "Situation of human rights in Utopia",
                           {"A/HRC/RES/43/2", "A/HRC/RES/40/1"})}),
              ElementsAre("A/HRC/RES/46/3 < A/HRC/RES/40/1 (title recalled)"));
}

TEST(FamilyTest, LinksTextsWithoutATitleByNumberAndHolder) {
  auto earlier = member("S/RES/2101 (2024)", "Resolution 2101 (2024)");
  auto later = member("S/RES/2150 (2025)", "Resolution 2150 (2025)", {"S/RES/2101"});
  earlier.holders = later.holders = {"panel of experts on utopia"};
  EXPECT_THAT(told({later, earlier}), ElementsAre("S/RES/2150 < S/RES/2101 (recalled holder)"));
}

TEST(FamilyTest, BelievesTheCatalogue) {
  auto later = member("A/HRC/RES/43/2", "Springs");
  later.related = {"A/HRC/RES/40/1"};
  EXPECT_THAT(told({member("A/HRC/RES/40/1", "Wells in Utopia"), later}),
              ElementsAre("A/HRC/RES/43/2 < A/HRC/RES/40/1 (related)"));
}

TEST(FamilyTest, PutsSpecialSessionsInOrderByTheirDays) {
  auto special = member("A/HRC/RES/S-36/1", "Wells in Utopia");
  auto regular = member("A/HRC/RES/54/2", "Wells in Utopia");
  special.adopted = parse_date("2023-05-11");
  regular.adopted = parse_date("2023-10-13");
  EXPECT_THAT(told({regular, special}), ElementsAre("A/HRC/RES/54/2 < A/HRC/RES/S-36/1 (title)"));
}

TEST(FamilyTest, TakesDocumentsOfOneSymbolForOneResolution) {
  auto reissue = member("A/HRC/RES/40/1*", "Wells in Utopia");
  reissue.reissued = true;
  EXPECT_THAT(parts({member("A/HRC/RES/40/1", "Wells in Utopia"), reissue,
                     member("A/HRC/RES/40/1/Corr.1", "Wells in Utopia")}),
              ElementsAre("A/HRC/RES/40/1: text corrigendum reissue"));
}

TEST(FamilyTest, PutsADraftToTheTextOfItsSessionWithTheSameTitle) {
  EXPECT_THAT(parts({member("A/HRC/40/L.9", "Wells in Utopia"),
                     member("A/HRC/RES/40/1", "Wells in Utopia")}),
              ElementsAre("A/HRC/RES/40/1: text draft"));
}

TEST(FamilyTest, LeavesADraftOfAnotherSessionAlone) {
  EXPECT_THAT(parts({member("A/HRC/43/L.9", "Wells in Utopia"),
                     member("A/HRC/RES/40/1", "Wells in Utopia")}),
              testing::UnorderedElementsAre("A/HRC/43/L.9: draft", "A/HRC/RES/40/1: text"));
}

TEST(FamilyTest, PutsADraftToNearlyTheSameText) {
  auto draft = member("A/C.3/75/L.9", "");
  auto adopted = member("A/RES/75/1", "Wells in Utopia");
  draft.fingerprint = 0xFFFF0000FFFF0000U;
  adopted.fingerprint = 0xFFFF0000FFFF0003U;
  EXPECT_THAT(parts({draft, adopted}), ElementsAre("A/RES/75/1: text draft"));
}

TEST(SeriesTest, HoldsWhatCameBeforeAndBehind) {
  const auto steps = family_of(
      {member("A/HRC/RES/40/1", "Wells in Utopia"), member("A/HRC/RES/43/2", "Wells in Utopia"),
       member("A/HRC/RES/46/3", "Wells in Utopia"), member("A/HRC/RES/46/4", "Roads in Utopia")});
  const auto at = std::find_if(steps.begin(), steps.end(),
                               [](const Step& step) { return step.name == "A/HRC/RES/43/2"; });
  std::vector<std::string> names;
  for (const auto each : series_of(steps, static_cast<std::size_t>(at - steps.begin()))) {
    names.push_back(steps[each].name);
  }
  EXPECT_THAT(names,
              testing::UnorderedElementsAre("A/HRC/RES/40/1", "A/HRC/RES/43/2", "A/HRC/RES/46/3"));
}

TEST(FingerprintTest, DiffersLittleWhereFewWordsDo) {
  std::vector<Clause> clauses;
  for (int i = 0; i < 40; ++i) {
    clauses.push_back({ClauseKind::operative, "", 0, "",
                       "Urges mayor number " + std::to_string(i) + " to dig well number " +
                           std::to_string(i * 7) + " before the rain of the year comes"});
  }
  auto other = clauses;
  other[3].text = "Urges mayor number 3 to mend well number 21 before the rain of the year comes";
  const auto bits = [](std::uint64_t a, std::uint64_t b) { return std::popcount(a ^ b); };
  EXPECT_LE(bits(fingerprint_of(clauses), fingerprint_of(other)), 5);
  EXPECT_EQ(fingerprint_of({}), 0U);
}

}  // namespace
}  // namespace mandated::series
