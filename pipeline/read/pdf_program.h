#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace mandated::read::pdf {

/// What an embedded font program tells of its glyphs, where the PDF around it does not. A text is
/// UTF-8; "" says that there is nothing to read (".notdef"). What is not in the maps is unknown.
struct FontProgram {
  std::unordered_map<std::uint32_t, std::string> glyphs{};  ///< by number
  std::unordered_map<std::uint32_t, std::string> codes{};   ///< by the program's own encoding
  bool arbitrary_codes = false;  ///< codes that were counted, not taken from any encoding
};

/// By its first bytes: TrueType and OpenType (its "cmap" read backwards, its "post" names), CFF
/// (charset and encoding), Type 1 (the encoding in its clear part). Total: what is broken or of no
/// such kind tells nothing.
[[nodiscard]] FontProgram read_font_program(std::string_view bytes);

/// The parts of it, each in a file of its own.
[[nodiscard]] FontProgram read_sfnt(std::string_view bytes);
[[nodiscard]] FontProgram read_cff(std::string_view bytes);
[[nodiscard]] FontProgram read_type1(std::string_view bytes);

/// A big-endian number of `size` bytes; 0 where they are not all there.
[[nodiscard]] std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t size);

}  // namespace mandated::read::pdf
