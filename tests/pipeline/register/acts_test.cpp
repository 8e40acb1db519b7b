#include "pipeline/register/acts.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "tests/pipeline/register/sample.h"

namespace mandated::registry {
namespace {

Event official() { return event_of({}); }
Event quotation() { return event_of({.duration = "P24M", .authority = Authority::quotation}); }
Event vague() {
  return event_of(
      {.holder = "special rapporteur", .duration = "", .authority = Authority::analysis});
}
Event wrong() { return event_of({.duration = "P1Y", .authority = Authority::analysis}); }

TEST(ActsTest, AreOneWhateverOrderTheSourcesCameIn) {
  std::vector<Event> events{official(), quotation(), vague(), wrong()};
  const auto less = [](const Event& a, const Event& b) { return a.id.hex() < b.id.hex(); };
  std::sort(events.begin(), events.end(), less);
  int orders = 0;
  do {
    const auto found = acts(events, countries());
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].event.id.hex(), official().id.hex());
    EXPECT_EQ(found[0].event.evidence.size(), 4U);
    EXPECT_EQ(found[0].event.evidence[0].authority, Authority::official);
    ASSERT_EQ(found[0].against.size(), 1U);
    EXPECT_EQ(found[0].against[0].id.hex(), wrong().id.hex());
    ++orders;
  } while (std::next_permutation(events.begin(), events.end(), less));
  EXPECT_EQ(orders, 24);
}

TEST(ActsTest, AreLedByATermBeforeAStrongerSourceWithoutOne) {
  const auto with = event_of({.authority = Authority::quotation});
  const auto without = event_of({.duration = ""});
  const auto found = acts({without, with}, countries());
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].event.id.hex(), with.id.hex());
}

TEST(ActsTest, KeepTwoTermsOfOneDocumentApart) {
  EXPECT_EQ(
      acts({event_of({.duration = "P1Y"}), event_of({.duration = "P2Y"})}, countries()).size(), 2U);
}

TEST(ActsTest, KeepANameApartThatFitsTwoHolders) {
  const auto found = acts({event_of({.holder = "special rapporteur on rivers"}),
                           event_of({.holder = "special rapporteur on lakes"}), vague()},
                          countries());
  EXPECT_EQ(found.size(), 3U);
}

TEST(ActsTest, KeepResolutionsAndTypesApart) {
  EXPECT_EQ(acts({official(), event_of({.resolution = "A/HRC/RES/60/33"}),
                  event_of({.type = "mandate.modified", .duration = ""})},
                 countries())
                .size(),
            3U);
}

TEST(ActsTest, LeaveOutWhatIsNoAct) {
  EXPECT_TRUE(acts({event_of({.type = "mandate.expiring"})}, countries()).empty());
}

TEST(TellsAnewTest, OneActOnceInHoweverManyDocuments) {
  const auto page = event_of({.authority = Authority::quotation});
  EXPECT_TRUE(tells_anew(page, {}, countries()));
  auto official = event_of({.holder = "special rapporteur on rivers in utopia and elsewhere"});
  EXPECT_FALSE(tells_anew(official, {page}, countries()));
  EXPECT_FALSE(tells_anew(event_of({.duration = "", .authority = Authority::analysis}), {page},
                          countries()));
  EXPECT_FALSE(tells_anew(event_of({.duration = "P3Y"}), {page}, countries()));  // a contradiction
}

TEST(TellsAnewTest, AnAcronymForItsFullName) {
  auto page = event_of({.holder = "funuto", .authority = Authority::quotation});
  auto official = event_of({.holder = "united nations force in utopia"});
  EXPECT_TRUE(tells_anew(official, {page}, countries()));
  official.details["holder"] = "United Nations Force in Utopia (FUNUTO)";
  EXPECT_FALSE(tells_anew(official, {page}, countries()));
}

TEST(ActsTest, AreOneUnderTwoNamesOfACountry) {
  const auto page = event_of(
      {.holder = "special rapporteur on human rights in syria", .authority = Authority::analysis});
  const auto text =
      event_of({.holder = "special rapporteur on human rights in syrian arab republic"});
  EXPECT_EQ(acts({page, text}, countries()).size(), 1U);
}

TEST(ActsTest, AreOneUnderAnAcronymAndTheNameItMayStandFor) {
  const auto page = event_of({.holder = "unsmil", .authority = Authority::analysis});
  const auto text = event_of({.holder = "united nations support mission in libya"});
  EXPECT_EQ(acts({page, text}, countries()).size(), 1U);
  const auto other = event_of({.holder = "united nations stabilization mission in lebanon"});
  EXPECT_EQ(acts({page, text, other}, countries()).size(), 3U);
}

TEST(ActsTest, AreOneUnderANameWithFewerWords) {
  auto page = event_of(
      {.holder = "special rapporteur on human rights in utopia", .authority = Authority::analysis});
  auto text = event_of({.holder = "special rapporteur on situation of human rights in utopia"});
  EXPECT_EQ(acts({page, text}, countries()).size(), 2U);
  for (auto* event : {&page, &text}) event->details["holder_type"] = "special_rapporteur";
  EXPECT_EQ(acts({page, text}, countries()).size(), 1U);
}

TEST(TellsAnewTest, TheTermThatWasMissing) {
  const auto vague = event_of({.duration = "", .authority = Authority::analysis});
  EXPECT_TRUE(tells_anew(event_of({}), {vague}, countries()));
}

TEST(TellsAnewTest, AnActOnAnotherMandate) {
  const auto other = event_of({.holder = "working group on mountains"});
  EXPECT_TRUE(tells_anew(event_of({}), {other}, countries()));
}

}  // namespace
}  // namespace mandated::registry
