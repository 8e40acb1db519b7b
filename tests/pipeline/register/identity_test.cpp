#include "pipeline/register/identity.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/mandate/mandate.h"
#include "pipeline/register/names.h"
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
  return mandates(std::move(events), sessions(), countries(), on("2024-12-31"));
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

TEST(IdentityTest, ShowsANameThatTheTitleCompletesAsOne) {
  auto event = named("special rapporteur on rivers in utopia", "A/HRC/RES/33/1", "2016-09-29");
  event.details["holder"] = "Special Rapporteur (on rivers in Utopia)";
  EXPECT_EQ(display_name(event), "Special Rapporteur on rivers in Utopia");
  event.details["holder"] = "Special Rapporteur (Rivers in Utopia)";
  EXPECT_EQ(display_name(event), "Special Rapporteur (Rivers in Utopia)");
  event.details["holder"] = "Mission on Rivers (MOR)";
  EXPECT_EQ(display_name(event), "Mission on Rivers (MOR)");
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

TEST(IdentityTest, ShowsTheNameThatWasGivenAfterTheCurrentTerm) {
  const auto old = named("panel of experts on utopia", "S/RES/2700 (2023)", "2023-01-01");
  auto rename = event_of({.type = "mandate.modified",
                          .resolution = "S/RES/2713 (2023)",
                          .adopted = "2023-12-01",
                          .holder = "panel of experts on the isles",
                          .duration = ""});
  rename.body = "Security Council";
  rename.country.clear();
  rename.details["formerly"] = "Panel of Experts on Utopia";
  EXPECT_EQ(ask({old, rename}).at(0).name, "panel of experts on the isles");
  EXPECT_EQ(ask({old}).at(0).name, "panel of experts on utopia");
}

TEST(IdentityTest, KeepsCommitteesOfTheCouncilApart) {
  auto one = named("committee of security council", "S/RES/9267 (1999)", "1999-10-15");
  auto other = named("committee of security council", "S/RES/9373 (2001)", "2001-09-28");
  for (auto* event : {&one, &other}) event->details["holder_type"] = "committee";
  EXPECT_EQ(ask({one, other}).size(), 2U);
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

TEST(IdentityTest, JoinsTheTwoNamesOfACountry) {
  EXPECT_EQ(
      ask({named("commission of inquiry on syria", "A/HRC/RES/46/22", "2021-03-24"),
           named("commission of inquiry on syrian arab republic", "A/HRC/RES/49/27", "2022-04-01")})
          .size(),
      1U);
}

TEST(IdentityTest, JoinsAnAcronymToTheOneNameItMayStandFor) {
  const auto acronym = named("unsmil", "S/RES/2800 (2024)", "2024-01-01");
  const auto name =
      named("united nations support mission in libya", "S/RES/2700 (2023)", "2023-01-01");
  EXPECT_EQ(ask({acronym, name}).size(), 1U);
  const auto other =
      named("united nations stabilization mission in lebanon", "S/RES/2701 (2023)", "2023-01-02");
  EXPECT_EQ(ask({acronym, name, other}).size(), 3U);
}

TEST(IdentityTest, JoinsAnAcronymToNoNameOfAnotherCountry) {
  auto acronym = named("unsmil", "S/RES/2800 (2024)", "2024-01-01");
  auto name = named("united nations support mission in libya", "S/RES/2700 (2023)", "2023-01-01");
  acronym.country = "LBN";
  name.country = "LBY";
  EXPECT_EQ(ask({acronym, name}).size(), 2U);
}

TEST(IdentityTest, CountsANameOnTwoCountriesAsTwo) {
  auto acronym = named("unsmil", "S/RES/2800 (2024)", "2024-01-01");
  auto here = named("united nations support mission in land", "S/RES/2700 (2023)", "2023-01-01");
  auto there = named("united nations support mission in land", "S/RES/2701 (2023)", "2023-01-02");
  here.country = "LBY";
  there.country = "LBN";
  EXPECT_EQ(ask({acronym, here, there}).size(), 3U);
  for (const auto* country : {"LBY", "LBN"}) {
    acronym.country = country;
    EXPECT_EQ(ask({acronym, here, there}).size(), 2U) << country;
  }
}

Event mission(std::string name, std::string acronym, std::string resolution) {
  auto event = named(mandate::holder_key(name), std::move(resolution), "2023-01-01");
  event.details["holder"] = acronym.empty() ? name : name + " (" + acronym + ")";
  return event;
}

Event short_for(std::string acronym, std::string full, std::string resolution) {
  auto event = named(mandate::holder_key(acronym), std::move(resolution), "2024-01-01");
  event.details["holder"] = std::move(acronym);
  if (!full.empty()) event.details["holder_full"] = std::move(full);
  return event;
}

TEST(IdentityTest, JoinsNoAcronymToAnotherNameWhereItsOwnIsKnown) {
  EXPECT_EQ(
      ask({short_for("UNSOM", "United Nations Assistance Mission in Somalia", "S/RES/2705 (2023)"),
           mission("United Nations Support Office in Somalia", "", "S/RES/2710 (2023)")})
          .size(),
      2U);
  EXPECT_EQ(ask({mission("United Nations Mission in the Sudan", "UNMIS", "S/RES/1919 (2010)"),
                 mission("United Nations Mission in South Sudan", "", "S/RES/1996 (2011)")})
                .size(),
            2U);
  EXPECT_EQ(ask({mission("United Nations Mission to support the Hodeidah Agreement", "UNMHA",
                         "S/RES/2452 (2019)"),
                 mission("United Nations Mission in Haiti", "", "S/RES/867 (1993)")})
                .size(),
            2U);
}

TEST(IdentityTest, JoinsNoAcronymToANameGivenWithAnother) {
  EXPECT_EQ(ask({short_for("UNMIL", "", "S/RES/2333 (2016)"),
                 mission("United Nations Support Mission in Libya", "UNSMIL", "S/RES/2702 (2023)")})
                .size(),
            2U);
  EXPECT_EQ(ask({short_for("UNSOM", "", "S/RES/2705 (2023)"),
                 mission("United Nations Support Office in Somalia", "UNSOS", "S/RES/2710 (2023)")})
                .size(),
            2U);
}

TEST(IdentityTest, KeepsMissionsOfOneCountryWithTwoAcronymsApart) {
  auto first = mission("United Nations Observer Mission in Liberia", "UNOMIL", "S/RES/866 (1993)");
  auto second = mission("United Nations Mission in Liberia", "UNMIL", "S/RES/1509 (2003)");
  first.country = second.country = "LBR";
  EXPECT_EQ(ask({first, second}).size(), 2U);
}

TEST(IdentityTest, JoinsTwoAcronymsByARename) {
  auto rename = short_for("UNVMU", "", "S/RES/2800 (2024)");
  rename.type = "mandate.modified";
  rename.details["formerly"] = "UNOMU";
  EXPECT_EQ(ask({short_for("UNOMU", "", "S/RES/2700 (2023)"), rename}).size(), 1U);
}

TEST(IdentityTest, JoinsANameOfItsCountryInOtherWords) {
  auto one =
      named("special rapporteur on human rights in cambodia", "A/HRC/RES/48/23", "2021-10-11");
  auto same = named("special rapporteur on situation of human rights in cambodia",
                    "A/HRC/RES/54/36", "2023-10-13");
  one.country = same.country = "KHM";
  EXPECT_EQ(ask({one, same}).size(), 1U);
}

TEST(IdentityTest, KnowsAuthorizationsByTheResolutionTheyWereLastActedUponBy) {
  auto first = named("authorizations", "S/RES/2292 (2016)", "2016-06-14");
  auto next = named("authorizations", "S/RES/2357 (2017)", "2017-06-12");
  auto last = named("authorizations", "S/RES/2420 (2018)", "2018-06-11");
  auto other = named("authorizations", "S/RES/2421 (2018)", "2018-06-14");
  for (auto* event : {&first, &next, &last, &other})
    event->details["holder_type"] = "authorization";
  next.details["base_resolution"] = "2292 (2016)";
  last.details["base_resolution"] = "2357 (2017)";
  EXPECT_EQ(ask({first, next, last, other}).size(), 2U);
}

Event measures(std::string holder, std::string base, std::string resolution, std::string adopted) {
  auto event = named(std::move(holder), std::move(resolution), std::move(adopted));
  event.details["holder_type"] = "authorization";
  event.details["base_resolution"] = std::move(base);
  event.country = "LBY";
  return event;
}

TEST(IdentityTest, KeepsTwoChainsOfAuthorizationsInOneCountryApart) {
  EXPECT_EQ(ask({measures("authorizations", "2292 (2016)", "S/RES/2357 (2017)", "2017-06-12"),
                 measures("authorizations", "2240 (2015)", "S/RES/2380 (2017)", "2017-10-05"),
                 measures("authorisations", "2357 (2017)", "S/RES/2420 (2018)", "2018-06-11"),
                 measures("authorizations", "2240 (2015)", "S/RES/2437 (2018)", "2018-10-03")})
                .size(),
            2U);
}

Event a_year(Event event) {
  event.details["duration"] = "P1Y";
  return event;
}

TEST(IdentityTest, JoinsAuthorizationsWhoseTermsTouch) {
  const auto first =
      a_year(measures("authorizations", "9292 (2016)", "S/RES/9357 (2017)", "2017-06-12"));
  const auto next =
      a_year(measures("authorizations", "9420 (2015)", "S/RES/9421 (2018)", "2018-06-11"));
  const auto late =
      a_year(measures("authorizations", "9420 (2015)", "S/RES/9421 (2018)", "2018-06-14"));
  const auto early =
      a_year(measures("authorizations", "9420 (2015)", "S/RES/9421 (2018)", "2018-05-01"));
  EXPECT_EQ(ask({first, next}).size(), 1U);
  EXPECT_EQ(ask({first, late}).size(), 2U);
  EXPECT_EQ(ask({first, early}).size(), 2U);
}

TEST(IdentityTest, JoinsNoAuthorizationsOfOtherCountriesSubjectsOrBeginnings) {
  const auto first =
      a_year(measures("authorizations", "9292 (2016)", "S/RES/9357 (2017)", "2017-06-12"));
  auto elsewhere =
      a_year(measures("authorizations", "9420 (2015)", "S/RES/9421 (2018)", "2018-06-11"));
  elsewhere.country = "MLI";
  EXPECT_EQ(ask({first, elsewhere}).size(), 2U);
  EXPECT_EQ(ask({first, a_year(measures("measures on arms", "9420 (2015)", "S/RES/9421 (2018)",
                                        "2018-06-11"))})
                .size(),
            2U);
  auto founded =
      a_year(measures("authorizations", "9420 (2015)", "S/RES/9421 (2018)", "2018-06-11"));
  founded.type = "mandate.established";
  EXPECT_EQ(ask({first, founded}).size(), 2U);
}

TEST(IdentityTest, JoinsNoAuthorizationsByTermsWhereTwoMayGoOn) {
  const auto first =
      a_year(measures("authorizations", "9292 (2016)", "S/RES/9357 (2017)", "2017-06-12"));
  const auto one =
      a_year(measures("authorizations", "9401 (2015)", "S/RES/9421 (2018)", "2018-06-11"));
  const auto other =
      a_year(measures("authorizations", "9402 (2015)", "S/RES/9422 (2018)", "2018-06-05"));
  EXPECT_EQ(ask({first, one, other}).size(), 3U);
  const auto own =
      a_year(measures("authorizations", "9292 (2016)", "S/RES/9423 (2018)", "2018-06-10"));
  EXPECT_EQ(ask({first, own, other}).size(), 2U);
}

TEST(IdentityTest, KnowsMeasuresByTheirSubjectWhateverParagraphsTheyReferTo) {
  EXPECT_EQ(ask({measures("measures on arms imposed by paragraph 4 of resolution 2428",
                          "2428 (2018)", "S/RES/2577 (2021)", "2021-05-28"),
                 measures("measures on arms as set out in paragraphs 4 and 5 of resolution 2428",
                          "2428 (2018)", "S/RES/2633 (2022)", "2022-05-26"),
                 measures("travel and financial measures imposed by paragraph 9 of resolution 2428",
                          "2428 (2018)", "S/RES/2577 (2021)", "2021-05-28")})
                .size(),
            2U);
}

TEST(IdentityTest, JoinsARenameThatTellsNoOldNameToTheMandateOfItsCountry) {
  auto old = named("independent expert on human rights in sudan", "A/HRC/RES/42/35", "2019-09-27");
  auto rename = named("designated expert on human rights in sudan", "A/HRC/RES/50/1", "2022-07-07");
  rename.type = "mandate.modified";
  old.country = rename.country = "SDN";
  EXPECT_EQ(ask({old, rename}).size(), 1U);
  auto second = named("fact-finding mission", "A/HRC/RES/43/1", "2020-06-19");
  second.country = "SDN";
  EXPECT_EQ(ask({old, second, rename}).size(), 3U);
}

TEST(IdentityTest, JoinsARenameThatTellsNoOldNameToTheMandateOfItsBaseResolution) {
  const auto old = named("working group on rivers", "A/HRC/RES/42/35", "2019-09-27");
  auto rename = named("working group on waters", "A/HRC/RES/50/1", "2022-07-07");
  rename.type = "mandate.modified";
  rename.details["base_resolution"] = "42/35";
  EXPECT_EQ(ask({old, rename}).size(), 1U);
}

}  // namespace
}  // namespace mandated::registry
