#pragma once

#include <string>
#include <string_view>

namespace mandated::clause {

/// The opening verb of a paragraph with its modifiers, lower case: "also decides", "expresses
/// serious concern", "calls upon", "recalling in this regard" (without commas); of two both:
/// "recalls and reaffirms". "" where it opens
/// with no verb.
[[nodiscard]] std::string opening_verb(std::string_view text);

/// The same of "(a)" and "(i)", which may open with a noun: "Measures to …" has no verb.
[[nodiscard]] std::string item_verb(std::string_view text);

}  // namespace mandated::clause
