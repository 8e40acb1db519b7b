#pragma once

#include <cstdint>
#include <optional>

#include "pipeline/model/record.h"
#include "pipeline/model/version.h"

namespace mandated {

/// What is known of a document before an answer is looked at: all the pipeline may compare with.
struct History {
  std::optional<Version> last;  ///< newest version
  /// For each field its last *known* (or empty) reading in any version: Japan, unknown, China is a
  /// change; Japan, unknown, Japan is none.
  Fields last_known;
  std::uint64_t last_good_size = 0;  ///< bytes of the last accepted snapshot, 0 without one
  bool last_good_closed = false;     ///< Blocks::closed of the last accepted snapshot
};

}  // namespace mandated
