#pragma once

#include <filesystem>

namespace mandated::store {

/// The right to write a store: flock(2) on PATH.lock, which holds the pid of who has it. A file of
/// its own, because closing any descriptor of the database file drops SQLite's own locks on it
/// (fcntl(2), "Record locks"), and because the file may be replaced by a restored backup.
class Lock {
 public:
  /// Throws StorageError: kHeld where another process has it.
  explicit Lock(const std::filesystem::path& store);
  ~Lock();
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;

  /// code() of the StorageError that says that another process holds the store.
  static constexpr int kHeld = -1;

 private:
  int file_;
};

}  // namespace mandated::store
