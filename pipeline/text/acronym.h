#pragma once

#include <string_view>

namespace mandated::text {

/// True where the letters may stand for the name: "unsmil" for "united nations support mission in
/// libya", "unficyp" for "united nations peacekeeping force in cyprus". Each word gives letters
/// from its beginning, in order; the first and the last word give some, and two words beside the
/// small ones ("in", "of") may give none. Both as text::key(). That it may says nothing where two
/// names do. False for more than twelve letters or sixteen words.
[[nodiscard]] bool may_stand_for(std::string_view acronym, std::string_view name);

/// False of what may_stand_for() takes for no acronym: several words, or too few letters or many.
[[nodiscard]] bool may_be_acronym(std::string_view word);

}  // namespace mandated::text
