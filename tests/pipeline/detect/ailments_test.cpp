#include "pipeline/detect/ailments.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mandated::detect {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Instant at(std::int64_t seconds) { return Instant{std::chrono::seconds{seconds}}; }

Ailment ailment(std::string document, std::string reason = "soft_error", Instant when = at(1)) {
  return {std::move(document), std::move(reason), "an error page", sha256("page"), when};
}

std::vector<std::string> told(const std::vector<Ailment>& documents,
                              const std::vector<Incident>& open = {},
                              const std::optional<Ailment>& index = {}) {
  std::vector<std::string> out;
  for (const auto& [incident, snapshot] : incidents_of("site", index, documents, open)) {
    out.push_back(incident.reason + " of " + incident.document);
  }
  return out;
}

Incident of_many(std::string reason) {
  Incident incident{"site", "", std::move(reason), "3 documents", at(1), at(1)};
  incident.documents = 3;
  return incident;
}

TEST(AilmentsTest, NothingAilsNothingIsOpen) { EXPECT_THAT(told({}), IsEmpty()); }

TEST(AilmentsTest, OfFewDocumentsAreEachAnIncident) {
  EXPECT_THAT(told({ailment("a"), ailment("b"), ailment("c", "empty")}),
              ElementsAre("empty of c", "soft_error of a", "soft_error of b"));
}

TEST(AilmentsTest, OfManyDocumentsAreOneOfTheSource) {
  auto without = ailment("a", "soft_error", at(7));
  without.snapshot = {};
  const auto found =
      incidents_of("site", {}, {without, ailment("b"), ailment("c", "soft_error", at(3))}, {});
  ASSERT_EQ(found.size(), 1U);
  const auto& [incident, snapshot] = found.front();
  EXPECT_EQ(incident.source, "site");
  EXPECT_EQ(incident.document, "");
  EXPECT_EQ(incident.detail, "3 documents, such as b: an error page");
  EXPECT_EQ(incident.documents, 3);
  EXPECT_EQ(incident.example, "b");
  EXPECT_EQ(incident.last_seen_at, at(7));
  EXPECT_EQ(snapshot, sha256("page"));  // of the example, since the first has none to show
}

TEST(AilmentsTest, OfTheSourceStayUntilNoDocumentSuffersAnyMore) {
  EXPECT_THAT(told({ailment("a")}, {of_many("soft_error")}), ElementsAre("soft_error of "));
  EXPECT_THAT(told({}, {of_many("soft_error")}), IsEmpty());
  EXPECT_EQ(
      incidents_of("site", {}, {ailment("a")}, {of_many("soft_error")}).front().incident.detail,
      "1 document, such as a: an error page");
}

TEST(AilmentsTest, OfADocumentThatWereOpenBeforeStayBesideTheSources) {
  const Incident before{"site", "b", "soft_error", "an error page", at(0), at(0)};
  EXPECT_THAT(told({ailment("a"), ailment("b"), ailment("c")}, {before}),
              ElementsAre("soft_error of ", "soft_error of b"));
}

TEST(AilmentsTest, OfTheIndexTakeTheDocumentsOfTheSameReasonAlong) {
  const Ailment index{"", "blocked", "index https://site/: a guard", {}, at(2)};
  const auto found = incidents_of("site", index, {ailment("a", "blocked")}, {});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().incident.detail, "index https://site/: a guard");
  EXPECT_EQ(found.front().incident.documents, 1);
  EXPECT_EQ(found.front().incident.example, "a");
}

TEST(AilmentsTest, OfAStatusWaitWhileTheSourceIsOutOfReach) {
  const Incident away{"site", "", "unavailable", "left alone", at(1), at(1)};
  EXPECT_THAT(told({ailment("a", "http_status")}, {away}), IsEmpty());
  EXPECT_THAT(told({ailment("a", "empty")}, {away}), ElementsAre("empty of a"));
}

}  // namespace
}  // namespace mandated::detect
