#pragma once

#include <string>
#include <string_view>

#include "pipeline/base/result.h"
#include "pipeline/model/event.h"

namespace mandated::sinks {

/// An open file that is closed with its owner; -1 where there is none.
class Descriptor {
 public:
  explicit Descriptor(int fd = -1) : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept : fd_(other.release()) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    reset(other.release());
    return *this;
  }
  ~Descriptor() { reset(); }

  [[nodiscard]] int get() const { return fd_; }
  [[nodiscard]] explicit operator bool() const { return fd_ >= 0; }
  void reset(int fd = -1);
  [[nodiscard]] int release();

 private:
  int fd_;
};

/// An event as its line of JSON, ended by '\n', safe to show on a terminal.
[[nodiscard]] std::string line_of(const Event&);

/// `sink ID: PATH: what the system says`, in lower case, with what to do where that is known.
[[nodiscard]] Error trouble(std::string_view id, std::string_view path, int error);

/// Writes lines that are there whole or not at all.
class Lines {
 public:
  /// 0, or the errno; then what was written of the line has been taken back, or, where that cannot
  /// be (a pipe), the next line begins with a line end of its own.
  [[nodiscard]] int write(int fd, std::string_view line);
  /// The next line begins with a line end: what is there already may be half a line.
  void set_torn(bool torn) { torn_ = torn; }

 private:
  bool torn_ = false;
};

}  // namespace mandated::sinks
