#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mandated::series {

/// What a title is about: its words in any order, lower case, once each, without articles and
/// prepositions, without the number before it ("54/36.") and marks behind it. "Situation of human
/// rights in Utopia" and "Human rights situation in Utopia" are one. None for what names no
/// subject: "Resolution 2768 (2025)".
[[nodiscard]] std::vector<std::string> subject_of(std::string_view title);

/// subject_of() as one key; "" for none.
[[nodiscard]] std::string title_key(std::string_view title);

/// Share of words two subjects have in common, 0–1 (Dice); 0 where one is empty.
[[nodiscard]] double likeness(const std::vector<std::string>& a, const std::vector<std::string>& b);

}  // namespace mandated::series
