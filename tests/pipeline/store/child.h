#pragma once

#include <cstdlib>
#include <exception>
#include <filesystem>
#include <stdexcept>
#include <string>

#include <grp.h>
#include <sys/wait.h>
#include <unistd.h>

namespace mandated::store {

/// Runs `work` in a process of its own and returns the text it made, or what it threw.
template <class Work>
std::string in_child(Work work) {
  int ends[2];
  if (::pipe(ends) != 0) throw std::runtime_error("pipe");
  const pid_t child = ::fork();
  if (child == 0) {
    std::string said;
    try {
      said = work();
    } catch (const std::exception& error) {
      said = error.what();
    }
    const auto written = ::write(ends[1], said.data(), said.size());
    ::_exit(written == static_cast<ssize_t>(said.size()) ? 0 : 1);  // without the parent's cleanup
  }
  ::close(ends[1]);
  std::string said;
  char part[512];
  for (ssize_t size = 0; (size = ::read(ends[0], part, sizeof part)) > 0;) {
    said.append(part, static_cast<std::size_t>(size));
  }
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  return said;
}

/// The folder and all in it as someone sees it who may read and not write: for root, who may do
/// everything, by becoming another user; for others by taking the right away.
class ReadOnlyFolder {
 public:
  explicit ReadOnlyFolder(std::filesystem::path folder) : folder_(std::move(folder)) {
    set(0555, 0444);
  }
  ~ReadOnlyFolder() { set(0755, 0644); }
  ReadOnlyFolder(const ReadOnlyFolder&) = delete;
  ReadOnlyFolder& operator=(const ReadOnlyFolder&) = delete;

  /// In a child: gives up what would let it write all the same.
  static void become_reader() {
    constexpr unsigned kNobody = 65534;
    if (::geteuid() != 0) return;
    if (::setgroups(0, nullptr) != 0 || ::setgid(kNobody) != 0 || ::setuid(kNobody) != 0) {
      throw std::runtime_error("cannot become another user");
    }
  }

 private:
  void set(unsigned folder, unsigned file) const {
    namespace fs = std::filesystem;
    fs::permissions(folder_, fs::perms{0755});
    for (const auto& entry : fs::directory_iterator(folder_)) {
      fs::permissions(entry.path(), fs::perms{file});
    }
    fs::permissions(folder_, fs::perms{folder});
  }

  std::filesystem::path folder_;
};

}  // namespace mandated::store
