#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/result.h"

namespace mandated::sources {

/// Numbers asked for in vain between two that are there.
struct Gap {
  std::int64_t from = 0, to = 0;      ///< inclusive
  std::optional<std::int64_t> below;  ///< there; nullopt where the range begins with the gap
  std::int64_t above = 0;             ///< there
};

/// "A/HRC/RES/54/{1..40}", "S/RES/{2700..}" without an end, or a symbol alone.
struct SymbolRange {
  std::string prefix, suffix;
  std::int64_t first = 0;
  std::int64_t last = 0;
  bool alone = false;

  [[nodiscard]] std::string symbol(std::int64_t number) const;
  /// The number whose symbol has this address; nullopt where none has.
  [[nodiscard]] std::optional<std::int64_t> number_of(
      std::string_view url, const std::function<std::string(const std::string&)>& address_for) const;
  /// "A/HRC/RES/54/791 not found while 790 and 792 are".
  [[nodiscard]] std::string words(const Gap& gap) const;
};

/// Errc::malformed: what is wrong and what is accepted.
[[nodiscard]] Result<SymbolRange> read_range(std::string_view text);

/// What is missing above the highest number there is, is not there yet and no gap.
[[nodiscard]] std::vector<Gap> gaps_of(const std::set<std::int64_t>& there,
                                       const std::set<std::int64_t>& missing);

}  // namespace mandated::sources
