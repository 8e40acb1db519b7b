#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>

#include <sqlite3.h>

namespace mandated::store {

/// The file as somebody else's program sees it: without our Store.
class Raw {
 public:
  explicit Raw(const std::filesystem::path& path) {
    sqlite3* raw = nullptr;
    const int rc = sqlite3_open(path.c_str(), &raw);
    connection_.reset(raw);
    check(rc);
    sqlite3_busy_timeout(raw, 5000);
  }

  void run(const std::string& sql) {
    check(sqlite3_exec(connection_.get(), sql.c_str(), nullptr, nullptr, nullptr));
  }

  /// The first column of every row, one a line.
  std::string text_of(const std::string& sql) {
    std::string out;
    const auto take = [](void* to, int, char** values, char**) {
      *static_cast<std::string*>(to) += (values[0] == nullptr ? "" : values[0]) + std::string{"\n"};
      return 0;
    };
    check(sqlite3_exec(connection_.get(), sql.c_str(), take, &out, nullptr));
    return out;
  }

 private:
  void check(int rc) const {
    if (rc != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(connection_.get()));
  }
  struct Close {
    void operator()(sqlite3* connection) const { sqlite3_close(connection); }
  };
  std::unique_ptr<sqlite3, Close> connection_;
};

inline void run(const std::filesystem::path& path, const std::string& sql) { Raw{path}.run(sql); }

inline std::int64_t integer_of(const std::filesystem::path& path, const std::string& sql) {
  return std::stoll(Raw{path}.text_of(sql));
}

}  // namespace mandated::store
