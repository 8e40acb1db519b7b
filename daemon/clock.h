#pragma once

#include <chrono>

#include "pipeline/base/instant.h"

namespace mandated {

/// The one place where the daemon asks what time it is.
[[nodiscard]] inline Instant now() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

}  // namespace mandated
