#include "pipeline/register/identity.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/pipeline/register/sample.h"

namespace mandated::registry {
namespace {

using testing::ElementsAre;

Event named(std::string holder, std::string resolution, std::string adopted) {
  auto event = event_of(
      {.resolution = std::move(resolution), .adopted = std::move(adopted), .holder = holder});
  event.body = "Security Council";
  event.country.clear();
  return event;
}

std::vector<Mandate> ask(std::vector<Event> events) {
  return mandates(std::move(events), sessions(), on("2024-12-31"));
}

TEST(IdentityTest, TakesTheFullNameThatARecordGivesForAShortOne) {
  auto short_one = named("verification mission", "S/RES/2800 (2024)", "2024-01-01");
  short_one.details["holder"] = "Verification Mission";
  short_one.details["holder_full"] = "United Nations Verification Mission in Utopia";
  const auto whole =
      named("united nations verification mission in utopia", "S/RES/2700 (2023)", "2023-01-01");
  const auto found = ask({short_one, whole});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].names[0], "United Nations Verification Mission in Utopia");
}

TEST(IdentityTest, ShowsAFullNameWithItsAcronym) {
  auto event = named("unvmu", "S/RES/2800 (2024)", "2024-01-01");
  event.details["holder"] = "UNVMU";
  event.details["holder_full"] = "United Nations Verification Mission in Utopia";
  EXPECT_EQ(display_name(event), "United Nations Verification Mission in Utopia (UNVMU)");
}

TEST(IdentityTest, JoinsTheNamesBeforeAndAfterARename) {
  const auto old = named("panel of experts on utopia", "S/RES/2700 (2023)", "2023-01-01");
  auto rename = event_of({.type = "mandate.modified",
                          .resolution = "S/RES/2713 (2023)",
                          .adopted = "2023-12-01",
                          .holder = "panel of experts pursuant to resolution 2713 2023",
                          .duration = ""});
  rename.body = "Security Council";
  rename.country.clear();
  rename.details["formerly"] = "Panel of Experts on Utopia";
  const auto found = ask({old, rename});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_THAT(found[0].names,
              ElementsAre("panel of experts pursuant to resolution 2713 2023",
                          "Panel of Experts on Utopia", "panel of experts on utopia"));
  ASSERT_EQ(found[0].renames.size(), 1U);
  EXPECT_EQ(found[0].renames[0].from, "Panel of Experts on Utopia");
  EXPECT_EQ(found[0].renames[0].on, parse_date("2023-12-01"));
  EXPECT_EQ(found[0].renames[0].resolution, "S/RES/2713 (2023)");
}

TEST(IdentityTest, KeepsPanelsOfTwoCountriesApart) {
  auto one = named("panel of experts", "S/RES/2700 (2023)", "2023-01-01");
  auto other = named("panel of experts", "S/RES/2800 (2024)", "2024-01-01");
  for (auto* event : {&one, &other}) event->details["kind_only"] = true;
  one.country = "LBY";
  other.country = "SDN";
  EXPECT_EQ(ask({one, other}).size(), 2U);
  other.country = "LBY";
  EXPECT_EQ(ask({one, other}).size(), 1U);
}

TEST(IdentityTest, KnowsAPanelByTheResolutionThatEstablishedIt) {
  auto one = named("panel of experts", "S/RES/2700 (2023)", "2023-01-01");
  auto same = named("panel of experts", "S/RES/2800 (2024)", "2024-01-01");
  auto other = named("panel of experts", "S/RES/2801 (2024)", "2024-01-02");
  for (auto* event : {&one, &same, &other}) event->details["kind_only"] = true;
  one.details["base_resolution"] = same.details["base_resolution"] = "1591 (2005)";
  EXPECT_EQ(ask({one, same, other}).size(), 2U);
}

TEST(IdentityTest, JoinsAMissionOfNoCountryToTheOneOfItsName) {
  auto on_country = named("unvmu", "S/RES/2700 (2023)", "2023-01-01");
  on_country.country = "KHM";
  const auto found = ask({on_country, named("unvmu", "S/RES/2800 (2024)", "2024-01-01")});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].country, "KHM");
}

TEST(IdentityTest, JoinsAShortNameToTheOneLongerNameOfItsCountry) {
  auto short_one = named("verification mission", "S/RES/2800 (2024)", "2024-01-01");
  auto whole =
      named("united nations verification mission in utopia", "S/RES/2700 (2023)", "2023-01-01");
  short_one.country = whole.country = "KHM";
  EXPECT_EQ(ask({short_one, whole}).size(), 1U);
}

}  // namespace
}  // namespace mandated::registry
