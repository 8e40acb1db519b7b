#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "config/symbol_range.h"

namespace mandated::sources {

/// Numbers asked for in vain below one that is there.
struct Gap {
  std::int64_t from = 0, to = 0;      ///< inclusive
  std::optional<std::int64_t> below;  ///< there; nullopt where the range begins with the gap
  std::int64_t above = 0;             ///< there
};

/// What is missing above the highest number there is, is not there yet and no gap.
[[nodiscard]] std::vector<Gap> gaps_of(const std::set<std::int64_t>& there,
                                       const std::set<std::int64_t>& missing);

/// "A/HRC/RES/54/791 not found while 790 and 792 are".
[[nodiscard]] std::string words(const config::SymbolRange&, const Gap&);

/// The number whose symbol has this canonical address; nullopt where none has.
[[nodiscard]] std::optional<std::int64_t> number_of(
    const config::SymbolRange&, std::string_view url,
    const std::function<std::string(const std::string& symbol)>& address_for);

}  // namespace mandated::sources
