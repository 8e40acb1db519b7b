#include "config/file.h"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include "config/yaml.h"

namespace mandated::config {
namespace {

struct Descriptor {
  int fd;
  ~Descriptor() {
    if (fd >= 0) ::close(fd);
  }
};

}  // namespace

// Not std::ifstream: it takes a folder for an empty file and keeps the reason to itself.
std::string read_file(const std::filesystem::path& path) {
  const auto fail = [&path] {
    throw std::system_error(errno, std::generic_category(), path.string());
  };
  const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (file.fd < 0) fail();
  std::string out(yaml::kMaxBytes + 1, '\0');
  std::size_t size = 0;
  while (size < out.size()) {
    const auto got = ::read(file.fd, out.data() + size, out.size() - size);
    if (got == 0) break;
    if (got < 0 && errno != EINTR) fail();
    if (got > 0) size += static_cast<std::size_t>(got);
  }
  out.resize(size);
  return out;
}

}  // namespace mandated::config
