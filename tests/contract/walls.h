#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mandated::contract {

/// The walls of the house that a source breaks by its includes, `path:line: what`: tests → daemon →
/// config → pipeline, the order of rooms within the pipeline, and third-party headers outside the
/// folder that wraps them. `path` is relative to the project.
[[nodiscard]] std::vector<std::string> broken_walls(std::string_view path, std::string_view text);

}  // namespace mandated::contract
