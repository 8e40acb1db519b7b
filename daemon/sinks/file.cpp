#include "daemon/sinks/file.h"

#include <cerrno>
#include <optional>
#include <string>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "daemon/sinks/lines.h"

namespace mandated::sinks {
namespace {

constexpr mode_t kMode = 0640;

class FileSink final : public Sink {
 public:
  explicit FileSink(const config::Sink& sink) : id_(sink.id), path_(sink.path.string()) {}

  Result<void> deliver(const Event& event) override {
    if (file_ && !is_current()) reopen();
    if (!file_) {
      if (auto opened = open(); !opened) return opened;
    }
    if (const int error = lines_.write(file_.get(), line_of(event)); error != 0) {
      return fail(error);
    }
    return {};
  }

  Result<void> flush() override {
    if (const int error = std::exchange(lost_, 0); error != 0) return fail(error);
    if (!file_) return {};
    if (const int error = sync(); error != 0) return fail(error);
    return {};
  }

  void reopen() override {
    if (!file_) return;
    // Lines in the old file are not durable yet, and the next flush() sees only the new one.
    if (const int error = sync(); error != 0) lost_ = error;
    file_.reset();
  }

 private:
  [[nodiscard]] tl::unexpected<Error> fail(int error) const {
    return tl::unexpected{trouble(id_, path_, error)};
  }

  [[nodiscard]] bool is_current() const {
    struct stat ours {};
    struct stat there {};
    return ::fstat(file_.get(), &ours) == 0 && ::stat(path_.c_str(), &there) == 0 &&
           ours.st_dev == there.st_dev && ours.st_ino == there.st_ino;
  }

  Result<void> open() {
    // Read as well: to see whether the last line has its end.
    file_.reset(::open(path_.c_str(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY, kMode));
    if (!file_) {
      auto error = trouble(id_, path_, errno);
      if (errno == ENOENT) error.detail += "; create the folder, writable for mandated";
      return tl::unexpected{std::move(error)};
    }
    struct stat now {};
    char last = '\n';
    const bool torn = ::fstat(file_.get(), &now) == 0 && S_ISREG(now.st_mode) && now.st_size > 0 &&
                      ::pread(file_.get(), &last, 1, now.st_size - 1) == 1 && last != '\n';
    lines_.set_torn(torn);
    return {};
  }

  /// 0 or the errno. What cannot be synced by its nature (a device, a pipe) is as durable as it
  /// gets.
  [[nodiscard]] int sync() const {
    if (::fdatasync(file_.get()) == 0 || errno == EINVAL || errno == EROFS) return 0;
    return errno;
  }

  std::string id_;
  std::string path_;
  Descriptor file_;
  Lines lines_;
  int lost_ = 0;  ///< why lines of a file that was left may not be on disk
};

}  // namespace

std::unique_ptr<Sink> make_file_sink(const config::Sink& sink) {
  return std::make_unique<FileSink>(sink);
}

}  // namespace mandated::sinks
