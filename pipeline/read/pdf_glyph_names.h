#pragma once

#include <cstddef>
#include <string_view>

namespace mandated::read::pdf {

/// Glyph `index` of the Macintosh order, which a "post" table counts on (Apple's TrueType
/// Reference Manual, "post"); "" past its 258.
[[nodiscard]] std::string_view macintosh_glyph(std::size_t index);
inline constexpr std::size_t kMacintoshGlyphs = 258;

/// String `id` of those a CFF font need not bring (Adobe Technical Note 5176, appendix A); "" past
/// its 391.
[[nodiscard]] std::string_view cff_string(std::size_t id);
inline constexpr std::size_t kCffStrings = 391;

}  // namespace mandated::read::pdf
