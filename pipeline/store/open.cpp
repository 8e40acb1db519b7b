#include "pipeline/store/open.h"

#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pipeline/store/schema.h"
#include "pipeline/store/store.h"

namespace mandated::store {
namespace {

namespace fs = std::filesystem;

constexpr mode_t kFileMode = 0640;  // the group of the store may read it through the commands
constexpr auto kDirectoryMode =
    fs::perms::owner_all | fs::perms::group_read | fs::perms::group_exec;

/// synchronous=FULL: a commit is on disk when it returns; NORMAL would lose the last ones with the
/// power. trusted_schema, cell_size_check: the file may have been in other hands.
constexpr const char* kWritePragmas = R"sql(
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA foreign_keys = ON;
  PRAGMA trusted_schema = OFF;
  PRAGMA cell_size_check = ON;
  PRAGMA journal_size_limit = 1048576;
  PRAGMA temp_store = MEMORY;
)sql";

constexpr const char* kReadPragmas = R"sql(
  PRAGMA trusted_schema = OFF;
  PRAGMA cell_size_check = ON;
  PRAGMA temp_store = MEMORY;
)sql";

[[noreturn]] void refuse(const fs::path& store, const std::string& why) {
  throw StorageError(0, fmt::format("store {}: {}", store.string(), why));
}

fs::path beside(const fs::path& store, std::string_view ending) {
  return store.string() + std::string{ending};
}

/// 0 where there is no such file.
std::uintmax_t size_of(const fs::path& path) {
  std::error_code absent;
  const auto size = fs::file_size(path, absent);
  return absent ? 0 : size;
}

void set_mode(const fs::path& path) {
  std::error_code ignored;  // not ours to set where another user owns it; opening tells the rest
  fs::permissions(path, fs::perms{kFileMode}, ignored);
}

void sync(const fs::path& path, int flags) {
  const int file = ::open(path.c_str(), flags | O_CLOEXEC);
  if (file < 0) return;
  ::fsync(file);
  ::close(file);
}

/// The log outlives the last connection: without it a reader would have to create one, which who
/// may only read cannot.
void keep_log(Database& database) {
  int on = 1;
  sqlite3_file_control(database.get(), "main", SQLITE_FCNTL_PERSIST_WAL, &on);
}

/// Built under another name: a crash half-way leaves no half a store, and an empty file under the
/// store's own name is damage, never a beginning.
void create(const fs::path& store) {
  if (size_of(beside(store, "-wal")) > 0) {
    refuse(store, fmt::format("is not there, but its log {}-wal is; bring the file back or restore "
                              "a backup, or remove the log to begin anew",
                              store.filename().string()));
  }
  const auto unfinished = beside(store, ".new");
  for (const auto* ending : {"", "-journal", "-wal", "-shm"}) {
    fs::remove(beside(unfinished, ending));
  }
  {
    Database database{unfinished, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE};
    database.exec("PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY");
    migrate(database);
  }
  set_mode(unfinished);
  fs::rename(unfinished, store);
  sync(store.parent_path().empty() ? fs::path{"."} : store.parent_path(), O_RDONLY | O_DIRECTORY);
}

/// SQLite itself misses whole pages at the end, not a part of the last one. After the log is home,
/// the file has to be as long as its header says.
void expect_whole(Database& database, const fs::path& store) {
  const auto wanted =
      database.integer_of("PRAGMA page_count") * database.integer_of("PRAGMA page_size");
  const auto found = static_cast<std::int64_t>(size_of(store));
  if (found >= wanted || size_of(beside(store, "-wal")) > 0) return;
  refuse(store, fmt::format("cut short: {} bytes where its header says {}; keep the file, and "
                            "restore the newest backup in its place",
                            found, wanted));
}

/// Only after an end that was not clean: it reads the whole file.
void expect_sound(Database& database, const fs::path& store) {
  auto cursor = database.query("PRAGMA quick_check (1)");
  if (cursor.next() && cursor.text(0) == "ok") return;
  refuse(store, "damaged; keep the file, and restore the newest backup in its place");
}

void expect_writable(Database& database, const fs::path& store) {
  if (sqlite3_db_readonly(database.get(), "main") != 1) return;
  refuse(store, "it may not be written to; let the user of mandated own the file");
}

void expect_there(const fs::path& store) {
  std::error_code error;
  if (fs::exists(store, error)) return;
  refuse(store, error ? fmt::format("{}; let this user enter the directory", error.message())
                      : "is not there; the daemon or `mandated once` makes it");
}

}  // namespace

void prepare_directory(const fs::path& store) {
  const auto directory = store.parent_path();
  std::error_code error;
  if (directory.empty() || fs::is_directory(directory, error)) return;
  fs::create_directories(directory, error);
  if (error) {
    refuse(store, fmt::format("its directory cannot be made: {}; make it, and let the user of "
                              "mandated own it",
                              error.message()));
  }
  fs::permissions(directory, kDirectoryMode, error);
}

std::unique_ptr<Database> open_for_writing(const fs::path& store) {
  std::error_code error;
  const auto status = fs::status(store, error);
  if (status.type() == fs::file_type::not_found) {
    create(store);
  } else if (!fs::is_regular_file(status)) {
    refuse(store, fmt::format("no file: {}; name a file", error ? error.message() : "is a folder"));
  } else if (fs::file_size(store) == 0) {
    refuse(store,
           "empty, as no store ever is: it was cut short; restore a backup, or remove the "
           "file to begin anew");
  }
  const bool unclean = size_of(beside(store, "-wal")) > 0;
  auto database = std::make_unique<Database>(store, SQLITE_OPEN_READWRITE);
  expect_writable(*database, store);
  migrate(*database);  // before the pragmas, which would turn a foreign file to WAL
  database->exec(kWritePragmas);
  keep_log(*database);
  if (unclean) {
    database->exec("PRAGMA wal_checkpoint (TRUNCATE)");
    expect_sound(*database, store);
  }
  expect_whole(*database, store);
  return database;
}

std::unique_ptr<Database> open_beside(const fs::path& store) {
  expect_there(store);
  auto database = std::make_unique<Database>(store, SQLITE_OPEN_READWRITE);
  expect_writable(*database, store);
  expect_current(*database);
  database->exec(kWritePragmas);
  keep_log(*database);
  return database;
}

std::unique_ptr<Database> open_read_only(const fs::path& store) {
  expect_there(store);
  auto database = std::make_unique<Database>(store, SQLITE_OPEN_READONLY);
  database->exec(kReadPragmas);
  expect_current(*database);
  return database;
}

int bring_log_home(Database& database) noexcept {
  auto* const connection = database.get();
  sqlite3_busy_timeout(connection, 0);
  const int rc =
      sqlite3_wal_checkpoint_v2(connection, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
  sqlite3_busy_timeout(connection, kBusyTimeoutMs);
  return rc & 0xFF;
}

}  // namespace mandated::store
