#include <csignal>
#include <random>

#include <gtest/gtest.h>
#include <sys/resource.h>

#include "tests/pipeline/store/child.h"
#include "tests/pipeline/store/raw.h"
#include "tests/pipeline/store/sample.h"

namespace mandated::store {
namespace {

TEST(TransactionTest, IsUndoneUnlessItWasCommitted) {
  Sample sample;
  {
    Store::Transaction transaction{sample.store};
    sample.store.add_document("new-source", {"https://un.example/b", ""}, true, at(1));
    sample.store.add_snapshot(sample.document.id, snapshot_of("bytes"), "bytes", true, "");
    sample.store.add_event(event_named("claim"), {"file"});
  }
  EXPECT_EQ(sample.store.documents({}).size(), 1U);
  EXPECT_EQ(sample.store.sources().size(), 1U);
  EXPECT_TRUE(sample.store.events({}).empty());
  EXPECT_FALSE(sample.store.blob(sha256("bytes")));
}

TEST(TransactionTest, ThatWasUndoneLeavesNothingRemembered) {
  Sample sample;
  {
    Store::Transaction transaction{sample.store};
    sample.store.add_document("undone", {"https://un.example/b", ""}, true, at(1));
    sample.store.add_snapshot(sample.document.id, snapshot_of("undone"), "undone", true, "");
  }
  Store::Transaction transaction{sample.store};
  sample.store.add_document("another", {"https://un.example/c", ""}, true, at(1));
  sample.store.add_document("undone", {"https://un.example/b", ""}, true, at(1));
  sample.store.add_snapshot(sample.document.id, snapshot_of("kept"), "kept", true, "");
  transaction.commit();
  EXPECT_EQ(sample.store.source("undone").documents, 1);
  EXPECT_EQ(sample.store.blob(sha256("kept")), "kept");
}

TEST(TransactionTest, IsNeededForEveryWrite) {
  Sample sample;
  auto& store = sample.store;
  const auto id = sample.document.id;
  EXPECT_THROW(store.round_ended("s", at(1), {}, true), std::logic_error);
  EXPECT_THROW(store.put_listing("s", "u", {}, at(1)), std::logic_error);
  EXPECT_THROW(store.add_document("s", {"u", ""}, true, at(1)), std::logic_error);
  EXPECT_THROW(store.add_alias(id, "u"), std::logic_error);
  EXPECT_THROW(store.record_attempt({}), std::logic_error);
  EXPECT_THROW(store.refresh_validators(id, {}), std::logic_error);
  EXPECT_THROW(store.add_snapshot(id, {}, "", true, ""), std::logic_error);
  EXPECT_THROW(store.add_version(id, {}, {}), std::logic_error);
  EXPECT_THROW(store.add_event(event_named("e"), {}), std::logic_error);
  EXPECT_THROW(store.troubled(id, {}), std::logic_error);
  EXPECT_THROW(store.lost_fields(id, ""), std::logic_error);
  EXPECT_THROW(store.keep_fresh(id, {}), std::logic_error);
  EXPECT_THROW(store.open_incident({}), std::logic_error);
  EXPECT_THROW(store.resolve_incidents("s", "d", at(1)), std::logic_error);
  EXPECT_THROW(store.delivered({}, "file", at(1)), std::logic_error);
  EXPECT_THROW(store.delivery_failed({}, "file", at(1), ""), std::logic_error);
}

TEST(TransactionTest, StandsInNoOther) {
  Sample sample;
  Store::Transaction transaction{sample.store};
  EXPECT_THROW(Store::Transaction{sample.store}, std::logic_error);
}

TEST(TransactionTest, IsSeenByNobodyBeforeItIsCommitted) {
  Sample sample;
  const Store reader{sample.folder / "store.db", Access::read_only};
  Store::Transaction transaction{sample.store};
  sample.store.add_event(event_named("claim"), {});
  EXPECT_TRUE(reader.events({}).empty());
  transaction.commit();
  EXPECT_EQ(reader.events({}).size(), 1U);
}

TEST(TransactionTest, MovesWithTheStore) {
  Sample sample;
  Store moved{std::move(sample.store)};
  Store::Transaction transaction{moved};
  moved.add_event(event_named("claim"), {});
  transaction.commit();
  EXPECT_EQ(moved.events({}).size(), 1U);
}

/// Bytes that nothing packs.
std::string noise(std::size_t size) {
  std::mt19937 random{1};
  std::string bytes(size, '\0');
  for (auto& byte : bytes) byte = static_cast<char>(random());
  return bytes;
}

/// Lets no file grow beyond `size`, as a full disk would.
void fill_disk_at(rlim_t size) {
  std::signal(SIGXFSZ, SIG_IGN);
  const rlimit limit{size, size};
  if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) throw std::runtime_error("setrlimit");
}

TEST(FullDiskTest, FailsTheTransactionAndLosesNothingCommitted) {
  Sample sample;
  sample.add("kept", record_titled("kept"));
  const auto path = sample.folder / "store.db";
  sample.store.checkpoint();
  const auto said = in_child([&] {
    fill_disk_at(400'000);
    const auto bytes = noise(2'000'000);
    std::string first;
    try {
      Store::Transaction transaction{sample.store};
      sample.store.add_snapshot(sample.document.id, snapshot_of(bytes), bytes, true, "");
      transaction.commit();
    } catch (const StorageError& error) {
      first = error.what();
    }
    // The same process goes on once there is room: here, with less to write.
    Store::Transaction transaction{sample.store};
    sample.store.add_event(event_named("after"), {});
    transaction.commit();
    return first;
  });
  EXPECT_EQ(said, "store " + path.string() +
                      ": disk I/O error; reading or writing failed; look at the disk and its free "
                      "space, nothing committed is lost");
  EXPECT_EQ(Raw{path}.text_of("PRAGMA integrity_check"), "ok\n");
  EXPECT_EQ(sample.store.version(sample.document.id, 1)->record.text("title"), "kept");
  EXPECT_EQ(sample.store.events({}).size(), 1U);
  EXPECT_EQ(integer_of(path, "SELECT count(*) FROM blob"), 1);
}

}  // namespace
}  // namespace mandated::store
