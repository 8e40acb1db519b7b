#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/pipeline/store/sample.h"

namespace mandated::store {
namespace {

using testing::ElementsAre;

Store::EventAdded add(Store& store, const Event& event,
                      const std::vector<std::string>& sinks = {}) {
  Store::Transaction transaction{store};
  const auto added = store.add_event(event, sinks);
  transaction.commit();
  return added;
}

std::vector<std::string> whats(const Store& store, const EventFilter& filter) {
  std::vector<std::string> out;
  for (const auto& stored : store.events(filter))
    out.push_back(text_at(stored.event.details, "what"));
  return out;
}

TEST(EventsTest, ComeBackAsTheyWereAdded) {
  Sample sample;
  auto event = event_named("claim");
  event.occurred = parse_date("2023-10-13");
  event.severity = Severity::warning;
  event.baseline = true;
  event.evidence.push_back(
      {"another", "text", "https://elsewhere.example/", {}, "rule", Authority::analysis});
  add(sample.store, event);
  const auto stored = sample.store.events({});
  ASSERT_EQ(stored.size(), 1U);
  EXPECT_EQ(canonical(to_json(stored[0].event)), canonical(to_json(event)));
}

TEST(EventsTest, AreStoredOncePerId) {
  Sample sample;
  EXPECT_TRUE(add(sample.store, event_named("claim"), {"file"}).fresh);
  EXPECT_FALSE(add(sample.store, event_named("claim"), {"file"}).fresh);
  EXPECT_EQ(sample.store.events({}).size(), 1U);
}

TEST(EventsTest, GatherEvidenceOfTheSameAct) {
  Sample sample;
  auto event = event_named("claim");
  add(sample.store, event);
  event.evidence = {{"Decides to extend", "paragraph 31", "https://official.example/",
                     sha256("pdf"), "clause", Authority::official}};
  const auto added = add(sample.store, event);
  EXPECT_FALSE(added.fresh);
  EXPECT_TRUE(added.evidence_added);
  const auto stored = sample.store.events({})[0].event;
  ASSERT_EQ(stored.evidence.size(), 2U);
  EXPECT_EQ(stored.evidence[1].quote, "Decides to extend");
  EXPECT_EQ(stored.authority, Authority::official) << "the strongest of the evidence";
}

TEST(EventsTest, DoNotGatherTheSameEvidenceTwice) {
  Sample sample;
  auto event = event_named("claim");
  add(sample.store, event);
  event.evidence[0].snapshot = sha256("the page changed elsewhere");
  event.evidence[0].rule = "a better rule";
  EXPECT_FALSE(add(sample.store, event).evidence_added);
  EXPECT_EQ(sample.store.events({})[0].event.evidence.size(), 1U);
}

TEST(EventsTest, WaitForEverySinkThatIsNamedWhereTheyAreFresh) {
  Sample sample;
  add(sample.store, event_named("claim"), {"file", "journal"});
  add(sample.store, event_named("claim"), {"late"});
  EXPECT_EQ(sample.store.undelivered("file"), 1);
  EXPECT_EQ(sample.store.undelivered("journal"), 1);
  EXPECT_EQ(sample.store.undelivered("late"), 0);
}

TEST(EventsTest, AreFilteredByTypeCountryDocumentResolutionAndTime) {
  Sample sample;
  add(sample.store, event_named("changed"));
  auto mandate = event_named("extended", "mandate.extended");
  mandate.country = "MLI";
  mandate.resolution = "A/RES/1";
  mandate.recorded = at(300);
  add(sample.store, mandate);
  auto elsewhere = event_named("elsewhere");
  elsewhere.document = "https://un.example/not-ours";
  elsewhere.source = "another";
  add(sample.store, elsewhere);

  EventFilter filter;
  EXPECT_THAT(whats(sample.store, filter), ElementsAre("changed", "extended", "elsewhere"));
  filter.types = {"mandate.*"};
  EXPECT_THAT(whats(sample.store, filter), ElementsAre("extended"));
  filter.types = {"mandate.", "record.changed"};
  EXPECT_THAT(whats(sample.store, filter), ElementsAre("changed", "elsewhere"));
  filter = {};
  filter.country = "MLI";
  EXPECT_THAT(whats(sample.store, filter), ElementsAre("extended"));
  filter = {};
  filter.resolution = "A/RES/1";
  EXPECT_THAT(whats(sample.store, filter), ElementsAre("extended"));
  filter = {};
  filter.document = "https://un.example/a";
  EXPECT_THAT(whats(sample.store, filter), ElementsAre("changed", "extended"));
  filter = {};
  filter.since = at(300);
  EXPECT_THAT(whats(sample.store, filter), ElementsAre("extended"));
}

TEST(EventsTest, AreFollowedByRow) {
  Sample sample;
  add(sample.store, event_named("one"));
  EventFilter filter;
  filter.after = sample.store.events({}).back().row;
  EXPECT_TRUE(whats(sample.store, filter).empty());
  add(sample.store, event_named("two"));
  EXPECT_THAT(whats(sample.store, filter), ElementsAre("two"));
}

TEST(FindEventTest, TakesTheIdOrItsBeginning) {
  Sample sample;
  const auto event = event_named("claim");
  add(sample.store, event);
  add(sample.store, event_named("other"));
  for (const auto& asked : {event.id.hex(), event.id.hex().substr(0, 6)}) {
    const auto found = sample.store.find_event(asked);
    ASSERT_TRUE(found) << found.error().detail;
    EXPECT_EQ(found->id, event.id);
  }
}

TEST(FindEventTest, RefusesWhatIsTooShortOrNoId) {
  Sample sample;
  add(sample.store, event_named("claim"));
  for (const auto& asked : {event_named("claim").id.hex().substr(0, 5), std::string{"'; --"},
                            std::string{"nothexadecimal"}, std::string{}}) {
    const auto found = sample.store.find_event(asked);
    ASSERT_FALSE(found) << asked;
    EXPECT_EQ(found.error().code, Errc::not_found);
    EXPECT_EQ(found.error().detail,
              "no event \"" + asked + "\"; an event id or its first 6 or more digits are accepted");
  }
}

TEST(FindEventTest, NamesTheCandidatesOfABeginningThatSeveralShare) {
  Sample sample;
  auto one = event_named("one"), two = event_named("two");
  two.id = one.id;
  two.id.bytes[31] ^= 1U;
  add(sample.store, one);
  add(sample.store, two);
  const auto found = sample.store.find_event(one.id.hex().substr(0, 8));
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().code, Errc::ambiguous);
  EXPECT_EQ(found.error().detail, "\"" + one.id.hex().substr(0, 8) + "\" begins several events: " +
                                      one.id.hex() + ", " + two.id.hex());
}

Event act(std::string claim, std::string symbol, std::string key = "rapporteur on cambodia") {
  auto event = event_named(claim, "mandate.extended");
  event.resolution = std::move(symbol);
  event.baseline = true;
  event.details["holder"] = "the Rapporteur on Cambodia";
  event.details["holder_key"] = std::move(key);
  return event;
}

std::vector<std::string> acts_known_at(const Store& store, Instant moment) {
  std::vector<std::string> out;
  for (const auto& event : store.mandate_events(moment))
    out.push_back(text_at(event.details, "what"));
  return out;
}

TEST(MandateEventsTest, AreThoseRecordedUntilThenInOrderOfRecording) {
  Sample sample;
  auto early = act("early", "A/1"), late = act("late", "A/2");
  early.recorded = at(100);
  late.recorded = at(200);
  add(sample.store, early);
  add(sample.store, late);
  add(sample.store, event_named("no mandate"));
  EXPECT_THAT(acts_known_at(sample.store, at(199)), ElementsAre("early"));
  EXPECT_THAT(acts_known_at(sample.store, at(200)), ElementsAre("early", "late"));
}

TEST(MandateEventsTest, LeaveOutWhatWasMarkedAsWrongFromThenOn) {
  Sample sample;
  auto wrong = act("wrong", "A/1");
  wrong.recorded = at(100);
  add(sample.store, wrong);
  {
    Store::Transaction transaction{sample.store};
    sample.store.correct(wrong.id, {"of another body", at(300)});
    transaction.commit();
  }
  EXPECT_THAT(acts_known_at(sample.store, at(299)), ElementsAre("wrong"));
  EXPECT_THAT(acts_known_at(sample.store, at(300)), ElementsAre());
}

TEST(MandateEventsTest, ShowOnlyTheEvidenceThatWasThereThen) {
  Sample sample;
  auto first = act("act", "A/1");
  first.recorded = at(100);
  add(sample.store, first);
  auto again = first;
  again.recorded = at(300);
  again.evidence = {{"the same in the official text", "operative paragraph 1",
                     "https://un.example/official", sha256("bytes"), "rule", Authority::official}};
  add(sample.store, again);
  EXPECT_EQ(sample.store.mandate_events(at(299)).at(0).evidence.size(), 1U);
  EXPECT_EQ(sample.store.mandate_events(at(299)).at(0).authority, Authority::quotation);
  EXPECT_EQ(sample.store.mandate_events(at(300)).at(0).evidence.size(), 2U);
  EXPECT_EQ(sample.store.mandate_events(at(300)).at(0).authority, Authority::official);
}

TEST(MandateEventsTest, TakeTheDayOfAdoptionFromADocumentThatClaimsNothing) {
  Sample sample;
  add(sample.store, act("act", "A/1"));
  auto record = record_titled("A catalogue record");
  record.fields["symbol"] = Field::known(std::string{"A/1"});
  record.derived["adopted"] = {"2023-10-13", "992"};
  sample.add("bytes", std::move(record));  // recorded at 101
  EXPECT_EQ(sample.store.mandate_events(at(1000)).at(0).occurred, parse_date("2023-10-13"));
}

TEST(MandateEventsTest, DoNotKnowADayOfAdoptionBeforeItWasRead) {
  Sample sample;
  auto early = act("act", "A/1");
  early.recorded = at(50);
  add(sample.store, early);
  auto record = record_titled("A catalogue record");
  record.fields["symbol"] = Field::known(std::string{"A/1"});
  record.derived["adopted"] = {"2023-10-13", "992"};
  sample.add("bytes", std::move(record));
  EXPECT_EQ(sample.store.mandate_events(at(100)).at(0).occurred, std::nullopt);
}

TEST(CorrectionTest, IsWrittenBesideWhoHoldsTheStore) {
  Sample sample;
  const auto wrong = act("wrong", "A/1");
  add(sample.store, wrong);
  {
    Store beside{sample.folder / "store.db", Access::beside};
    Store::Transaction transaction{beside};
    beside.correct(wrong.id, {"of another body", at(300)});
    transaction.commit();
  }
  EXPECT_TRUE(sample.store.correction(wrong.id));
  add(sample.store, act("next", "A/2"));  // the holder goes on
  EXPECT_THAT(acts_known_at(sample.store, at(1000)), ElementsAre("next"));
}

TEST(CorrectionTest, OutlivesThatTheEventIsFoundAgain) {
  Sample sample;
  const auto wrong = act("wrong", "A/1");
  add(sample.store, wrong);
  {
    Store::Transaction transaction{sample.store};
    sample.store.correct(wrong.id, {"of another body", at(300)});
    transaction.commit();
  }
  add(sample.store, wrong);
  const auto mark = sample.store.correction(wrong.id);
  ASSERT_TRUE(mark);
  EXPECT_EQ(mark->reason, "of another body");
  EXPECT_EQ(mark->at, at(300));
  EXPECT_THAT(acts_known_at(sample.store, at(1000)), ElementsAre());
}

TEST(OutboxTest, GivesWhatIsDueInOrderOfRecording) {
  Sample sample;
  for (const auto* claim : {"one", "two", "three"}) {
    add(sample.store, event_named(claim), {"file"});
  }
  const auto due = sample.store.due("file", at(1000), 2);
  ASSERT_EQ(due.size(), 2U);
  EXPECT_EQ(text_at(due[0].event.details, "what"), "one");
  EXPECT_EQ(text_at(due[1].event.details, "what"), "two");
  EXPECT_TRUE(sample.store.due("another", at(1000), 9).empty());
}

TEST(OutboxTest, GivesNothingTwiceOnceItIsDelivered) {
  Sample sample;
  const auto event = event_named("one");
  add(sample.store, event, {"file", "journal"});
  {
    Store::Transaction transaction{sample.store};
    sample.store.delivered(event.id, "file", at(300));
    transaction.commit();
  }
  EXPECT_TRUE(sample.store.due("file", at(1000), 9).empty());
  EXPECT_EQ(sample.store.undelivered("file"), 0);
  EXPECT_EQ(sample.store.due("journal", at(1000), 9).size(), 1U);
}

TEST(OutboxTest, GivesAFailedDeliveryAgainWhenItsTimeHasCome) {
  Sample sample;
  const auto event = event_named("one");
  add(sample.store, event, {"file"});
  EXPECT_EQ(sample.store.next_try("file"), at(0));
  {
    Store::Transaction transaction{sample.store};
    sample.store.delivery_failed(event.id, "file", at(500), "no space left");
    transaction.commit();
  }
  EXPECT_EQ(sample.store.next_try("file"), at(500));
  EXPECT_TRUE(sample.store.due("file", at(499), 9).empty());
  const auto due = sample.store.due("file", at(500), 9);
  ASSERT_EQ(due.size(), 1U);
  EXPECT_EQ(due[0].tries, 1);
}

TEST(OutboxTest, OfASinkWithoutWorkHasNoNextTry) {
  Sample sample;
  EXPECT_FALSE(sample.store.next_try("file"));
}

}  // namespace
}  // namespace mandated::store
