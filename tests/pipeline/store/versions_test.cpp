#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/pipeline/store/sample.h"

namespace mandated::store {
namespace {

using testing::ElementsAre;

Change title_changed(std::string_view before, std::string_view after) {
  Change change;
  change.field = "title";
  change.before = before;
  change.after = after;
  return change;
}

TEST(VersionsTest, ComeBackAsTheyWereAdded) {
  Sample sample;
  auto version = version_of(1, record_titled("Cambodia"), "bytes");
  version.cause = Cause::completion;
  version.record.derived["country"] = {"KHM", "title"};
  version.record.clauses = {{ClauseKind::operative, "31", 0, "decides", "Decides to extend"}};
  version.digest = digest_of(version.record);
  {
    Store::Transaction transaction{sample.store};
    sample.store.add_snapshot(sample.document.id, snapshot_of("bytes"), "bytes", true, "");
    sample.store.add_version(sample.document.id, version, {});
    transaction.commit();
  }
  const auto stored = sample.store.version(sample.document.id, 1);
  ASSERT_TRUE(stored);
  EXPECT_EQ(stored->ordinal, 1);
  EXPECT_EQ(canonical(to_json(stored->record)), canonical(to_json(version.record)));
  EXPECT_EQ(stored->digest, version.digest);
  EXPECT_EQ(stored->snapshot, version.snapshot);
  EXPECT_EQ(stored->profile, version.profile);
  EXPECT_EQ(stored->rules, version.rules);
  EXPECT_EQ(stored->cause, Cause::completion);
  EXPECT_EQ(stored->recorded_at, version.recorded_at);
}

TEST(VersionsTest, AreAllReadableBeyondThePlaceWhereAPackedChainBegins) {
  Sample sample;
  for (int i = 1; i <= 40; ++i) {
    sample.add("page " + std::to_string(i), record_titled("title " + std::to_string(i)));
  }
  const auto versions = sample.store.versions(sample.document.id);
  ASSERT_EQ(versions.size(), 40U);
  for (int i = 1; i <= 40; ++i) {
    const auto& version = versions[static_cast<std::size_t>(i) - 1];
    EXPECT_EQ(version.ordinal, i);
    EXPECT_EQ(version.record.text("title"), "title " + std::to_string(i));
    EXPECT_EQ(sample.store.blob(version.snapshot), "page " + std::to_string(i));
  }
}

TEST(VersionsTest, AreConfirmedByOtherRulesWithoutAnotherVersion) {
  Sample sample;
  sample.add("page 1", record_titled("one"));
  sample.add("page 2", record_titled("two"));
  {
    Store::Transaction transaction{sample.store};
    sample.store.confirm_version(sample.document.id, sha256("other profile"), sha256("other rules"));
    transaction.commit();
  }
  const auto versions = sample.store.versions(sample.document.id);
  ASSERT_EQ(versions.size(), 2U);
  EXPECT_NE(versions[0].rules, sha256("other rules"));
  EXPECT_EQ(versions[1].rules, sha256("other rules"));
  EXPECT_EQ(versions[1].profile, sha256("other profile"));
}

TEST(VersionsTest, KeepTheirChangesInOrder) {
  Sample sample;
  sample.add("one", record_titled("one"));
  auto second = title_changed("two", "three");
  second.kind = ChangeKind::item_reworded;
  second.nature = ChangeNature::typography;
  second.where = "4";
  sample.add("two", record_titled("two"), {title_changed("one", "two"), second});

  const auto changes = sample.store.changes(sample.document.id, 2);
  ASSERT_EQ(changes.size(), 2U);
  EXPECT_EQ(to_json(changes[0]), to_json(title_changed("one", "two")));
  EXPECT_EQ(to_json(changes[1]), to_json(second));
  EXPECT_TRUE(sample.store.changes(sample.document.id, 1).empty());
}

TEST(VersionsTest, TakeOnlyTheNextOrdinal) {
  Sample sample;
  sample.add("one", record_titled("one"));
  Store::Transaction transaction{sample.store};
  sample.store.add_snapshot(sample.document.id, snapshot_of("two"), "two", true, "");
  EXPECT_THROW(
      sample.store.add_version(sample.document.id, version_of(3, record_titled("two"), "two"), {}),
      std::logic_error);
}

TEST(VersionsTest, AreRefusedWithoutTheBytesTheyWereReadFrom) {
  Sample sample;
  Store::Transaction transaction{sample.store};
  EXPECT_THROW(sample.store.add_version(sample.document.id,
                                        version_of(1, record_titled("one"), "never stored"), {}),
               std::logic_error);
}

TEST(VersionsTest, NameTheDocument) {
  Sample sample;
  auto record = record_of({{"title", Field::known("Situation in Cambodia")},
                           {"symbol", Field::known("A/HRC/RES/54/36")},
                           {"un_body", Field::known("Human Rights Council")}});
  record.derived["country"] = {"KHM", "title"};
  sample.add("bytes", record);
  const auto documents = sample.store.documents({});
  ASSERT_EQ(documents.size(), 1U);
  EXPECT_EQ(documents[0].symbol, "A/HRC/RES/54/36");
  EXPECT_EQ(documents[0].title, "Situation in Cambodia");
  EXPECT_EQ(documents[0].country, "KHM");
  EXPECT_EQ(documents[0].body, "Human Rights Council");
  EXPECT_EQ(documents[0].versions, 1);
  EXPECT_EQ(documents[0].changed_at, at(101));
}

TEST(VersionsTest, OfADocumentWithoutAnyAreNone) {
  Sample sample;
  EXPECT_FALSE(sample.store.version(sample.document.id, 1));
  EXPECT_TRUE(sample.store.versions(sample.document.id).empty());
  EXPECT_FALSE(sample.store.history(sample.document.id).last);
}

TEST(HistoryTest, RemembersWhatAFieldSaidBeforeItWasUnreadable) {
  Sample sample;
  sample.add("1", record_of({{"title", Field::known("t")}, {"sponsor", Field::known("Japan")}}));
  sample.add("2", record_of({{"title", Field::known("u")}, {"sponsor", {}}}));
  sample.add("3", record_of({{"title", Field::known("v")}, {"sponsor", {}}}));
  const auto history = sample.store.history(sample.document.id);
  EXPECT_EQ(history.last_known.at("sponsor"), Field::known("Japan"));
  EXPECT_EQ(history.last_known.at("title"), Field::known("v"));
}

TEST(HistoryTest, ForgetsWhatAFieldSaidOnceItSaysSomethingElse) {
  Sample sample;
  sample.add("1", record_of({{"sponsor", Field::known("Japan")}}));
  sample.add("2", record_of({{"sponsor", {}}}));
  sample.add("3", record_of({{"sponsor", Field::known("China")}}));
  sample.add("4", record_of({{"sponsor", Field::empty()}}));
  EXPECT_EQ(sample.store.history(sample.document.id).last_known.at("sponsor"), Field::empty());
}

TEST(HistoryTest, RemembersAFieldThatTheProfileDroppedAndTookBack) {
  Sample sample;
  sample.add("1", record_of({{"sponsor", Field::known("Japan")}}));
  sample.add("2", record_titled("t"));
  EXPECT_EQ(sample.store.history(sample.document.id).last_known.at("sponsor"),
            Field::known("Japan"));
}

TEST(HistoryTest, TellsSizeAndShapeOfTheLastGoodAnswerOnly) {
  Sample sample;
  {
    Store::Transaction transaction{sample.store};
    sample.store.add_snapshot(sample.document.id, snapshot_of("good"), "good", true, "");
    sample.store.add_snapshot(sample.document.id, snapshot_of(""), "", false, "empty body");
    transaction.commit();
  }
  const auto history = sample.store.history(sample.document.id);
  EXPECT_EQ(history.last_good_size, 4U);
  EXPECT_TRUE(history.last_good_closed);
}

}  // namespace
}  // namespace mandated::store
