#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/pipeline/store/raw.h"
#include "tests/pipeline/store/sample.h"

namespace mandated::store {
namespace {

void keep(Sample& sample, std::string_view bytes, std::string_view doubt = "") {
  Store::Transaction transaction{sample.store};
  sample.store.add_snapshot(sample.document.id, snapshot_of(bytes), bytes, true, doubt);
  transaction.commit();
}

TEST(BlobsTest, ComeBackByteForByte) {
  Sample sample;
  const std::string bytes{"a\0b\xFF\r\n", 6};
  keep(sample, bytes);
  EXPECT_EQ(sample.store.blob(sha256(bytes)), bytes);
}

TEST(BlobsTest, OfNoBytesAreKeptToo) {
  Sample sample;
  keep(sample, "", "empty body");
  EXPECT_EQ(sample.store.blob(sha256("")), "");
}

TEST(BlobsTest, ThatWereNeverStoredAreNone) {
  Sample sample;
  EXPECT_FALSE(sample.store.blob(sha256("never")));
}

TEST(BlobsTest, AreStoredOnceForEveryAnswerThatHadThem) {
  Sample sample;
  keep(sample, "same");
  keep(sample, "other");
  keep(sample, "same");
  EXPECT_EQ(integer_of(sample.folder / "store.db", "SELECT count(*) FROM blob"), 2);
  EXPECT_EQ(sample.store.snapshots(sample.document.id).size(), 3U);
}

TEST(BlobsTest, OfAnAnswerInDoubtAreNoBaseOfComparison) {
  Sample sample;
  keep(sample, "good");
  keep(sample, "a block page", "blocked");
  const auto polls = sample.store.polls("unwatch");
  ASSERT_EQ(polls.size(), 1U);
  EXPECT_EQ(polls[0].digest, sha256("good"));
  const auto snapshots = sample.store.snapshots(sample.document.id);
  ASSERT_EQ(snapshots.size(), 2U);
  EXPECT_EQ(snapshots[1].doubt, "blocked");
  EXPECT_EQ(snapshots[1].snapshot.digest, sha256("a block page"));
}

/// Turns round the lowest bit of one byte of the packed bytes of the only blob.
void flip_bit(const std::filesystem::path& path, int byte) {
  Raw raw{path};
  const auto hex = raw.text_of("SELECT hex (packed) FROM blob");
  auto changed = hex.substr(0, hex.size() - 1);
  const auto digit = static_cast<std::size_t>(2 * byte + 1);
  const auto value = static_cast<unsigned>(std::stoi(changed.substr(digit, 1), nullptr, 16));
  changed[digit] = "0123456789ABCDEF"[value ^ 1U];
  raw.run("UPDATE blob SET packed = x'" + changed + "'");
}

TEST(BlobsTest, WithAFlippedBitAreAnErrorAndNeverBytes) {
  const auto bytes = "beginning " + std::string(300, 'x') + " end";
  const auto digest = sha256(bytes);
  int refused = 0;
  Folder folder;
  const auto path = folder / "store.db";
  {
    Store store{path, Access::write};
    Store::Transaction transaction{store};
    const auto document = store.add_document("s", {"https://un.example/a", ""}, true, at(1));
    store.add_snapshot(document.id, snapshot_of(bytes), bytes, true, "");
    transaction.commit();
  }
  const auto size = static_cast<int>(integer_of(path, "SELECT length (packed) FROM blob"));
  for (int byte = 0; byte < size; ++byte) {
    flip_bit(path, byte);
    const Store store{path, Access::read_only};
    try {
      EXPECT_EQ(store.blob(digest), bytes);  // a bit that zstd does not use
    } catch (const StorageError& error) {
      EXPECT_EQ(error.what(), "store " + path.string() + ": blob " + digest.hex() +
                                  " is damaged; keep the file, and restore the newest backup in "
                                  "its place");
      ++refused;
    }
    flip_bit(path, byte);
  }
  EXPECT_GT(refused, size / 2);
}

TEST(BlobsTest, OfAnotherPageOfTheSourceArePackedAgainstTheSameTemplate) {
  Sample sample;
  std::string shell;
  for (int i = 0; i < 2000; ++i) shell += "<li>" + sha256(std::to_string(i)).hex() + "</li>";
  keep(sample, shell + "one");
  {
    Store::Transaction transaction{sample.store};
    for (int i = 0; i < 100; ++i) {
      const auto url = "https://un.example/" + std::to_string(i);
      const auto document = sample.store.add_document("unwatch", {url, ""}, true, at(1));
      const auto bytes = shell + std::to_string(i);
      sample.store.add_snapshot(document.id, snapshot_of(bytes, url), bytes, true, "");
    }
    transaction.commit();
  }
  const auto path = sample.folder / "store.db";
  EXPECT_EQ(integer_of(path, "SELECT count(*) FROM blob WHERE base IS NULL"), 2)
      << "a new template after every 64 pages";
  EXPECT_EQ(sample.store.blob(sha256(shell + "99")), shell + "99");
}

}  // namespace
}  // namespace mandated::store
