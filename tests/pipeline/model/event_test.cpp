#include "pipeline/model/event.h"

#include <gtest/gtest.h>

#include "pipeline/model/change.h"

namespace mandated {
namespace {

Event sample() {
  Event event;
  event.id = event_id("mandate.extended", "A/HRC/RES/54/36", "rapporteur", "P2Y");
  event.type = "mandate.extended";
  event.resolution = "A/HRC/RES/54/36";
  event.document = "https://a.example/r";
  event.source = "site";
  event.country = "KHM";
  event.body = "Human Rights Council";
  event.occurred = parse_date("2023-10-13");
  event.recorded = parse_instant("2026-11-23T08:09:34.125Z").value();
  event.severity = Severity::warning;
  event.authority = Authority::official;
  event.evidence = {{"Decides to extend it.", "operative paragraph 31", "https://a.example/r",
                     sha256("bytes"), "mandate/decide", Authority::official}};
  event.baseline = true;
  event.title = "On Utopia";
  event.details = {{"holder", "Special Rapporteur"}, {"duration", "P2Y"}};
  return event;
}

TEST(EventIdTest, IsOfWhatIsClaimed) {
  const auto id = event_id("t", "s", "c", "P1Y");
  EXPECT_EQ(id.hex(), event_id("t", "s", "c", "P1Y").hex());
  EXPECT_NE(id.hex(), event_id("t", "s", "c", "P2Y").hex());
  EXPECT_NE(id.hex(), event_id("u", "s", "c", "P1Y").hex());
}

TEST(EventIdTest, KeepsItsPartsApart) {
  EXPECT_NE(event_id("a", "bc", "", "").hex(), event_id("ab", "c", "", "").hex());
  EXPECT_NE(event_id("a", "", "b", "").hex(), event_id("a", "b", "", "").hex());
}

TEST(EventJsonTest, GoesThereAndBack) {
  const auto json = to_json(sample());
  const auto read = event_from_json(json);
  ASSERT_TRUE(read);
  EXPECT_EQ(canonical(to_json(*read)), canonical(json));
  EXPECT_EQ(read->evidence.at(0).snapshot.hex(), sha256("bytes").hex());
}

TEST(EventJsonTest, GivesNullForWhatIsNotKnown) {
  Event event;
  event.type = "source.incident";
  const auto json = to_json(event);
  for (const auto* key : {"resolution", "document", "country", "body", "occurred", "title"}) {
    EXPECT_TRUE(json.at(key).is_null()) << key;
  }
}

TEST(EventJsonTest, RefusesAnEventWithoutId) {
  auto json = to_json(sample());
  json["id"] = "xyz";
  EXPECT_EQ(event_from_json(json).error().detail, "an event without id or time");
  EXPECT_EQ(event_from_json(json::array{}).error().detail, "an event is no object");
}

TEST(SummaryTest, NamesHolderAndTerm) {
  auto event = sample();
  event.details["until"] = "2025-10-13";
  EXPECT_EQ(summary(event),
            "mandate.extended A/HRC/RES/54/36: Special Rapporteur, 2 years, until 2025-10-13");
}

TEST(SummaryTest, NamesTheDocumentWhereThereIsNoResolution) {
  auto event = sample();
  event.type = "document.added";
  event.resolution.clear();
  event.details.clear();
  EXPECT_EQ(summary(event), "document.added https://a.example/r: On Utopia");
}

TEST(SummaryTest, HoldsNoControlCharacter) {
  auto event = sample();
  event.type = "document.added";
  event.details.clear();
  event.title =
      "a\nb\x1B[2Jc\x7F"
      "d\u0085e\u009Bf\u2028g\u202Eh\u2066i\u200Fj\u061Ck";
  EXPECT_EQ(summary(event), "document.added A/HRC/RES/54/36: a b [2Jc d e f g h i j k");
}

TEST(SummaryTest, KeepsLettersOutsideOfAscii) {
  auto event = sample();
  event.type = "document.added";
  event.details.clear();
  event.title = "C\u00F4te d\u2019Ivoire \u2013 \u20AC \U0001F54A";
  EXPECT_EQ(summary(event),
            "document.added A/HRC/RES/54/36: C\u00F4te d\u2019Ivoire \u2013 \u20AC \U0001F54A");
}

TEST(ChangeJsonTest, GoesThereAndBack) {
  const Change change{ChangeKind::item_reworded, ChangeNature::typography, "analysis", "2", "a",
                      json::array{"b"}};
  const auto read = change_from_json(to_json(change));
  ASSERT_TRUE(read);
  EXPECT_EQ(canonical(to_json(*read)), canonical(to_json(change)));
}

TEST(ChangeJsonTest, RefusesAKindNobodyKnows) {
  const json::object json{{"kind", "field.eaten"}, {"nature", "content"}};
  EXPECT_EQ(change_from_json(json).error().detail, "change \"field.eaten\" of nature \"content\"");
}

}  // namespace
}  // namespace mandated
