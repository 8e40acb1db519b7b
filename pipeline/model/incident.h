#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "pipeline/base/instant.h"
#include "pipeline/base/result.h"

namespace mandated {

/// Incident::reason of a document that goes back and forth between two versions.
inline constexpr const char* kFlapping = "flapping";

/// Trouble of one source or document that a person may have to act on. One is open at a time per
/// (source, document, reason); it is counted while it lasts and resolved by the next good answer.
struct Incident {
  std::string source;
  std::string document;  ///< canonical address, "" for the source as a whole
  std::string reason;    ///< name_of(Errc), "flapping" or "silent"
  std::string detail;    ///< one line: what, and what would be right
  Instant opened_at{};
  Instant last_seen_at{};
  std::optional<Instant> resolved_at{};
  std::int64_t count = 1;
  /// Of the source as a whole: how many of its documents suffer from it, and one of them; 0 and ""
  /// where it is not about documents.
  std::int64_t documents = 0;
  std::string example{};
};

}  // namespace mandated
