#include "pipeline/store/database.h"

#include <fmt/format.h>

#include "pipeline/store/store.h"

namespace mandated::store {
namespace {

/// What the operator can do about a primary result code; "" where the library's own words say it.
std::string_view advice_for(int code) {
  switch (code & 0xFF) {
    case SQLITE_FULL:
      return "the disk or a quota is full; free some space, nothing committed is lost";
    case SQLITE_IOERR:
      return "reading or writing failed; look at the disk and its free space, nothing committed is "
             "lost";
    case SQLITE_CORRUPT:
      return "the file is damaged; keep it, and restore the newest backup in its place";
    case SQLITE_NOTADB:
      return "not a store of mandated; name another file, or restore a backup if this was one";
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return "it may not be written to; let the user of mandated own the file and its directory";
    case SQLITE_CANTOPEN:
      return "it cannot be opened; let this user read the file, its -wal and -shm, and enter the "
             "directory";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "another process is in the way; stop it or wait";
    default:
      return "look at the disk, or restore a backup";
  }
}

}  // namespace

void raise(sqlite3* connection, int code, const std::string& path) {
  const char* what = connection != nullptr ? sqlite3_errmsg(connection) : sqlite3_errstr(code);
  throw StorageError(code, fmt::format("store {}: {}; {}", path, what, advice_for(code)));
}

Cursor::~Cursor() {
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

void Cursor::check(int rc) const {
  if (rc != SQLITE_OK) raise(sqlite3_db_handle(statement_), rc, *path_);
}

bool Cursor::next() {
  const int rc = sqlite3_step(statement_);
  if (rc == SQLITE_ROW) return true;
  if (rc == SQLITE_DONE) return false;
  raise(sqlite3_db_handle(statement_), rc, *path_);
}

bool Cursor::is_null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

std::int64_t Cursor::integer(int column) const { return sqlite3_column_int64(statement_, column); }

std::string_view Cursor::text(int column) const {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  const int size = sqlite3_column_bytes(statement_, column);
  return text == nullptr ? std::string_view{} : std::string_view{text, static_cast<size_t>(size)};
}

std::string_view Cursor::bytes(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  const int size = sqlite3_column_bytes(statement_, column);
  return bytes == nullptr ? std::string_view{} : std::string_view{bytes, static_cast<size_t>(size)};
}

Instant Cursor::instant(int column) const {
  return Instant{std::chrono::milliseconds{integer(column)}};
}

std::optional<Instant> Cursor::optional_instant(int column) const {
  if (is_null(column)) return std::nullopt;
  return instant(column);
}

std::optional<std::int64_t> Cursor::optional_integer(int column) const {
  if (is_null(column)) return std::nullopt;
  return integer(column);
}

Digest Cursor::digest(int column) const {
  Digest digest;
  const auto stored = bytes(column);
  if (stored.size() == digest.bytes.size()) {
    std::copy(stored.begin(), stored.end(), digest.bytes.begin());
  }
  return digest;
}

void Cursor::bind(int at, std::int64_t value) { check(sqlite3_bind_int64(statement_, at, value)); }

void Cursor::bind(int at, std::string_view value) {
  const char* data = value.data() == nullptr ? "" : value.data();  // a null pointer would be NULL
  check(sqlite3_bind_text64(statement_, at, data, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Cursor::bind(int at, Bytes bytes) {
  const char* data = bytes.value.data() == nullptr ? "" : bytes.value.data();
  check(sqlite3_bind_blob64(statement_, at, data, bytes.value.size(), SQLITE_TRANSIENT));
}

void Cursor::bind(int at, const Digest& digest) {
  check(sqlite3_bind_blob64(statement_, at, digest.bytes.data(), digest.bytes.size(),
                            SQLITE_TRANSIENT));
}

void Cursor::bind(int at, Instant instant) { bind(at, instant.time_since_epoch().count()); }

void Cursor::bind(int at, std::nullptr_t) { check(sqlite3_bind_null(statement_, at)); }

Database::Database(const std::filesystem::path& path, int flags) : path_(path.string()) {
  sqlite3* raw = nullptr;
  const int rc = sqlite3_open_v2(path.c_str(), &raw, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  connection_.reset(raw);  // sqlite3_open_v2 hands out a handle even when it fails
  if (rc != SQLITE_OK) raise(raw, rc, path_);
  sqlite3_extended_result_codes(raw, 1);
  sqlite3_busy_timeout(raw, kBusyTimeoutMs);
}

void Database::exec(const std::string& sql) {
  const int rc = sqlite3_exec(connection_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (rc != SQLITE_OK) raise(connection_.get(), rc, path_);
}

std::int64_t Database::integer_of(const char* sql) {
  auto cursor = query(sql);
  return cursor.next() ? cursor.integer(0) : 0;
}

std::int64_t Database::last_row() const { return sqlite3_last_insert_rowid(connection_.get()); }

bool Database::in_transaction() const { return sqlite3_get_autocommit(connection_.get()) == 0; }

sqlite3_stmt* Database::prepared(const char* sql) {
  auto& statement = statements_[sql];
  if (!statement) {
    sqlite3_stmt* raw = nullptr;
    const int rc =
        sqlite3_prepare_v3(connection_.get(), sql, -1, SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
    if (rc != SQLITE_OK) raise(connection_.get(), rc, path_);
    statement.reset(raw);
  }
  if (sqlite3_stmt_busy(statement.get()) != 0) {
    throw std::logic_error(fmt::format("store: still reading the rows of: {}", sql));
  }
  return statement.get();
}

}  // namespace mandated::store
