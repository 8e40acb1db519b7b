#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
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

[[noreturn]] void refuse_errno(const fs::path& target, const char* step) {
  const auto message = std::generic_category().message(errno);
  refuse(target, fmt::format("{}: {}; name a file in a directory that can be written to, with room "
                             "for the whole store",
                             step, message));
}

void sync(const fs::path& path, int flags, const fs::path& target) {
  const int file = ::open(path.c_str(), flags | O_CLOEXEC);
  if (file < 0) refuse_errno(target, "open");
  const int rc = ::fsync(file);
  const int error = errno;
  ::close(file);
  errno = error;
  if (rc != 0) refuse_errno(target, "fsync");
}

/// A copy that did not get its final name; gone at the end, whatever came of it.
class Unfinished {
 public:
  explicit Unfinished(fs::path path) : path_(std::move(path)) { remove(); }
  ~Unfinished() { remove(); }
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;

 private:
  void remove() const {
    std::error_code absent;
    fs::remove(path_, absent);
    fs::remove(path_.string() + "-journal", absent);
  }

  fs::path path_;
};

}  // namespace

void Store::backup(const fs::path& target) const {
  std::error_code error;
  if (fs::exists(fs::symlink_status(target, error))) {
    refuse(target, "is there already; name a file that is not");
  }
  const fs::path copy = fmt::format("{}.{}.partial", target.string(), ::getpid());
  const Unfinished unfinished{copy};
  try {
    impl_->database->run("VACUUM INTO ?1", copy.string());
  } catch (const StorageError& failure) {
    throw StorageError(failure.code(),
                       fmt::format("backup {}: {}", target.string(), failure.what()));
  }
  failpoint("after_copy");
  if (::chmod(copy.c_str(), kMode) != 0) refuse_errno(target, "chmod");
  sync(copy, O_RDONLY, target);
  // link(2), not rename(2): it fails where somebody made the target meanwhile.
  if (::link(copy.c_str(), target.c_str()) != 0) refuse_errno(target, "link");
  const auto directory = target.parent_path();
  sync(directory.empty() ? fs::path{"."} : directory, O_RDONLY | O_DIRECTORY, target);
}

}  // namespace mandated::store
