#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "pipeline/base/instant.h"
#include "pipeline/model/record.h"
#include "pipeline/model/version.h"

namespace mandated {

/// A doubtful answer that came again and again: what may decide that it is the page after all.
struct Doubted {
  Digest record;  ///< of an index, of the addresses it names
  Instant since{};
  std::int64_t count = 0;  ///< answers in a row that gave this record
};

/// An earlier version, and when the next one took its place.
struct Past {
  std::int64_t ordinal = 0;
  Digest digest;
  Instant until{};
};

/// What is known of a document before an answer is looked at: all the pipeline may compare with.
struct History {
  std::optional<Version> last;  ///< newest version
  /// For each field its last *known* (or empty) reading in any version: Japan, unknown, China is a
  /// change; Japan, unknown, Japan is none.
  Fields last_known;
  std::uint64_t last_good_size = 0;  ///< bytes of the last accepted snapshot, 0 without one
  bool last_good_closed = false;     ///< Blocks::closed of the last accepted snapshot
  std::optional<Doubted> doubted;    ///< nullopt where the last answer was good
  std::vector<Past> past;            ///< the versions before `last`, newest first, at most 16
};

}  // namespace mandated
