#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "pipeline/store/failpoint.h"
#include "pipeline/store/impl.h"

namespace mandated::store {
namespace {

namespace fs = std::filesystem;

constexpr mode_t kMode = 0640;

[[noreturn]] void refuse(const fs::path& target, const std::string& why) {
  throw StorageError(0, fmt::format("backup {}: {}", target.string(), why));
}

[[noreturn]] void refuse_room(const fs::path& target, std::string_view what) {
  refuse(target, fmt::format("{}; name a file in a directory that can be written to, with room for "
                             "the whole store",
                             what));
}

[[noreturn]] void refuse_errno(const fs::path& target) {
  refuse_room(target, std::generic_category().message(errno));
}

void sync(const fs::path& path, int flags, const fs::path& target) {
  const int file = ::open(path.c_str(), flags | O_CLOEXEC);
  if (file < 0) refuse_errno(target);
  const int rc = ::fsync(file);
  const int error = errno;
  ::close(file);
  errno = error;
  if (rc != 0) refuse_errno(target);
}

/// A copy without its final name; that name is gone at the end, whatever came of it.
class Unfinished {
 public:
  explicit Unfinished(const fs::path& target)
      : path_(fmt::format("{}.{}.partial", target.string(), ::getpid())) {
    remove();
    // VACUUM INTO takes an empty file, and so it never stands there with other rights.
    const int file = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kMode);
    if (file < 0) refuse_errno(target);
    ::close(file);
  }
  ~Unfinished() { remove(); }
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;

  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  void remove() const {
    std::error_code absent;
    fs::remove(path_, absent);
    fs::remove(path_.string() + "-journal", absent);
  }

  fs::path path_;
};

void copy_into(Database& database, const fs::path& copy, const fs::path& target) {
  try {
    database.run("VACUUM INTO ?1", copy.string());
  } catch (const StorageError& failure) {
    if ((failure.code() & 0xFF) == SQLITE_CORRUPT) throw;
    refuse_room(target, sqlite3_errmsg(database.get()));
  }
}

}  // namespace

void Store::backup(const fs::path& target) const {
  std::error_code error;
  if (fs::exists(fs::symlink_status(target, error))) {
    refuse(target, "is there already; name a file that is not");
  }
  const Unfinished copy{target};
  copy_into(*impl_->database, copy.path(), target);
  failpoint("after_copy");
  sync(copy.path(), O_RDONLY, target);
  // link(2), not rename(2): it fails where somebody made the target meanwhile.
  if (::link(copy.path().c_str(), target.c_str()) != 0) refuse_errno(target);
  const auto directory = target.parent_path();
  sync(directory.empty() ? fs::path{"."} : directory, O_RDONLY | O_DIRECTORY, target);
}

}  // namespace mandated::store
