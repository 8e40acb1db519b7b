#include "pipeline/register/mandates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/pipeline/register/sample.h"

namespace mandated::registry {
namespace {

using testing::ElementsAre;

Event first() {
  return event_of({.resolution = "A/HRC/RES/48/23",
                   .adopted = "2021-10-11",
                   .recorded = "2021-10-20T00:00:00Z"});
}
Event second() {
  return event_of({.quote = "Decides to extend for two years the mandate, and requests a report to "
                            "the Human Rights Council at its fifty-seventh and sixtieth sessions"});
}

std::vector<Mandate> ask(std::vector<Event> events, const Question& question) {
  return mandates(std::move(events), sessions(), countries(), question);
}

TEST(MandatesTest, AreOneEntityWithTermsInOrderOfAdoption) {
  const auto found = ask({second(), first()}, on("2024-01-01"));
  ASSERT_EQ(found.size(), 1U);
  ASSERT_EQ(found[0].terms.size(), 2U);
  EXPECT_EQ(found[0].terms[0].act.event.resolution, "A/HRC/RES/48/23");
  EXPECT_EQ(found[0].term().end.date, parse_date("2025-10-13"));
  EXPECT_EQ(found[0].term().end.how, "P2Y from adoption on 2023-10-13");
  EXPECT_EQ(found[0].state, State::active);
}

TEST(MandatesTest, AnswerForADayInThePast) {
  const auto found = ask({first(), second()}, on("2023-09-01"));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].term().end.date, parse_date("2023-10-11"));
  EXPECT_EQ(found[0].state, State::expiring);
  EXPECT_TRUE(ask({first(), second()}, on("2020-01-01")).empty());
}

TEST(MandatesTest, AnswerByWhatWasKnownThen) {
  const auto found = ask({first(), second()}, on("2024-01-01", "2023-10-15T00:00:00Z"));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].terms.size(), 1U);
  EXPECT_EQ(found[0].state, State::lapsed);
}

TEST(MandatesTest, ExpectRenewalAtTheLastReportingSessionNamed) {
  const auto found = ask({second()}, on("2024-01-01"));
  ASSERT_TRUE(found[0].renewal);
  EXPECT_EQ(found[0].renewal->session.number, "60");
  EXPECT_EQ(found[0].renewal->how, "last reporting session named");
}

TEST(MandatesTest, ExpectRenewalAtTheSessionOfTheEndWhereNoneIsNamed) {
  const auto found = ask({first()}, on("2022-01-01"));
  ASSERT_TRUE(found[0].renewal);
  EXPECT_EQ(found[0].renewal->session.number, "54");
}

TEST(MandatesTest, EndWithTheSessionThatIsNamed) {
  const auto found =
      ask({event_of({.duration = "", .until_event = "its fifty-fifth session"})}, on("2024-01-01"));
  EXPECT_EQ(found[0].term().end.date, parse_date("2024-04-05"));
  EXPECT_EQ(found[0].term().end.precision, "session");
  EXPECT_EQ(found[0].term().end.how, "until its fifty-fifth session: 2024-02-26 to 2024-04-05");
}

TEST(MandatesTest, HaveNoEndWithoutADayOfAdoption) {
  const auto found = ask({event_of({.adopted = ""})}, on("2024-01-01"));
  EXPECT_FALSE(found[0].term().end.date);
  EXPECT_EQ(found[0].term().end.how, "P2Y from adoption; adoption date unknown");
  EXPECT_EQ(found[0].state, State::unknown);
}

TEST(MandatesTest, LearnTheDayOfAdoptionFromAnotherSource) {
  const auto page = event_of({.adopted = "", .authority = Authority::quotation});
  const auto found =
      ask({page, event_of({.duration = "", .authority = Authority::catalogue})}, on("2024-01-01"));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].term().end.date, parse_date("2025-10-13"));
}

TEST(MandatesTest, AreTerminatedFromTheDayTheTextSays) {
  const auto ended = event_of({.type = "mandate.terminated",
                               .resolution = "A/HRC/RES/55/1",
                               .adopted = "2024-04-04",
                               .duration = "",
                               .until = "2024-06-30"});
  EXPECT_EQ(ask({second(), ended}, on("2024-07-01"))[0].state, State::terminated);
  EXPECT_EQ(ask({second(), ended}, on("2024-05-01"))[0].state, State::expiring);
  EXPECT_EQ(ask({second(), ended}, on("2024-01-01"))[0].state, State::active);
}

TEST(MandatesTest, AreTerminatedByADecisionThatStatesNoDay) {
  const auto ended = event_of({.type = "mandate.terminated",
                               .resolution = "A/HRC/RES/55/1",
                               .adopted = "2024-04-04",
                               .duration = ""});
  const auto found = ask({second(), ended}, on("2024-04-04"));
  EXPECT_EQ(found[0].state, State::terminated);
  EXPECT_EQ(found[0].term().end.date, std::nullopt);
  EXPECT_EQ(found[0].term().end.how, "ended by decision; no day stated");
}

TEST(MandatesTest, KeepTheirTermWhereTheyAreReduced) {
  const auto reduced = event_of({.type = "mandate.reduced",
                                 .resolution = "A/HRC/RES/55/2",
                                 .adopted = "2024-04-04",
                                 .duration = ""});
  const auto found = ask({second(), reduced}, on("2024-05-01"));
  EXPECT_EQ(found[0].terms.size(), 2U);
  EXPECT_EQ(found[0].term().end.date, parse_date("2025-10-13"));
}

TEST(MandatesTest, LapseOnTheDayAfterTheLast) {
  EXPECT_EQ(ask({second()}, on("2025-10-13"))[0].state, State::expiring);
  EXPECT_EQ(ask({second()}, on("2025-10-14"))[0].state, State::lapsed);
}

TEST(MandatesTest, AreNotOneForWordsThatNameNobody) {
  auto one = event_of({.adopted = "2023-01-01", .holder = "authorizations"});
  auto other = event_of(
      {.resolution = "S/RES/2800 (2024)", .adopted = "2024-01-01", .holder = "authorizations"});
  for (auto* event : {&one, &other}) {
    event->country.clear();
    event->details["holder_type"] = "authorization";
  }
  EXPECT_EQ(ask({one, other}, on("2024-05-01")).size(), 2U);
}

TEST(MandatesTest, JoinAnAcronymToItsFullName) {
  auto full = event_of({.adopted = "2023-01-01", .holder = "united nations mission on reefs"});
  full.details["holder"] = "United Nations Mission on Reefs (UNMOR)";
  auto acronym =
      event_of({.resolution = "S/RES/2800 (2024)", .adopted = "2024-01-01", .holder = "unmor"});
  acronym.details["holder"] = "UNMOR";
  const auto found = ask({acronym, full}, on("2024-05-01"));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_THAT(found[0].names, ElementsAre("UNMOR", "United Nations Mission on Reefs (UNMOR)"));
}

TEST(MandatesTest, HaveNotLapsedWhileTheSessionGoesOnThatIsToRenewThem) {
  const auto given =
      event_of({.resolution = "A/HRC/RES/42/10", .adopted = "2019-09-26", .duration = "P3Y"});
  // The fifty-first session took from 12 September to 7 October 2022.
  EXPECT_EQ(ask({given}, on("2022-10-01"))[0].state, State::expiring);
  EXPECT_EQ(ask({given}, on("2022-10-08"))[0].state, State::lapsed);
}

TEST(MandatesTest, LapseAfterAStatedDayWhateverTheSession) {
  const auto given = event_of({.resolution = "A/HRC/RES/42/10",
                               .adopted = "2019-09-26",
                               .duration = "",
                               .until = "2022-09-26"});
  EXPECT_EQ(ask({given}, on("2022-10-01"))[0].state, State::lapsed);
}

TEST(MandatesTest, CountFromTheEndOfTheTermBefore) {
  auto next =
      event_of({.resolution = "A/HRC/RES/55/9", .adopted = "2024-04-04", .duration = "P1Y"});
  next.details["counted_from"] = "the expiration of its current mandate";
  const auto found = ask({second(), next}, on("2024-05-01"));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].term().end.date, parse_date("2026-10-13"));
  EXPECT_EQ(found[0].term().end.how, "P1Y from the expiration of its current mandate: 2025-10-13");
}

std::vector<Event> with_a_further_end() {
  const std::string quote =
      "Decides to extend until 31 January 2025 the mandate of the Mission on Rivers, with a "
      "further automatic extension of an additional nine months, that is, until 31 October 2025, "
      "if a head of the Mission has been appointed on or before 31 January 2025;";
  const auto plain = event_of({.resolution = "A/HRC/RES/57/9",
                               .adopted = "2024-10-10",
                               .duration = "",
                               .until = "2025-01-31",
                               .quote = quote});
  auto further = event_of({.resolution = "A/HRC/RES/57/9",
                           .adopted = "2024-10-10",
                           .duration = "P9M",
                           .until = "2025-10-31",
                           .quote = quote});
  further.details["conditional"] = true;
  return {plain, further};
}

TEST(MandatesTest, SayWhatAFurtherEndWaitsFor) {
  const auto found = ask(with_a_further_end(), on("2024-12-01"));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].term().end.date, parse_date("2025-01-31"));
  ASSERT_TRUE(found[0].further);
  const auto& further = found[0].terms[*found[0].further];
  EXPECT_EQ(further.end.date, parse_date("2025-10-31"));
  EXPECT_EQ(condition_of(further.act.event),
            "if a head of the Mission has been appointed on or before 31 January 2025");
  EXPECT_EQ(condition_of(found[0].term().act.event), "");
}

bool ends_within(std::vector<Event> events, std::string_view day, int days) {
  return registry::ends_within(ask(std::move(events), on(day)).at(0), parse_date(day).value(),
                               std::chrono::days{days});
}

TEST(MandatesTest, EndWithinASpanThatReachesTheLastDay) {
  EXPECT_TRUE(ends_within({second()}, "2025-07-15", 90));
  EXPECT_FALSE(ends_within({second()}, "2025-07-14", 90));
  EXPECT_TRUE(ends_within({second()}, "2025-10-13", 0));
  EXPECT_FALSE(ends_within({second()}, "2025-10-14", 90));
}

TEST(MandatesTest, EndWithinAnySpanWhileTheSessionGoesOnThatIsToRenewThem) {
  const auto given =
      event_of({.resolution = "A/HRC/RES/42/10", .adopted = "2019-09-26", .duration = "P3Y"});
  EXPECT_TRUE(ends_within({given}, "2022-10-01", 1));
  EXPECT_FALSE(ends_within({given}, "2022-10-08", 1));
}

TEST(MandatesTest, EndWithinASpanByTheirFurtherEnd) {
  EXPECT_TRUE(ends_within(with_a_further_end(), "2025-01-10", 30));
  EXPECT_FALSE(ends_within(with_a_further_end(), "2025-04-01", 30));
  EXPECT_TRUE(ends_within(with_a_further_end(), "2025-10-01", 30));
  EXPECT_FALSE(ends_within(with_a_further_end(), "2025-11-01", 30));
}

}  // namespace
}  // namespace mandated::registry
