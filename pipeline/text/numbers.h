#pragma once

#include <optional>
#include <string_view>

namespace mandated::text {

/// A cardinal number in digits or English words, 1–999: "12", "twelve", "twenty-four", "a" (one),
/// "one hundred and twenty"; nullopt for anything else. Case does not count.
[[nodiscard]] std::optional<int> read_cardinal(std::string_view text);

}  // namespace mandated::text
