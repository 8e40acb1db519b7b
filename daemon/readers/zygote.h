#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include <sys/types.h>

#include "daemon/readers/channel.h"
#include "pipeline/read/reader.h"

namespace mandated::readers {

/// A reader process: its end of the line, and who it is.
struct Child {
  pid_t pid = -1;
  Descriptor line{};
};

/// A process forked before any thread starts, which does nothing but fork reader processes from its
/// clean state: after threads have started, fork() could copy locks that nobody would open.
class Zygote {
 public:
  /// Forks. `reader` is what the reader processes read with, `memory` what each may use.
  Zygote(read::Reader& reader, std::size_t memory);
  /// The zygote and its readers end with the daemon, however it ends.
  ~Zygote();
  Zygote(const Zygote&) = delete;
  Zygote& operator=(const Zygote&) = delete;

  /// Nothing where no process can be had.
  [[nodiscard]] std::optional<Child> fork_reader();
  /// Kills the reader where it still runs, and says how it ended: "ended by signal 11".
  [[nodiscard]] std::string end_reader(pid_t);

 private:
  Descriptor line_;
  pid_t pid_ = -1;
};

}  // namespace mandated::readers
