#pragma once

#include <chrono>
#include <cstddef>
#include <memory>

#include "pipeline/read/reader.h"

namespace mandated::readers {

struct Limits {
  std::chrono::milliseconds time{30'000};        ///< of one document, on the clock
  std::size_t memory = std::size_t{512} << 20U;  ///< of one reader process
  int documents = 500;                           ///< until a process is replaced
};

/// Reads in a process that can do nothing else (sandbox.h). A document that crashes, hangs or
/// bloats it is Errc::malformed and says what happened ("the reader process ended by signal 11",
/// "not read within 30 s", "reading it takes more memory than a reader process may have"); the next
/// document gets a new process. Errc::unavailable where no process can be had. Construct before any
/// thread starts: it forks. Use from one thread at a time.
[[nodiscard]] std::unique_ptr<read::Reader> sandboxed_reader(
    Limits = {}, std::unique_ptr<read::Reader> reader = read::in_process_reader());

}  // namespace mandated::readers
