#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Spans and sizes as people write them. A number always has its unit.
namespace mandated::config {

/// "500ms", "90s", "15m", "6h", "2d", "1w", "1h30m": whole numbers, largest unit first, each unit
/// once; nullopt for anything else and for more than 100 years.
[[nodiscard]] std::optional<std::chrono::milliseconds> parse_duration(std::string_view);
/// The shortest text that parse_duration() reads back: 5400000 is "1h30m".
[[nodiscard]] std::string format_duration(std::chrono::milliseconds);

/// "512B", "64KiB", "16MiB", "1GiB"; nullopt for anything else and for more than 1 TiB.
[[nodiscard]] std::optional<std::uint64_t> parse_size(std::string_view);
[[nodiscard]] std::string format_size(std::uint64_t);

/// "10%" is 10: a whole number from 0 to 100.
[[nodiscard]] std::optional<int> parse_percent(std::string_view);

}  // namespace mandated::config
