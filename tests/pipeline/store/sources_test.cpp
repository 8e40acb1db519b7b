#include <gtest/gtest.h>

#include "tests/pipeline/store/sample.h"

namespace mandated::store {
namespace {

void end_round(Store& store, Instant when, bool succeeded, bool baseline_complete) {
  Store::Transaction transaction{store};
  const auto trouble =
      succeeded ? std::nullopt : std::optional{Error{Errc::http_status, "status 500"}};
  store.round_ended("unwatch", when, trouble, baseline_complete);
  transaction.commit();
}

TEST(SourcesTest, NeverPolledAreKnownByNameOnly) {
  Sample sample;
  const auto state = sample.store.source("another");
  EXPECT_EQ(state.id, "another");
  EXPECT_FALSE(state.tried_at);
  EXPECT_FALSE(state.baseline_complete);
  EXPECT_EQ(sample.store.sources().size(), 1U);
}

TEST(SourcesTest, CountRoundsThatFailedSinceTheLastGoodOne) {
  Sample sample;
  end_round(sample.store, at(1), true, false);
  end_round(sample.store, at(2), false, false);
  end_round(sample.store, at(3), false, false);
  auto state = sample.store.source("unwatch");
  EXPECT_EQ(state.failures, 2);
  ASSERT_TRUE(state.trouble);
  EXPECT_EQ(state.trouble->reason, "http_status");
  EXPECT_EQ(state.trouble->detail, "status 500");
  EXPECT_EQ(state.tried_at, at(3));
  EXPECT_EQ(state.succeeded_at, at(1));

  end_round(sample.store, at(4), true, false);
  state = sample.store.source("unwatch");
  EXPECT_EQ(state.failures, 0);
  EXPECT_FALSE(state.trouble);
  EXPECT_EQ(state.succeeded_at, at(4));
}

TEST(SourcesTest, StayBeyondTheirBaselineOnceItWasComplete) {
  Sample sample;
  end_round(sample.store, at(1), true, true);
  end_round(sample.store, at(2), false, false);
  EXPECT_TRUE(sample.store.source("unwatch").baseline_complete);
}

TEST(SourcesTest, CountTheirDocumentsAndOpenIncidents) {
  Sample sample;
  Store::Transaction transaction{sample.store};
  sample.store.open_incident({"unwatch", "", "network", "no route", at(1), at(1), {}, 1});
  sample.store.open_incident(
      {"unwatch", "https://un.example/a", "gone", "404", at(1), at(1), {}, 1});
  sample.store.resolve_incidents("unwatch", "", at(2));
  transaction.commit();
  const auto states = sample.store.sources();
  ASSERT_EQ(states.size(), 1U);
  EXPECT_EQ(states[0].documents, 1);
  EXPECT_EQ(states[0].open_incidents, 1);
}

TEST(ListingTest, ComesBackAsItWasPut) {
  Sample sample;
  const ListingPage page{{"https://un.example/list", "\"l\"", "Mon"},
                         sha256("list"),
                         {{"https://un.example/a", "A \"quoted\"", "https://un.example/a/"},
                          {"https://un.example/b", "", ""}},
                         "https://un.example/list?page=2"};
  {
    Store::Transaction transaction{sample.store};
    sample.store.put_listing("unwatch", "https://un.example/list", {}, at(1));
    sample.store.put_listing("unwatch", "https://un.example/list", page, at(2));
    transaction.commit();
  }
  const auto stored = sample.store.listing("unwatch", "https://un.example/list");
  ASSERT_TRUE(stored);
  EXPECT_EQ(stored->validators.url, page.validators.url);
  EXPECT_EQ(stored->validators.etag, "\"l\"");
  EXPECT_EQ(stored->validators.last_modified, "Mon");
  EXPECT_EQ(stored->digest, page.digest);
  EXPECT_EQ(stored->next, page.next);
  ASSERT_EQ(stored->locations.size(), 2U);
  EXPECT_EQ(stored->locations[0].title, "A \"quoted\"");
  EXPECT_EQ(stored->locations[0].address, "https://un.example/a/");
  EXPECT_EQ(stored->locations[1].url, "https://un.example/b");
}

TEST(ListingTest, KeepsTheOtherPagesItNamesAndWhatIsSaidOfChanges) {
  Sample sample;
  ListingPage page;
  page.locations = {{"https://un.example/a", "", "", at(7)}, {"https://un.example/b", ""}};
  page.further = {{"https://un.example/list?2023", "", "", at(8)},
                  {"https://un.example/list?2022", ""}};
  page.ttl = std::chrono::seconds{7200};
  page.fresh = std::chrono::seconds{3600};
  page.modified = at(9);
  {
    Store::Transaction transaction{sample.store};
    sample.store.put_listing("unwatch", "https://un.example/list", page, at(1));
    transaction.commit();
  }
  const auto stored = sample.store.listing("unwatch", "https://un.example/list");
  ASSERT_TRUE(stored);
  ASSERT_EQ(stored->further.size(), 2U);
  EXPECT_EQ(stored->further[0].url, "https://un.example/list?2023");
  EXPECT_EQ(stored->further[0].modified, at(8));
  EXPECT_EQ(stored->further[1].modified, std::nullopt);
  EXPECT_EQ(stored->ttl, std::chrono::seconds{7200});
  EXPECT_EQ(stored->fresh, std::chrono::seconds{3600});
  EXPECT_EQ(stored->modified, at(9));
  EXPECT_EQ(stored->read_at, at(1));
  ASSERT_EQ(stored->locations.size(), 2U);
  EXPECT_EQ(stored->locations[0].modified, at(7));
  EXPECT_EQ(stored->locations[1].modified, std::nullopt);
}

ListingPage put_and_asked_for(const ListingPage& page) {
  Sample sample;
  {
    Store::Transaction transaction{sample.store};
    sample.store.put_listing("unwatch", "https://un.example/list", page, at(1));
    transaction.commit();
  }
  return sample.store.listing("unwatch", "https://un.example/list").value();
}

TEST(ListingTest, KeepsWhatCameInItsPlaceAndSinceWhen) {
  ListingPage page;
  page.doubted = Doubted{sha256("named"), at(5), 2};
  const auto stored = put_and_asked_for(page);
  ASSERT_TRUE(stored.doubted);
  EXPECT_EQ(stored.doubted->record, sha256("named"));
  EXPECT_EQ(stored.doubted->since, at(5));
  EXPECT_EQ(stored.doubted->count, 2);
  EXPECT_FALSE(put_and_asked_for({}).doubted);
}

TEST(ListingTest, KeepsThatItEndsWithinAnItem) {
  ListingPage page;
  page.cut = true;
  EXPECT_TRUE(put_and_asked_for(page).cut);
  EXPECT_FALSE(put_and_asked_for(page).half);
  page.half = Location{"https://un.example/a", "A", "", at(7)};
  const auto stored = put_and_asked_for(page);
  EXPECT_TRUE(stored.cut);
  ASSERT_TRUE(stored.half);
  EXPECT_EQ(stored.half->url, "https://un.example/a");
  EXPECT_EQ(stored.half->modified, at(7));
  EXPECT_FALSE(put_and_asked_for({}).cut);
}

TEST(PollsTest, KnowWhatTheSourceSaidOfChangesAtTheLastGoodAnswer) {
  Sample sample;
  const auto said = [&](std::optional<Instant> modified) {
    Store::Transaction transaction{sample.store};
    sample.store.add_document(sample.document.source, {sample.document.url, "", "", modified}, true,
                              at(1));
    transaction.commit();
  };
  const auto tried = [&](std::string outcome) {
    Store::Transaction transaction{sample.store};
    sample.store.record_attempt({sample.document.source, sample.document.url, sample.document.id,
                                 at(2), std::move(outcome), 200, ""});
    transaction.commit();
  };
  const auto poll = [&] { return sample.store.polls(sample.document.source).front(); };
  said(at(10));
  EXPECT_EQ(poll().modified, at(10));
  EXPECT_EQ(poll().modified_read, std::nullopt);
  tried("quarantined");
  EXPECT_EQ(poll().modified_read, std::nullopt);
  tried("not_modified");
  EXPECT_EQ(poll().modified_read, at(10));
  said(at(20));
  EXPECT_EQ(poll().modified, at(20));
  EXPECT_EQ(poll().modified_read, at(10));
}

TEST(SourcesTest, KeepWhenADocumentLastCameWhole) {
  Sample sample;
  const auto whole_at = [&sample](int second, std::string outcome) {
    Store::Transaction transaction{sample.store};
    sample.store.record_attempt({sample.document.source, sample.document.url, sample.document.id,
                                 at(second), std::move(outcome), 200, ""});
    transaction.commit();
    return sample.store.polls(sample.document.source).front().whole_at;
  };
  EXPECT_EQ(whole_at(2, "quarantined"), std::nullopt);
  EXPECT_EQ(whole_at(3, "new"), at(3));
  EXPECT_EQ(whole_at(4, "not_modified"), at(3));
  EXPECT_EQ(whole_at(5, "same_bytes"), at(5));
  EXPECT_EQ(whole_at(6, "network"), at(5));
}

TEST(SourcesTest, KeepThatAServersValidatorsAreNotBelieved) {
  Sample sample;
  const auto whole_at = [&sample](int second, std::optional<bool> believed) {
    Store::Transaction transaction{sample.store};
    sample.store.record_attempt({sample.document.source, sample.document.url, sample.document.id,
                                 at(second), "new", 200, ""});
    if (believed) sample.store.believe_validators(sample.document.id, *believed);
    transaction.commit();
    return sample.store.polls(sample.document.source).front().whole_at;
  };
  EXPECT_EQ(whole_at(2, true), at(2));
  EXPECT_EQ(whole_at(3, false), Instant{});
  EXPECT_EQ(whole_at(4, std::nullopt), Instant{});
  EXPECT_EQ(whole_at(5, false), Instant{});
  EXPECT_EQ(whole_at(6, true), at(6));
  EXPECT_EQ(whole_at(7, std::nullopt), at(7));
}

TEST(ListingTest, ThatWasNeverReadIsNone) {
  Sample sample;
  EXPECT_FALSE(sample.store.listing("unwatch", "https://un.example/list"));
  EXPECT_FALSE(sample.store.listing("another", "https://un.example/list"));
}

TEST(IncidentsTest, AreOpenOncePerReasonAndCounted) {
  Sample sample;
  const auto open = [&](std::string reason, Instant when, std::string detail) {
    Store::Transaction transaction{sample.store};
    const bool fresh = sample.store.open_incident({"unwatch",
                                                   "https://un.example/a",
                                                   std::move(reason),
                                                   std::move(detail),
                                                   when,
                                                   when,
                                                   {},
                                                   1});
    transaction.commit();
    return fresh;
  };
  EXPECT_TRUE(open("gone", at(1), "404"));
  EXPECT_FALSE(open("gone", at(2), "410"));
  EXPECT_TRUE(open("empty", at(3), "no bytes"));

  const auto incidents = sample.store.incidents(true);
  ASSERT_EQ(incidents.size(), 2U);
  EXPECT_EQ(incidents[1].reason, "gone");
  EXPECT_EQ(incidents[1].count, 2);
  EXPECT_EQ(incidents[1].detail, "410");
  EXPECT_EQ(incidents[1].opened_at, at(1));
  EXPECT_EQ(incidents[1].last_seen_at, at(2));
}

TEST(IncidentsTest, AreResolvedByReasonOrAll) {
  Sample sample;
  Store::Transaction transaction{sample.store};
  for (const auto* reason : {"gone", "empty", "blocked"}) {
    sample.store.open_incident({"unwatch", "d", reason, "", at(1), at(1), {}, 1});
  }
  const auto some = sample.store.resolve_incidents("unwatch", "d", at(5), {"gone", "network"});
  ASSERT_EQ(some.size(), 1U);
  EXPECT_EQ(some[0].reason, "gone");
  EXPECT_EQ(some[0].source, "unwatch");
  EXPECT_EQ(some[0].resolved_at, at(5));
  EXPECT_EQ(sample.store.resolve_incidents("unwatch", "d", at(6)).size(), 2U);
  EXPECT_TRUE(sample.store.resolve_incidents("unwatch", "d", at(7)).empty());
  transaction.commit();
  EXPECT_TRUE(sample.store.incidents(true).empty());
  EXPECT_EQ(sample.store.incidents(false).size(), 3U);
}

TEST(IncidentsTest, OpenAgainAfterTheyWereResolved) {
  Sample sample;
  Store::Transaction transaction{sample.store};
  sample.store.open_incident({"unwatch", "d", "gone", "", at(1), at(1), {}, 1});
  sample.store.resolve_incidents("unwatch", "d", at(2));
  EXPECT_TRUE(sample.store.open_incident({"unwatch", "d", "gone", "", at(3), at(3), {}, 1}));
  transaction.commit();
  EXPECT_EQ(sample.store.incidents(false).size(), 2U);
}

}  // namespace
}  // namespace mandated::store
