#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/series/symbol.h"

namespace mandated::series {

/// Symbols (Symbol::base) of the resolutions that a paragraph of a text of `organ` names: "its
/// resolutions 48/23 and 51/3", "General Assembly resolution 60/251", "resolution 2722 (2024)".
/// Which organ a number is of says the name before it; "its" and no name at all mean the organ
/// itself, where it can have such a number.
[[nodiscard]] std::vector<std::string> recalled_in(std::string_view text, std::string_view organ);

}  // namespace mandated::series
