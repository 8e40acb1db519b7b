#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include <sqlite3.h>

#include "pipeline/base/digest.h"
#include "pipeline/base/instant.h"

namespace mandated::store {

/// How long a statement waits for another process that is in the way.
inline constexpr int kBusyTimeoutMs = 5000;

/// Bytes bound or read as a BLOB; std::string_view is TEXT.
struct Bytes {
  std::string_view value;
};

/// One execution of a prepared statement. Resets and unbinds on destruction, because a statement
/// left on a row keeps its read transaction, and so the whole write-ahead log, alive.
class Cursor {
 public:
  /// Binds `values` to ?1, ?2, …; `path` outlives the Cursor.
  template <class... Values>
  Cursor(sqlite3_stmt* statement, const std::string& path, const Values&... values)
      : Cursor(statement, &path) {
    int at = 0;
    (bind(++at, values), ...);
  }
  ~Cursor();
  Cursor(const Cursor&) = delete;
  Cursor& operator=(const Cursor&) = delete;

  /// Steps to the next row; false at the end. Throws StorageError.
  [[nodiscard]] bool next();

  [[nodiscard]] bool is_null(int column) const;
  [[nodiscard]] std::int64_t integer(int column) const;
  /// Valid until the next call of next() or the Cursor's end; so is bytes().
  [[nodiscard]] std::string_view text(int column) const;
  [[nodiscard]] std::string_view bytes(int column) const;
  [[nodiscard]] std::string string(int column) const { return std::string{text(column)}; }
  [[nodiscard]] Instant instant(int column) const;
  [[nodiscard]] std::optional<Instant> optional_instant(int column) const;
  [[nodiscard]] std::optional<std::int64_t> optional_integer(int column) const;
  /// All zeros where the column is null.
  [[nodiscard]] Digest digest(int column) const;

  /// Binds copies: our texts are small, a dangling view is not.
  void bind(int at, std::int64_t);
  void bind(int at, std::string_view);
  void bind(int at, Bytes);
  void bind(int at, const Digest&);
  void bind(int at, Instant);
  void bind(int at, std::nullptr_t);
  void bind(int at, int value) { bind(at, std::int64_t{value}); }
  void bind(int at, bool value) { bind(at, std::int64_t{value ? 1 : 0}); }
  void bind(int at, const char* value) { bind(at, std::string_view{value}); }
  void bind(int at, const std::string& value) { bind(at, std::string_view{value}); }
  template <class T>
  void bind(int at, const std::optional<T>& value) {
    value ? bind(at, *value) : bind(at, nullptr);
  }

 private:
  Cursor(sqlite3_stmt* statement, const std::string* path) : statement_(statement), path_(path) {}
  void check(int rc) const;

  sqlite3_stmt* statement_;
  const std::string* path_;
};

/// A connection to one SQLite file. Statements are prepared at first use and kept.
class Database {
 public:
  /// `flags` of sqlite3_open_v2(). Throws StorageError.
  Database(const std::filesystem::path&, int flags);

  /// Starts an execution of `sql` (a literal) with `values` bound to ?1, ?2, … Throws logic_error
  /// where an execution of the same statement is still open.
  template <class... Values>
  [[nodiscard]] Cursor query(const char* sql, const Values&... values) {
    return Cursor{prepared(sql), path_, values...};  // guaranteed elision: it does not move
  }
  /// Runs it to its end; the number of rows it changed.
  template <class... Values>
  std::int64_t run(const char* sql, const Values&... values) {
    Cursor cursor{prepared(sql), path_, values...};
    while (cursor.next()) continue;
    return sqlite3_changes64(connection_.get());
  }
  /// Any number of statements without parameters, not kept.
  void exec(const std::string& sql);
  [[nodiscard]] std::int64_t integer_of(const char* sql);

  [[nodiscard]] std::int64_t last_row() const;
  [[nodiscard]] bool in_transaction() const;
  [[nodiscard]] sqlite3* get() const { return connection_.get(); }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  struct Close {
    void operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }
  };
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };

  [[nodiscard]] sqlite3_stmt* prepared(const char* sql);

  std::string path_;
  std::unique_ptr<sqlite3, Close> connection_;
  std::unordered_map<std::string_view, std::unique_ptr<sqlite3_stmt, Finalize>> statements_;
};

/// Throws the StorageError of a failed call: "store PATH: what; what to do".
[[noreturn]] void raise(sqlite3* connection, int code, const std::string& path);

}  // namespace mandated::store
