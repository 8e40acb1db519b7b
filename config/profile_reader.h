#pragma once

#include <optional>
#include <string_view>

#include "config/mistakes.h"
#include "pipeline/model/profile.h"

namespace mandated::config {

/// A profile from its YAML: keys id, authority, fields, symbols, clauses, minimum_clauses, gates.
/// nullopt
/// where there are mistakes. Its digest is of `text`.
[[nodiscard]] std::optional<Profile> read_profile(std::string_view text, Mistakes& mistakes);

}  // namespace mandated::config
