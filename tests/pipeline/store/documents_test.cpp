#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/pipeline/store/raw.h"
#include "tests/pipeline/store/sample.h"

namespace mandated::store {
namespace {

Document add(Store& store, std::string url, std::string symbol = "", std::string source = "s") {
  Store::Transaction transaction{store};
  const auto document = store.add_document(source, {url, "link"}, false, at(1));
  store.add_snapshot(document.id, snapshot_of(url, url), url, true, "");
  store.add_version(document.id,
                    version_of(1, record_of({{"symbol", Field::known(std::move(symbol))}}), url),
                    {});
  transaction.commit();
  return document;
}

TEST(DocumentsTest, AreAddedOncePerSourceAndAddress) {
  Folder folder;
  Store store{folder / "store.db", Access::write};
  Store::Transaction transaction{store};
  const auto first = store.add_document("a", {"https://un.example/1", "first"}, true, at(1));
  const auto again = store.add_document("a", {"https://un.example/1", "again"}, false, at(2));
  const auto other = store.add_document("b", {"https://un.example/1", "other"}, false, at(3));
  transaction.commit();
  EXPECT_EQ(again.id, first.id);
  EXPECT_TRUE(again.baseline);
  EXPECT_EQ(again.found_at, at(1));
  EXPECT_EQ(again.title, "first");
  EXPECT_NE(other.id, first.id);
}

TEST(DocumentsTest, TakeTheSpellingTheSourceUsesNow) {
  Sample sample;
  Store::Transaction transaction{sample.store};
  const auto document = sample.store.add_document(
      "unwatch", {"https://un.example/a", "A", "https://un.example/a/"}, false, at(2));
  transaction.commit();
  EXPECT_EQ(document.address, "https://un.example/a/");
  EXPECT_EQ(sample.store.polls("unwatch")[0].document.address, "https://un.example/a/");
}

TEST(DocumentsTest, AreUnwellAfterAnAnswerThatWasNone) {
  Folder folder;
  Store store{folder / "store.db", Access::write};
  Store::Transaction transaction{store};
  const auto tried = [&store](const std::string& url, int second, const std::string& outcome) {
    const auto document = store.add_document("a", {url, "", "oai:" + url}, false, at(1));
    store.record_attempt({"a", url, document.id, at(second), outcome, 200, ""});
    return document.id;
  };
  tried("https://un.example/well", 2, "new");
  tried("https://un.example/later", 5, "quarantined");
  tried("https://un.example/first", 3, "network");
  store.absence_told(tried("https://un.example/gone", 2, "gone"));
  store.absent(tried("https://un.example/absent", 2, "gone"), at(2));
  transaction.commit();
  const auto urls = [&store](std::size_t most) {
    std::vector<std::string> out;
    for (const auto& poll : store.unwell("a", most)) out.push_back(poll.document.url);
    return out;
  };
  EXPECT_THAT(urls(9), testing::ElementsAre("https://un.example/absent", "https://un.example/first",
                                            "https://un.example/later"));
  EXPECT_THAT(urls(1), testing::ElementsAre("https://un.example/absent"));
}

// A program before this one kept no name of a record: nobody can be asked for it.
TEST(DocumentsTest, AreNotUnwellWithoutANameToAskFor) {
  Sample sample;
  Store::Transaction transaction{sample.store};
  sample.store.record_attempt(
      {"unwatch", sample.document.url, sample.document.id, at(20), "quarantined", 200, ""});
  EXPECT_THAT(sample.store.unwell("unwatch", 9), testing::IsEmpty());
  sample.store.add_document("unwatch", {sample.document.url, "", "oai:un.example:1"}, false, at(3));
  EXPECT_THAT(sample.store.unwell("unwatch", 9), testing::SizeIs(1));
  transaction.commit();
}

TEST(DocumentsTest, ThatFailForGoodAreUnwellAfterAFreshlyDoubtedOne) {
  Sample sample;
  Store::Transaction transaction{sample.store};
  const auto doubt = [&sample](const std::string& url, int second) {
    const auto document = sample.store.add_document("unwatch", {url, "", url}, false, at(1));
    sample.store.record_attempt({"unwatch", url, document.id, at(second), "quarantined", 200, ""});
  };
  for (const int second : {20, 21}) doubt("https://un.example/forever", second);
  doubt("https://un.example/fresh", 30);
  const auto first = sample.store.unwell("unwatch", 1);
  transaction.commit();
  ASSERT_THAT(first, testing::SizeIs(1));
  EXPECT_EQ(first[0].document.url, "https://un.example/fresh");
}

TEST(DocumentsTest, AreFilteredBySourceCountryBodyAndTime) {
  Sample sample;
  auto record = record_of({{"un_body", Field::known("Human Rights Council")}});
  record.derived["country"] = {"KHM", "title"};
  sample.add("bytes", record);
  add(sample.store, "https://un.example/b", "A/RES/1", "other");

  const auto count = [&](const DocumentFilter& filter) {
    return sample.store.documents(filter).size();
  };
  EXPECT_EQ(count({}), 2U);
  EXPECT_EQ(count({.source = "other", .country = {}, .body = {}, .since = {}}), 1U);
  EXPECT_EQ(count({.source = {}, .country = "KHM", .body = {}, .since = {}}), 1U);
  EXPECT_EQ(count({.source = {}, .country = {}, .body = "Human Rights Council", .since = {}}), 1U);
  EXPECT_EQ(count({.source = {}, .country = {}, .body = {}, .since = at(101)}), 2U);
  EXPECT_EQ(count({.source = {}, .country = {}, .body = {}, .since = at(102)}), 0U);
}

TEST(PollTest, OfOneDocumentIsThatOfAll) {
  Sample sample;
  EXPECT_FALSE(sample.store.poll("unwatch", "https://un.example/b"));
  EXPECT_FALSE(sample.store.poll("other", "https://un.example/a"));
  const auto before = sample.store.poll("unwatch", "https://un.example/a");
  ASSERT_TRUE(before);
  EXPECT_EQ(before->document.id, sample.document.id);
  EXPECT_EQ(before->fetched_at, std::nullopt);
  sample.add("bytes", record_titled("A"));
  const auto after = sample.store.poll("unwatch", "https://un.example/a");
  ASSERT_TRUE(after);
  EXPECT_EQ(after->digest, sha256("bytes"));
  EXPECT_EQ(after->fetched_at, snapshot_of("bytes").fetched_at);
}

struct Asked {
  std::string_view name;
  std::string_view text;
  friend std::ostream& operator<<(std::ostream& out, const Asked& a) { return out << a.name; }
};

class FindsTest : public testing::TestWithParam<Asked> {};

TEST_P(FindsTest, TheCambodianResolution) {
  Folder folder;
  Store store{folder / "store.db", Access::write};
  const auto meant = add(store, "https://un.example/db/situation-in-cambodia", "A/HRC/RES/54/36");
  add(store, "https://un.example/db/situation-in-mali", "A/HRC/RES/4/6");
  add(store, "https://un.example/db/page-without-symbol");
  {
    Store::Transaction transaction{store};
    store.add_alias(meant.id, "https://old.example/kh?id=7");
    transaction.commit();
  }
  const auto found = store.find_document(GetParam().text);
  ASSERT_TRUE(found) << found.error().detail;
  EXPECT_EQ(found->id, meant.id);
}

INSTANTIATE_TEST_SUITE_P(
    Documents, FindsTest,
    testing::Values(Asked{"Symbol", "A/HRC/RES/54/36"},
                    Asked{"HostInCapitals", "HTTPS://UN.example/db/situation-in-cambodia#top"},
                    Asked{"LowerCase", "a/hrc/res/54/36"}, Asked{"Underscores", "A_HRC_RES_54_36"},
                    Asked{"Hyphens", "a-hrc-res-54-36"}, Asked{"Spaces", "A HRC RES 54 36"},
                    Asked{"End", "54/36"},
                    Asked{"Address", "https://un.example/db/situation-in-cambodia"},
                    Asked{"Slash", "https://un.example/db/situation-in-cambodia/"},
                    Asked{"Fragment", "https://un.example/db/situation-in-cambodia#vote"},
                    Asked{"EndOfAddress", "situation-in-cambodia"}, Asked{"Word", "cambodia"},
                    Asked{"Alias", "https://old.example/kh?id=7"}, Asked{"AliasEnd", "kh?id=7"}),
    [](const auto& tested) { return std::string{tested.param.name}; });

TEST(FindDocumentTest, PrefersTheWholeNameToTheEndOfAnother) {
  Folder folder;
  Store store{folder / "store.db", Access::write};
  const auto meant = add(store, "https://un.example/a", "RES/54/36");
  add(store, "https://un.example/b", "A/HRC/RES/54/36");
  const auto found = store.find_document("res/54/36");
  ASSERT_TRUE(found) << found.error().detail;
  EXPECT_EQ(found->id, meant.id);
}

TEST(FindDocumentTest, ForgivesTheYearOfASecurityCouncilResolution) {
  Folder folder;
  Store store{folder / "store.db", Access::write};
  const auto meant = add(store, "https://un.example/a", "S/RES/2754 (2024)");
  add(store, "https://un.example/b", "S/RES/2755 (2024)");
  for (const auto* text : {"S/RES/2754", "s/res/2754(2024)", "S_RES_2754 (2024)", "2754"}) {
    const auto found = store.find_document(text);
    ASSERT_TRUE(found) << text << ": " << found.error().detail;
    EXPECT_EQ(found->id, meant.id) << text;
  }
}

TEST(FindDocumentTest, DoesNotTakeTheEndOfANumberForANumber) {
  Folder folder;
  Store store{folder / "store.db", Access::write};
  add(store, "https://un.example/a", "A/HRC/RES/54/36");
  const auto found = store.find_document("4/36");
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().code, Errc::not_found);
  EXPECT_EQ(found.error().detail,
            "no document \"4/36\"; a symbol, an address or the end of one is accepted");
}

TEST(FindDocumentTest, OfNothingIsNotFound) {
  Folder folder;
  Store store{folder / "store.db", Access::write};
  add(store, "https://un.example/a", "A/HRC/RES/54/36");
  EXPECT_FALSE(store.find_document(""));
  EXPECT_FALSE(store.find_document("/"));
  EXPECT_FALSE(store.find_document("#"));
}

TEST(FindDocumentTest, NamesTheCandidatesWhereSeveralAreMeant) {
  Folder folder;
  Store store{folder / "store.db", Access::write};
  add(store, "https://un.example/a", "A/HRC/RES/54/36");
  add(store, "https://un.example/b", "A/RES/54/36");
  const auto found = store.find_document("54/36");
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().code, Errc::ambiguous);
  EXPECT_EQ(found.error().detail,
            "\"54/36\" may be A/HRC/RES/54/36 (https://un.example/a) or A/RES/54/36 "
            "(https://un.example/b)");
}

TEST(FindDocumentTest, PrefersADocumentAtAnAddressToOneThatRedirectsThere) {
  Folder folder;
  Store store{folder / "store.db", Access::write};
  const auto moved = add(store, "https://un.example/old");
  const auto meant = add(store, "https://un.example/new");
  {
    Store::Transaction transaction{store};
    store.add_alias(moved.id, "https://un.example/new");
    transaction.commit();
  }
  const auto found = store.find_document("https://un.example/new");
  ASSERT_TRUE(found) << found.error().detail;
  EXPECT_EQ(found->id, meant.id);
}

TEST(FindDocumentTest, TakesTheLaterOfTwoSourcesThatHoldOneAddress) {
  Folder folder;
  Store store{folder / "store.db", Access::write};
  add(store, "https://un.example/a", "A/RES/54/36", "old-name");
  add(store, "https://un.example/a", "A/RES/54/36", "new-name");
  const auto found = store.find_document("A/RES/54/36");
  ASSERT_TRUE(found) << found.error().detail;
  EXPECT_EQ(found->source, "new-name");
}

TEST(FindDocumentTest, NamesFiveCandidatesAtMost) {
  Folder folder;
  Store store{folder / "store.db", Access::write};
  for (int i = 0; i < 7; ++i) add(store, "https://un.example/" + std::to_string(i) + "/end");
  const auto found = store.find_document("end");
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().detail,
            "\"end\" may be https://un.example/0/end or https://un.example/1/end or "
            "https://un.example/2/end or https://un.example/3/end or https://un.example/4/end or "
            "others");
}

void attempt(Sample& sample, std::string outcome, Instant when, std::string detail = "") {
  Store::Transaction transaction{sample.store};
  sample.store.record_attempt({"unwatch", sample.document.url, sample.document.id, when,
                               std::move(outcome), 0, std::move(detail)});
  transaction.commit();
}

TEST(PollsTest, CountFailuresUntilTheNextGoodAnswer) {
  Sample sample;
  attempt(sample, "network", at(1));
  attempt(sample, "quarantined", at(2));
  auto poll = sample.store.polls("unwatch").at(0);
  EXPECT_EQ(poll.failures, 2);
  EXPECT_EQ(poll.tried_at, at(2));
  EXPECT_FALSE(poll.document.checked_at);

  attempt(sample, "not_modified", at(3));
  attempt(sample, "http_status", at(4));
  poll = sample.store.polls("unwatch").at(0);
  EXPECT_EQ(poll.failures, 1);
  EXPECT_EQ(poll.tried_at, at(4));
  EXPECT_EQ(poll.document.checked_at, at(3));
}

TEST(PollsTest, KnowTheValidatorsOfTheLastAcceptedAnswerOnly) {
  Sample sample;
  Store::Transaction transaction{sample.store};
  auto snapshot = snapshot_of("good", "https://un.example/final");
  snapshot.last_modified = "Mon, 23 Nov 2026 09:00:00 GMT";
  sample.store.add_snapshot(sample.document.id, snapshot, "good", true, "");
  auto doubtful = snapshot_of("bad");
  doubtful.etag = "\"bad\"";
  sample.store.add_snapshot(sample.document.id, doubtful, "bad", true, "blocked");
  transaction.commit();
  const auto validators = sample.store.polls("unwatch").at(0).validators;
  EXPECT_EQ(validators.url, "https://un.example/final");
  EXPECT_EQ(validators.etag, "\"1\"");
  EXPECT_EQ(validators.last_modified, "Mon, 23 Nov 2026 09:00:00 GMT");
}

TEST(PollsTest, KeepAValidatorThatTheAnswerDidNotRepeat) {
  Sample sample;
  Store::Transaction transaction{sample.store};
  sample.store.refresh_validators(sample.document.id, {"https://un.example/a", "\"1\"", "Mon"});
  sample.store.refresh_validators(sample.document.id, {"https://un.example/a", "", "Tue"});
  transaction.commit();
  const auto validators = sample.store.polls("unwatch").at(0).validators;
  EXPECT_EQ(validators.etag, "\"1\"");
  EXPECT_EQ(validators.last_modified, "Tue");
}

TEST(AttemptsTest, AlikeInARowAreOneRowWithACount) {
  Sample sample;
  attempt(sample, "new", at(1));
  for (int i = 2; i < 10; ++i) attempt(sample, "not_modified", at(i));
  attempt(sample, "network", at(10), "timeout");
  attempt(sample, "network", at(11), "reset");
  attempt(sample, "not_modified", at(12));
  EXPECT_EQ(Raw{sample.folder / "store.db"}.text_of(
                "SELECT outcome || ' ' || count || ' ' || first_at || ' ' || at || ' ' || detail "
                "FROM attempt ORDER BY id"),
            "new 1 1000 1000 \n"
            "not_modified 8 2000 9000 \n"
            "network 1 10000 10000 timeout\n"
            "network 1 11000 11000 reset\n"
            "not_modified 1 12000 12000 \n");
}

TEST(AttemptsTest, OfAnIndexPageBelongToItsAddress) {
  Sample sample;
  Store::Transaction transaction{sample.store};
  for (int i = 0; i < 3; ++i) {
    sample.store.record_attempt({"unwatch", "https://un.example/1", {}, at(i), "network", 0, ""});
    sample.store.record_attempt({"unwatch", "https://un.example/2", {}, at(i), "network", 0, ""});
  }
  transaction.commit();
  EXPECT_EQ(Raw{sample.folder / "store.db"}.text_of(
                "SELECT url || ' ' || count FROM attempt ORDER BY id"),
            "https://un.example/1 3\nhttps://un.example/2 3\n");
}

}  // namespace
}  // namespace mandated::store
