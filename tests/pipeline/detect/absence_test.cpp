#include "pipeline/detect/absence.h"

#include <gtest/gtest.h>

namespace mandated::detect {
namespace {

using std::chrono::hours;

const Instant kNow{hours{24 * 365 * 50}};
const Gates kGates;

TEST(AbsenceTest, IsClaimedAfterThreeAnswersOverTwoDays) {
  EXPECT_TRUE(is_gone({kNow - hours{48}, 3, false}, 10, 10, kGates, kNow));
  EXPECT_FALSE(is_gone({kNow - hours{47}, 30, false}, 10, 10, kGates, kNow));
  EXPECT_FALSE(is_gone({kNow - hours{480}, 2, false}, 10, 10, kGates, kNow));
}

TEST(AbsenceTest, IsClaimedOnce) {
  EXPECT_FALSE(is_gone({kNow - hours{48}, 3, true}, 10, 10, kGates, kNow));
}

TEST(AbsenceTest, IsNoneWhereMostOfTheSourceDoesNotAnswer) {
  EXPECT_FALSE(is_gone({kNow - hours{48}, 3, false}, 10, 4, kGates, kNow));
  EXPECT_TRUE(is_gone({kNow - hours{48}, 3, false}, 10, 5, kGates, kNow));
  EXPECT_TRUE(is_gone({kNow - hours{48}, 3, false}, 0, 0, kGates, kNow));
}

TEST(AbsenceTest, HasTheAnswersForEvidence) {
  Document document;
  document.url = "https://un.example/a";
  Snapshot first, second;
  first.status = 404;
  second.status = 410;
  first.fetched_at = kNow - hours{50};
  second.fetched_at = kNow;
  first.digest = sha256("Not Found");
  const Absence absence{kNow - hours{50}, 3, false};
  const auto event = document_gone(document, absence, {first, second}, kNow);
  EXPECT_EQ(event.type, "document.gone");
  ASSERT_EQ(event.evidence.size(), 2U);
  EXPECT_EQ(event.evidence[0].quote, "status 404");
  EXPECT_EQ(event.evidence[0].snapshot, sha256("Not Found"));
  EXPECT_EQ(event.evidence[1].quote, "status 410");
  const Absence later{kNow, 3, false};
  EXPECT_NE(document_gone(document, later, {first}, kNow).id, event.id);
}

TEST(FlapTest, IsAReturnToWhatWasSaidWithinTheSpan) {
  History history;
  history.past = {{2, sha256("b"), kNow - hours{30}}, {1, sha256("a"), kNow - hours{2}}};
  EXPECT_EQ(flaps_to(history, sha256("a"), kGates, kNow), 1);
  EXPECT_EQ(flaps_to(history, sha256("b"), kGates, kNow), std::nullopt);
  EXPECT_EQ(flaps_to(history, sha256("c"), kGates, kNow), std::nullopt);
}

}  // namespace
}  // namespace mandated::detect
