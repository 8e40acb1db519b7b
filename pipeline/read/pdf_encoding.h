#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace mandated::read::pdf {

/// Code points of a simple font's 256 codes; 0 where a code has none.
using Encoding = std::array<char32_t, 256>;

/// By its name in a font dictionary (ISO 32000-1, annex D): WinAnsiEncoding, MacRomanEncoding; all
/// else is StandardEncoding.
[[nodiscard]] Encoding base_encoding(std::string_view name);

/// UTF-8 by code.
[[nodiscard]] std::unordered_map<std::uint32_t, std::string> texts_of(const Encoding&);

/// UTF-8 of a glyph name by the rules of the Adobe Glyph List: "Aacute", "f_i", "uni00E9",
/// "a.alt"; "" for one that says nothing ("g23"). Latin script and punctuation only.
[[nodiscard]] std::string text_of_glyph(std::string_view name);

/// The same; nullopt for one that says nothing, "" for one that is there for having no text
/// (".notdef").
[[nodiscard]] std::optional<std::string> known_glyph(std::string_view name);

/// A text that is one Latin ligature (U+FB00 to U+FB06) in letters: how it is set, not what it
/// says.
[[nodiscard]] std::string spelled(std::string text);

/// UTF-8 of big-endian UTF-16; a lone surrogate is U+FFFD, an odd last byte is left out.
[[nodiscard]] std::string utf8_of_utf16(std::string_view bytes);

/// UTF-8 of a text string (ISO 32000-1, 7.9.2.2): UTF-16 or UTF-8 by its mark, else WinAnsi, which
/// agrees with PDFDocEncoding on all that is printed.
[[nodiscard]] std::string utf8_of_text_string(std::string_view bytes);

}  // namespace mandated::read::pdf
