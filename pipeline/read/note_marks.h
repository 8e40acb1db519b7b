#pragma once

#include <string_view>

namespace mandated::read {

/// Digits, asterisks, daggers and section signs only, as footnote marks are: "12", "1, 2", "**".
[[nodiscard]] bool is_note_mark(std::string_view text);

/// The name of a unit of length: what is raised behind it is a power.
[[nodiscard]] bool is_unit_of_length(std::string_view word);

}  // namespace mandated::read
