#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pipeline/base/json.h"
#include "pipeline/model/snapshot.h"

namespace mandated {

/// A mark by which the block or challenge page of a service is told: everything it says holds.
struct BlockMark {
  std::string service;
  std::vector<int> statuses;         ///< any of them; none: any status
  std::vector<std::string> headers;  ///< each begins a line of Snapshot::headers, in any case
  std::vector<std::string> texts;    ///< in lower case; each in the first kLookedAt bytes of the body
};

/// Those of config/vocabulary/block_pages.yaml.
struct BlockMarks {
  /// No mark of an article about such a page lies far down in one.
  static constexpr std::size_t kLookedAt = std::size_t{64} << 10U;

  std::vector<BlockMark> marks;

  /// Errc::malformed where a mark names no service, or neither header nor text.
  [[nodiscard]] static Result<BlockMarks> from_json(const json::value& tree);
};

/// Errc::blocked where the answer is the page of such a service instead of the site's: which one, and
/// by which mark it was told.
[[nodiscard]] std::optional<Error> block_of(const Snapshot& snapshot, std::string_view body,
                                            const BlockMarks& marks);

}  // namespace mandated
