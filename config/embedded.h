#pragma once

#include <map>
#include <string_view>

namespace mandated::config {

/// The files built into the program, "profiles/x.yaml" → text; config/embed.cmake writes it.
[[nodiscard]] std::map<std::string_view, std::string_view> embedded();

}  // namespace mandated::config
