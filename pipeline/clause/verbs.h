#pragma once

#include <string>
#include <string_view>

namespace mandated::clause {

/// The opening verb of a paragraph with its modifiers, lower case: "also decides", "expresses
/// serious concern", "calls upon", "recalling in this regard" (without commas). "" where it opens
/// with no verb.
[[nodiscard]] std::string opening_verb(std::string_view text);

}  // namespace mandated::clause
