#include "pipeline/register/expiry.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/pipeline/register/sample.h"

namespace mandated::registry {
namespace {

using std::chrono::days;
using testing::ElementsAre;
using testing::IsEmpty;

const std::vector<days> kLeads{days{90}, days{30}, days{7}};

/// What is told at a moment, of these events.
std::vector<Event> told_at(std::string_view moment, std::vector<Event> events) {
  const auto now = parse_instant(moment).value();
  const Question question{date_of(now), now};
  return register_events(mandates(std::move(events), sessions(), countries(), question), now,
                         kLeads);
}

std::vector<std::string> types_of(const std::vector<Event>& events) {
  std::vector<std::string> types;
  for (const auto& event : events) types.push_back(event.type);
  return types;
}

// Adopted on 2023-10-13 for two years, read a week later.
TEST(ExpiryTest, SaysNothingWhileTheEndIsFarAway) {
  EXPECT_THAT(told_at("2025-07-14T00:00:00Z", {event_of({})}), IsEmpty());
}

TEST(ExpiryTest, TellsTheShortestLeadThatReachesTheEnd) {
  const auto told = told_at("2025-09-20T00:00:00Z", {event_of({})});
  ASSERT_THAT(types_of(told), ElementsAre("mandate.expiring"));
  EXPECT_EQ(told[0].details.at("lead").as_string(), "P30D");
  EXPECT_EQ(told[0].details.at("computed_end").as_string(), "2025-10-13");
  EXPECT_EQ(summary(told[0]),
            "mandate.expiring A/HRC/RES/54/36: special rapporteur on rivers in utopia, ends on "
            "2025-10-13; no renewal seen");
}

TEST(ExpiryTest, TellsTheSameLeadUnderTheSameIdEachDay) {
  const auto one = told_at("2025-09-20T00:00:00Z", {event_of({})});
  const auto other = told_at("2025-10-01T00:00:00Z", {event_of({})});
  EXPECT_EQ(one.at(0).id, other.at(0).id);
  EXPECT_NE(one.at(0).id, told_at("2025-10-08T00:00:00Z", {event_of({})}).at(0).id);
}

TEST(ExpiryTest, CountsTheLastDayAsOneOfTheMandate) {
  EXPECT_THAT(types_of(told_at("2025-10-13T23:59:59Z", {event_of({})})),
              ElementsAre("mandate.expiring"));
  EXPECT_THAT(types_of(told_at("2025-10-14T00:00:00Z", {event_of({})})),
              ElementsAre("mandate.lapsed"));
}

TEST(ExpiryTest, TellsAFurtherEndAndWhatItWaitsFor) {
  Said said{.resolution = "A/HRC/RES/57/9",
            .adopted = "2024-10-10",
            .duration = "",
            .until = "2025-01-31",
            .quote =
                "Decides to extend until 31 January 2025 the mandate of the Mission, with a "
                "further automatic extension until 31 October 2025, if it has a head;",
            .recorded = "2024-10-20T00:00:00Z"};
  const auto plain = event_of(said);
  said.until = "2025-10-31";
  auto further = event_of(said);
  further.details["conditional"] = true;
  const auto what_at = [&](std::string_view moment) {
    const auto told = told_at(moment, {plain, further});
    return told.empty() ? "nothing" : told[0].type + " " + text_at(told[0].details, "what");
  };
  EXPECT_EQ(what_at("2025-01-20T00:00:00Z"),
            "mandate.expiring ends on 2025-01-31, or on 2025-10-31, if it has a head; no renewal "
            "seen");
  EXPECT_EQ(what_at("2025-05-01T00:00:00Z"), "nothing");
  EXPECT_EQ(what_at("2025-10-01T00:00:00Z"),
            "mandate.expiring would end on 2025-10-31, if it has a head; no renewal seen");
  EXPECT_EQ(what_at("2025-11-01T00:00:00Z"),
            "mandate.lapsed ended on 2025-01-31, or on 2025-10-31, if it has a head; no renewal "
            "seen");
}

TEST(ExpiryTest, CarriesTheEvidenceOfTheTerm) {
  const auto told = told_at("2025-10-14T00:00:00Z", {event_of({})});
  ASSERT_EQ(told.at(0).evidence.size(), 1U);
  EXPECT_EQ(told[0].evidence[0].quote, "Decides to extend the mandate");
  EXPECT_EQ(told[0].occurred, parse_date("2025-10-13"));
}

TEST(ExpiryTest, TakesWhatHadEndedBeforeWeLookedForHistory) {
  EXPECT_THAT(told_at("2026-11-01T00:00:00Z", {event_of({.recorded = "2026-10-01T00:00:00Z"})}),
              IsEmpty());
}

TEST(ExpiryTest, IsSilentOnceARenewalWasSeen) {
  const auto renewal = event_of({.resolution = "A/HRC/RES/60/33",
                                 .adopted = "2025-10-08",
                                 .recorded = "2025-10-09T00:00:00Z"});
  EXPECT_THAT(told_at("2025-10-14T00:00:00Z", {event_of({}), renewal}), IsEmpty());
}

TEST(ExpiryTest, IsSilentOfWhatWasTerminated) {
  const auto end = event_of({.type = "mandate.terminated",
                             .resolution = "A/HRC/RES/60/33",
                             .adopted = "2025-10-08",
                             .duration = "",
                             .recorded = "2025-10-09T00:00:00Z"});
  EXPECT_THAT(told_at("2025-10-14T00:00:00Z", {event_of({}), end}), IsEmpty());
}

TEST(ExpiryTest, DoesNotCallAMandateLapsedByASessionAlone) {
  const auto act = event_of({.resolution = "A/HRC/RES/52/1",
                             .adopted = "2023-04-03",
                             .duration = "",
                             .until_event = "its fifty-fifth session",
                             .recorded = "2023-04-10T00:00:00Z"});
  EXPECT_THAT(types_of(told_at("2024-03-20T00:00:00Z", {act})), ElementsAre("mandate.expiring"));
  EXPECT_THAT(told_at("2024-06-01T00:00:00Z", {act}), IsEmpty());
}

TEST(ContradictionTest, IsToldOnceWhateverCameFirst) {
  const auto official = event_of({});
  const auto quoted = event_of({.duration = "P1Y", .authority = Authority::quotation});
  const auto one = told_at("2023-11-01T00:00:00Z", {official, quoted});
  const auto other = told_at("2023-12-01T00:00:00Z", {quoted, official});
  ASSERT_THAT(types_of(one), ElementsAre("mandate.contradiction"));
  EXPECT_EQ(one[0].details.at("what").as_string(), "official says P2Y, quotation says P1Y");
  EXPECT_EQ(one[0].evidence.size(), 2U);
  ASSERT_EQ(other.size(), 1U);
  EXPECT_EQ(one[0].id, other[0].id);
}

TEST(ContradictionTest, IsNoneWhereOneStatesNoTerm) {
  const auto vague = event_of({.duration = "", .authority = Authority::analysis});
  EXPECT_THAT(told_at("2023-11-01T00:00:00Z", {event_of({}), vague}), IsEmpty());
}

}  // namespace
}  // namespace mandated::registry
