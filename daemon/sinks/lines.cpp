#include "daemon/sinks/lines.h"

#include <cerrno>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "daemon/log/escape.h"

namespace mandated::sinks {
namespace {

/// Cuts the half line off again; not where somebody else has written behind it.
bool take_back(int fd, off_t start, std::size_t done) {
  struct stat now {};
  return ::fstat(fd, &now) == 0 && S_ISREG(now.st_mode) &&
         now.st_size == start + static_cast<off_t>(done) && ::ftruncate(fd, start) == 0;
}

}  // namespace

void Descriptor::reset(int fd) {
  if (fd_ >= 0 && fd_ != fd) ::close(fd_);
  fd_ = fd;
}

int Descriptor::release() { return std::exchange(fd_, -1); }

std::string line_of(const Event& event) {
  return log::escape_json(json::serialize(to_json(event))) + '\n';
}

Error trouble(std::string_view id, std::string_view path, int error) {
  auto said = std::generic_category().message(error);
  if (!said.empty() && said[0] >= 'A' && said[0] <= 'Z') said[0] = static_cast<char>(said[0] + 32);
  return {Errc::unavailable, fmt::format("sink {}: {}: {}", id, path, said)};
}

int Lines::write(int fd, std::string_view line) {
  std::string guarded;
  if (torn_) {
    guarded = fmt::format("\n{}", line);
    line = guarded;
  }
  struct stat before {};
  const bool known = ::fstat(fd, &before) == 0;
  std::size_t done = 0;
  while (done < line.size()) {
    const auto wrote = ::write(fd, line.data() + done, line.size() - done);
    if (wrote >= 0) {
      done += static_cast<std::size_t>(wrote);
      continue;
    }
    if (errno == EINTR) continue;
    const int error = errno;
    if (done > 0 && !(known && take_back(fd, before.st_size, done))) torn_ = true;
    return error;
  }
  torn_ = false;
  return 0;
}

}  // namespace mandated::sinks
