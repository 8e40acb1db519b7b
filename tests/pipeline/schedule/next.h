#pragma once

#include <string>
#include <string_view>
#include <vector>

/// The next times of an expression.
namespace mandated::schedule {

/// `count` times after `from` ("2026-01-01T00:00:00Z"), RFC 3339 in UTC; what the parser says
/// instead where it takes none of it. Fewer where fewer come.
[[nodiscard]] std::vector<std::string> next_of(std::string_view expression, std::string_view from,
                                               int count, std::string_view zone = "UTC");

}  // namespace mandated::schedule
