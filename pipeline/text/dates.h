#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "pipeline/base/instant.h"

namespace mandated::text {

struct DateMatch {
  Date date;
  std::size_t begin = 0;
  std::size_t end = 0;  ///< one past the last byte
};

/// A day as UN texts write it, beginning at `at`: "31 October 2026" (UN Editorial Manual), "October
/// 31, 2026", "June 30 2023", "30th of June 2023", and "end of April 2024" or "the end of April
/// 2024", which is its last day. nullopt where there is none just there, or none that exists.
[[nodiscard]] std::optional<DateMatch> date_at(std::string_view text, std::size_t at);

/// The first one at or after `from`.
[[nodiscard]] std::optional<DateMatch> find_date(std::string_view text, std::size_t from = 0);

}  // namespace mandated::text
