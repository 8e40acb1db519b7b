#include <fstream>

#include <gtest/gtest.h>
#include <sys/resource.h>

#include "tests/pipeline/store/child.h"
#include "tests/pipeline/store/raw.h"
#include "tests/pipeline/store/sample.h"

namespace mandated::store {
namespace {

namespace fs = std::filesystem;

/// A store with one version in it, closed; returns its path.
fs::path made_in(const Folder& folder) {
  const auto path = folder / "store.db";
  Store store{path, Access::write};
  Store::Transaction transaction{store};
  const auto document = store.add_document("s", {"https://un.example/a", ""}, true, at(1));
  const std::string bytes(200'000, 'x');
  store.add_snapshot(document.id, snapshot_of(bytes), bytes, true, "");
  for (int i = 0; i < 200; ++i) store.add_event(event_named(std::to_string(i)), {"file"});
  transaction.commit();
  return path;
}

/// What opening says; "" where it opens.
std::string complaint(const fs::path& path, Access access = Access::write) {
  try {
    const Store store{path, access};
    return "";
  } catch (const StorageError& error) {
    return error.what();
  }
}

void write(const fs::path& path, std::string_view text) {
  std::ofstream{path, std::ios::binary} << text;
}

std::string content_of(const fs::path& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

unsigned mode_of(const fs::path& path) {
  return static_cast<unsigned>(fs::status(path).permissions()) & 0777U;
}

TEST(OpenTest, MakesTheStoreForItsUserAndAGroupThatReads) {
  Folder folder;
  const auto path = folder / "sub/store.db";
  const Sample unrelated;
  Store store{path, Access::write};
  Store::Transaction transaction{store};
  store.add_document("s", {"https://un.example/a", ""}, true, at(1));
  transaction.commit();
  EXPECT_EQ(mode_of(path.parent_path()), 0750U);
  for (const auto* ending : {"", "-wal", "-shm", ".lock"}) {
    EXPECT_EQ(mode_of(path.string() + ending), 0640U) << ending;
  }
  EXPECT_FALSE(fs::exists(path.string() + ".new"));
}

TEST(OpenTest, MarksTheFileAsOursAndOfTodaysSchema) {
  Folder folder;
  const auto path = made_in(folder);
  EXPECT_EQ(integer_of(path, "PRAGMA application_id"), 0x4D4E4454);
  EXPECT_EQ(integer_of(path, "PRAGMA user_version"), 10);
  EXPECT_EQ(Raw{path}.text_of("PRAGMA journal_mode"), "wal\n");
}

TEST(OpenTest, FindsEverythingAgain) {
  Folder folder;
  const auto path = made_in(folder);
  Store store{path, Access::write};
  EXPECT_EQ(store.events({}).size(), 200U);
  EXPECT_EQ(store.documents({}).size(), 1U);
}

TEST(OpenTest, IsRefusedWhileAnotherProcessWrites) {
  Sample sample;
  const auto path = sample.folder / "store.db";
  const auto said = in_child([&] {
    try {
      const Store second{path, Access::write};
      return std::string{"opened"};
    } catch (const StorageError& error) {
      return std::string{is_held(error) ? "held: " : "not held: "} + error.what();
    }
  });
  EXPECT_EQ(said, "held: store " + path.string() + ": another mandated process (pid " +
                      std::to_string(::getpid()) + ") holds it; stop it or wait");
}

TEST(OpenTest, IsFreeAgainWhenTheWriterEnds) {
  Folder folder;
  made_in(folder);
  EXPECT_EQ(complaint(made_in(Folder{})), complaint(folder / "store.db"));
}

TEST(OpenTest, ToReadWorksBesideAWriterAndSeesWhatIsCommitted) {
  Sample sample;
  const Store reader{sample.folder / "store.db", Access::read_only};
  EXPECT_EQ(reader.documents({}).size(), 1U);
  Store::Transaction transaction{sample.store};
  sample.store.add_document("s", {"https://un.example/b", ""}, true, at(1));
  EXPECT_EQ(reader.documents({}).size(), 1U);
  transaction.commit();
  EXPECT_EQ(reader.documents({}).size(), 2U);
}

TEST(OpenTest, ToReadRefusesToWrite) {
  Folder folder;
  Store store{made_in(folder), Access::read_only};
  EXPECT_THROW(Store::Transaction{store}, std::logic_error);
}

TEST(OpenTest, ToReadWorksForWhoMayOnlyReadWhileNobodyWrites) {
  Folder folder;
  const auto path = made_in(folder);
  const ReadOnlyFolder only{folder.path()};
  EXPECT_EQ(in_child([&] {
              ReadOnlyFolder::become_reader();
              const Store store{path, Access::read_only};
              return std::to_string(store.events({}).size());
            }),
            "200");
}

TEST(OpenTest, ToReadWorksForWhoMayOnlyReadBesideAWriter) {
  Folder folder;
  const auto path = made_in(folder);
  Store writer{path, Access::write};
  {
    Store::Transaction transaction{writer};
    writer.add_event(event_named("still in the log"), {});
    transaction.commit();
  }
  const ReadOnlyFolder only{folder.path()};
  EXPECT_EQ(in_child([&] {
              ReadOnlyFolder::become_reader();
              const Store store{path, Access::read_only};
              return std::to_string(store.events({}).size());
            }),
            "201");
}

TEST(OpenTest, ToReadLeavesTheLogToTheNextReader) {
  Folder folder;
  const auto path = made_in(folder);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(complaint(path, Access::read_only), "");
  const ReadOnlyFolder only{folder.path()};
  EXPECT_EQ(in_child([&] {
              ReadOnlyFolder::become_reader();
              return complaint(path, Access::read_only);
            }),
            "");
}

TEST(OpenTest, ToReadMakesNoStore) {
  Folder folder;
  const auto path = folder / "store.db";
  EXPECT_EQ(complaint(path, Access::read_only),
            "store " + path.string() + ": is not there; the daemon or `mandated once` makes it");
  EXPECT_TRUE(fs::is_empty(folder.path()));
}

TEST(OpenTest, IsRefusedInADirectoryThatCannotBeWritten) {
  Folder folder;
  const ReadOnlyFolder only{folder.path()};
  const auto path = folder / "store.db";
  EXPECT_EQ(in_child([&] {
              ReadOnlyFolder::become_reader();
              return complaint(path);
            }),
            "store " + path.string() + ": " + path.string() +
                ".lock: Permission denied; let the user of mandated own the directory and write in "
                "it");
}

TEST(OpenTest, IsRefusedWhereTheDirectoryCannotBeMade) {
  Folder folder;
  write(folder / "file", "");
  const auto path = folder / "file/store.db";
  EXPECT_EQ(complaint(path),
            "store " + path.string() +
                ": its directory cannot be made: Not a directory; make it, and let the user of "
                "mandated own it");
}

TEST(OpenTest, RefusesAStoreOfANewerProgramAndLeavesItAlone) {
  Folder folder;
  const auto path = made_in(folder);
  run(path, "PRAGMA user_version = 99");
  const auto before = content_of(path);
  const auto said =
      "store " + path.string() +
      ": written by a newer mandated (schema 99, this program knows 10); install that "
      "version again, or restore a backup made before it";
  EXPECT_EQ(complaint(path), said);
  EXPECT_EQ(complaint(path, Access::read_only), said);
  EXPECT_EQ(content_of(path), before);
}

TEST(OpenTest, ToReadRefusesAnOlderSchemaInsteadOfMigrating) {
  Folder folder;
  const auto path = made_in(folder);
  run(path, "PRAGMA user_version = 0");
  EXPECT_EQ(complaint(path, Access::read_only),
            "store " + path.string() +
                ": of an older mandated (schema 0, this program's is 10); start the daemon once, "
                "which brings it up to date");
}

TEST(OpenTest, RefusesAnSqliteFileOfAnotherProgramAndLeavesItAlone) {
  Folder folder;
  const auto path = folder / "store.db";
  run(path, "CREATE TABLE bookmarks (url TEXT); PRAGMA application_id = 252006673");
  const auto before = content_of(path);
  EXPECT_EQ(complaint(path), "store " + path.string() +
                                 ": an SQLite file of another program (application_id 0xf055111); "
                                 "name another file");
  EXPECT_EQ(content_of(path), before);
}

TEST(OpenTest, RefusesATextFileAndLeavesItAlone) {
  Folder folder;
  const auto path = folder / "store.db";
  const std::string text = "sources:\n  - id: unwatch\n" + std::string(2000, '#');
  write(path, text);
  EXPECT_EQ(complaint(path),
            "store " + path.string() +
                ": file is not a database; not a store of mandated; name another file, or restore "
                "a backup if this was one");
  EXPECT_EQ(content_of(path), text);
}

TEST(OpenTest, RefusesAnEmptyFileInsteadOfBeginningAnew) {
  Folder folder;
  const auto path = folder / "store.db";
  write(path, "");
  EXPECT_EQ(complaint(path),
            "store " + path.string() +
                ": empty, as no store ever is: it was cut short; restore a backup, or remove the "
                "file to begin anew");
  EXPECT_EQ(fs::file_size(path), 0U);
}

TEST(OpenTest, RefusesAFolder) {
  Folder folder;
  fs::create_directory(folder / "store.db");
  EXPECT_EQ(complaint(folder / "store.db"),
            "store " + (folder / "store.db").string() + ": no file: is a folder; name a file");
}

TEST(OpenTest, RefusesToBeginAnewBesideTheLogOfALostFile) {
  Folder folder;
  const auto path = folder / "store.db";
  write(path.string() + "-wal", "committed pages");
  EXPECT_EQ(complaint(path), "store " + path.string() +
                                 ": is not there, but its log store.db-wal is; bring the file back "
                                 "or restore a backup, or remove the log to begin anew");
}

TEST(OpenTest, BeginsAnewWhereTheOperatorRemovedTheFile) {
  Folder folder;
  const auto path = made_in(folder);
  fs::remove(path);
  Store store{path, Access::write};
  EXPECT_TRUE(store.documents({}).empty());
}

TEST(OpenTest, BeginsAnewOverWhatACrashLeftOfTheFirstAttempt) {
  Folder folder;
  const auto path = folder / "store.db";
  write(path.string() + ".new", "half a store");
  write(path.string() + ".new-journal", "its journal");
  EXPECT_EQ(complaint(path), "");
  EXPECT_FALSE(fs::exists(path.string() + ".new"));
  EXPECT_FALSE(fs::exists(path.string() + ".new-journal"));
}

TEST(OpenTest, RefusesEveryTruncationAndLeavesTheRestAlone) {
  Folder folder;
  const auto path = made_in(folder);
  const auto whole = content_of(path);
  for (const auto part : {1UL, 50UL, 99UL}) {
    const auto size = whole.size() * part / 100;
    fs::resize_file(path, size);
    EXPECT_NE(complaint(path), "") << size << " of " << whole.size() << " bytes";
    EXPECT_EQ(content_of(path), whole.substr(0, size));
    write(path, whole);
  }
  EXPECT_EQ(complaint(path), "");
}

TEST(OpenTest, SaysWhatToDoWithATruncatedFile) {
  Folder folder;
  const auto path = made_in(folder);
  const auto size = fs::file_size(path);
  fs::resize_file(path, size - 1);
  EXPECT_EQ(complaint(path), "store " + path.string() + ": cut short: " + std::to_string(size - 1) +
                                 " bytes where its header says " + std::to_string(size) +
                                 "; keep the file, and restore the newest backup in its place");
  fs::resize_file(path, size - 4096);
  EXPECT_EQ(complaint(path),
            "store " + path.string() +
                ": database disk image is malformed; the file is damaged; keep it, and restore the "
                "newest backup in its place");
}

TEST(OpenTest, RefusesADamagedTableInAStoreThatWasNotClosed) {
  Folder folder;
  const auto path = made_in(folder);
  const auto page =
      4096 * (integer_of(path, "SELECT rootpage FROM sqlite_schema WHERE name = 'document'") - 1);
  in_child([&] {  // a writer that ends without closing leaves its log
    auto* const store = new Store{path, Access::write};
    Store::Transaction transaction{*store};
    store->add_event(event_named("in the log"), {});
    transaction.commit();
    ::_exit(0);
    return std::string{};
  });
  std::fstream file{path, std::ios::in | std::ios::out | std::ios::binary};
  file.seekp(page);
  file << std::string(64, '\xFF');
  file.close();
  EXPECT_EQ(complaint(path),
            "store " + path.string() +
                ": damaged; keep the file, and restore the newest backup in its place");
}

TEST(OpenTest, OfADamagedStoreIsAnErrorForReadersToo) {
  Folder folder;
  const auto path = made_in(folder);
  fs::resize_file(path, fs::file_size(path) / 2);
  const auto read = [&] {
    const Store store{path, Access::read_only};
    (void)store.events({});
    (void)store.blob(sha256(std::string(200'000, 'x')));
  };
  EXPECT_THROW(read(), StorageError);
}

}  // namespace
}  // namespace mandated::store
