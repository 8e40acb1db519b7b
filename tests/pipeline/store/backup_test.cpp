#include <csignal>
#include <fstream>

#include <gtest/gtest.h>
#include <sys/resource.h>

#include "tests/pipeline/store/child.h"
#include "tests/pipeline/store/raw.h"
#include "tests/pipeline/store/sample.h"

namespace mandated::store {
namespace {

namespace fs = std::filesystem;

TEST(BackupTest, IsAStoreOfItsOwnWithEverythingCommitted) {
  Sample sample;
  sample.add("bytes", record_titled("title"));
  const auto target = sample.folder / "backup.db";
  sample.store.backup(target);
  const Store copy{target, Access::write};
  EXPECT_EQ(copy.version(1, 1)->record.text("title"), "title");
  EXPECT_EQ(copy.blob(sha256("bytes")), "bytes");
  EXPECT_EQ(Raw{target}.text_of("PRAGMA integrity_check"), "ok\n");
}

TEST(BackupTest, CanBeReadWhereNobodyOpenedItForWriting) {
  Sample sample;
  const auto target = sample.folder / "backup.db";
  sample.store.backup(target);
  const Store copy{target, Access::read_only};
  EXPECT_EQ(copy.documents({}).size(), 1U);
}

TEST(BackupTest, OfAReaderWorksWhileAnotherWrites) {
  Sample sample;
  const Store reader{sample.folder / "store.db", Access::read_only};
  Store::Transaction transaction{sample.store};
  sample.store.add_event(event_named("not committed"), {});
  const auto target = sample.folder / "backup.db";
  reader.backup(target);
  transaction.commit();
  EXPECT_TRUE((Store{target, Access::read_only}.events({}).empty()));
}

TEST(BackupTest, IsReadableForTheGroupOnly) {
  Sample sample;
  const auto target = sample.folder / "backup.db";
  sample.store.backup(target);
  EXPECT_EQ(static_cast<unsigned>(fs::status(target).permissions()) & 0777U, 0640U);
}

TEST(BackupTest, LeavesNothingBesideItsTarget) {
  Sample sample;
  fs::create_directory(sample.folder / "backups");
  sample.store.backup(sample.folder / "backups/one.db");
  int files = 0;
  for (const auto& entry : fs::directory_iterator(sample.folder / "backups")) {
    EXPECT_EQ(entry.path().filename(), "one.db");
    ++files;
  }
  EXPECT_EQ(files, 1);
}

TEST(BackupTest, RefusesATargetThatIsThere) {
  Sample sample;
  const auto target = sample.folder / "backup.db";
  std::ofstream{target} << "precious";
  try {
    sample.store.backup(target);
    FAIL() << "overwritten";
  } catch (const StorageError& error) {
    EXPECT_EQ(error.what(),
              "backup " + target.string() + ": is there already; name a file that is not");
  }
  std::string content;
  std::ifstream{target} >> content;
  EXPECT_EQ(content, "precious");
}

TEST(BackupTest, SaysWhereItCannotWrite) {
  Sample sample;
  const auto target = sample.folder / "missing/backup.db";
  try {
    sample.store.backup(target);
    FAIL() << "written";
  } catch (const StorageError& error) {
    EXPECT_EQ(error.what(), "backup " + target.string() +
                                ": No such file or directory; name a file in a directory that can "
                                "be written to, with room for the whole store");
  }
}

TEST(BackupTest, ThatDoesNotFitIsNotThereAtAll) {
  Sample sample;
  fs::create_directory(sample.folder / "backups");
  const auto target = sample.folder / "backups/backup.db";
  const auto said = in_child([&] {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{8192, 8192};
    if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) return std::string{"setrlimit"};
    sample.store.backup(target);
    return std::string{"written"};
  });
  EXPECT_EQ(said, "backup " + target.string() +
                      ": disk I/O error; name a file in a directory that can be written to, with "
                      "room for the whole store");
  EXPECT_TRUE(fs::is_empty(sample.folder / "backups"));
}

}  // namespace
}  // namespace mandated::store
