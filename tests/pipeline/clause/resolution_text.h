#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/clause/clauses.h"

namespace mandated::test {

/// Front matter of a resolution that there is none of, up to "The Human Rights Council,".
inline constexpr std::string_view kFront =
    "Human Rights Council\n\nForty-first session\n\n24 June\u201312 July 2019\n\nAgenda item 4\n\n"
    "Resolution adopted by the Human Rights Council\non 11 July 2019\n\n"
    "41/77.\tTechnical cooperation with Utopia\n\nThe Human Rights Council,\n\n";

/// The text with that front matter before it.
[[nodiscard]] clause::Text read(std::string_view body);
/// A plain text as it stands.
[[nodiscard]] clause::Text read_plain(std::string_view text);
/// Kind, level and number of each clause: "operative 2 a".
[[nodiscard]] std::vector<std::string> outline(const clause::Text&);

}  // namespace mandated::test
