#pragma once

#include <functional>
#include <stdexcept>
#include <string>

namespace mandated::cli {

/// Exit statuses (sysexits.h where it has a name for it); systemd/man/mandated.1 lists them.
inline constexpr int kDone = 0;
inline constexpr int kFindings = 1;
inline constexpr int kUsage = 2;
inline constexpr int kBadInput = 65;
inline constexpr int kUnavailable = 69;
inline constexpr int kIo = 74;
inline constexpr int kBadConfig = 78;

/// Ends a command: what() is "where: what", without the program's name.
class Failure : public std::runtime_error {
 public:
  Failure(int status, const std::string& what) : std::runtime_error(what), status_(status) {}
  [[nodiscard]] int status() const { return status_; }

 private:
  int status_;
};

/// Runs a command; what it throws becomes `mandated: where: what` on stderr and an exit status.
/// What it wrote to stdout is flushed: a full disk there is kIo.
[[nodiscard]] int guarded(const std::function<int()>& command);

}  // namespace mandated::cli
