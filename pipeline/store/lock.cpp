#include "pipeline/store/lock.h"

#include <array>
#include <cerrno>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include "pipeline/store/store.h"

namespace mandated::store {
namespace {

constexpr mode_t kMode = 0640;

/// The pid the holder wrote; "?" in the moment before it did.
std::string holder_of(int file) {
  std::array<char, 24> text{};
  const auto size = ::pread(file, text.data(), text.size(), 0);
  std::string pid;
  for (ssize_t i = 0; i < size && text[static_cast<std::size_t>(i)] != '\n'; ++i) {
    pid += text[static_cast<std::size_t>(i)];
  }
  return pid.empty() ? "?" : pid;
}

}  // namespace

Lock::Lock(const std::filesystem::path& store) {
  const auto path = store.string() + ".lock";
  file_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, kMode);
  if (file_ < 0) {
    throw StorageError(
        0, fmt::format("store {}: {}: {}; let the user of mandated own the directory and write in "
                       "it",
                       store.string(), path, std::generic_category().message(errno)));
  }
  if (::flock(file_, LOCK_EX | LOCK_NB) != 0) {
    const auto pid = holder_of(file_);
    ::close(file_);
    throw StorageError(kHeld,
                       fmt::format("store {}: another mandated process (pid {}) holds it; stop it "
                                   "or wait",
                                   store.string(), pid));
  }
  const auto pid = fmt::format("{}\n", ::getpid());
  if (::ftruncate(file_, 0) != 0 ||
      ::pwrite(file_, pid.data(), pid.size(), 0) != static_cast<ssize_t>(pid.size())) {
    // The pid only serves the message of another process; the lock itself holds.
    return;
  }
}

Lock::~Lock() { ::close(file_); }

}  // namespace mandated::store
