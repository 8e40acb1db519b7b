#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "pipeline/base/result.h"

namespace mandated::config {

/// "A/HRC/RES/54/{1..40}", "S/RES/{2700..}" without an end, or a symbol alone.
struct SymbolRange {
  std::string prefix, suffix;
  std::int64_t first = 0;
  std::int64_t last = 0;  ///< kNoEnd where none is named
  bool alone = false;

  /// Resolutions have up to four digits; six leave room for other series.
  static constexpr std::int64_t kNoEnd = 999'999;

  [[nodiscard]] std::string symbol(std::int64_t number) const;
  /// As it is written.
  [[nodiscard]] std::string text() const;
};

/// Errc::malformed: what is wrong, and what is taken.
[[nodiscard]] Result<SymbolRange> read_range(std::string_view text);

}  // namespace mandated::config
