#pragma once

#include <cstddef>
#include <string_view>

#include "pipeline/read/css.h"

/// The pseudo-classes that are known, and what HTML says of selectors.
namespace mandated::read::css {

/// "first-child": without brackets; nullptr for none.
[[nodiscard]] const Pseudo* plain_pseudo(std::string_view name);
/// "nth-child(": a count in brackets.
[[nodiscard]] const Pseudo* counting_pseudo(std::string_view name);
/// CSS Syntax 6: "odd", "even", "2n+1", "-n + 3" or "5", read from `at` on, which moves behind it;
/// false where it is none.
[[nodiscard]] bool read_count(std::string_view text, std::size_t& at, Pseudo& pseudo);
/// "not(": selectors in brackets.
[[nodiscard]] const Pseudo* nesting_pseudo(std::string_view name);
/// "checked": what it stands for, as a list of selectors; "" for none.
[[nodiscard]] std::string_view written_out(std::string_view name);
/// All names, for a message.
[[nodiscard]] std::string_view known_pseudos();

/// Whether HTML compares that attribute's values without case (HTML 4.16.2).
[[nodiscard]] bool is_caseless(std::string_view attribute);

}  // namespace mandated::read::css
