#include "pipeline/read/pdf_program.h"

#include <algorithm>
#include <charconv>

#include "pipeline/read/pdf_encoding.h"

namespace mandated::read::pdf {
namespace {

constexpr std::string_view kSpace = " \t\r\n";

std::string_view take_word(std::string_view& rest) {
  rest.remove_prefix(std::min(rest.find_first_not_of(kSpace), rest.size()));
  // A name ends where the next begins: "dup 65/A put".
  const std::size_t end = rest.find_first_of(" \t\r\n/[]{}", 1);
  const std::string_view word = rest.substr(0, end);
  rest.remove_prefix(std::min(word.size(), rest.size()));
  return word;
}

}  // namespace

std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  if (at > bytes.size() || size > bytes.size() - at) return 0;
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < size; ++i) {
    number = number << 8U | static_cast<std::uint8_t>(bytes[at + i]);
  }
  return number;
}

// "/Encoding 256 array … dup 65 /A put … def" or "/Encoding StandardEncoding def" (Adobe Type 1
// Font Format, 2.2). What follows eexec is encrypted and says no more of codes.
FontProgram read_type1(std::string_view bytes) {
  FontProgram out;
  bytes = bytes.substr(0, bytes.find("eexec"));
  const std::size_t at = bytes.find("/Encoding");
  if (at == std::string_view::npos) return out;
  bytes.remove_prefix(at + std::string_view{"/Encoding"}.size());
  for (std::string_view word = take_word(bytes); !word.empty(); word = take_word(bytes)) {
    if (word == "def" || word == "readonly") break;
    if (word == "StandardEncoding") {
      out.codes = texts_of(base_encoding("StandardEncoding"));
      break;
    }
    if (word != "dup") continue;
    const std::string_view digits = take_word(bytes);
    std::uint32_t code = 256;
    std::from_chars(digits.data(), digits.data() + digits.size(), code);
    const std::string_view name = take_word(bytes);
    if (code > 255 || name.substr(0, 1) != "/") continue;
    if (auto text = known_glyph(name.substr(1))) out.codes[code] = std::move(*text);
  }
  return out;
}

FontProgram read_font_program(std::string_view bytes) {
  using namespace std::string_view_literals;
  const std::string_view mark = bytes.substr(0, 4);
  for (const std::string_view sfnt : {"\0\1\0\0"sv, "true"sv, "OTTO"sv, "ttcf"sv}) {
    if (mark == sfnt) return read_sfnt(bytes);
  }
  if (mark.substr(0, 2) == "%!" || mark.substr(0, 1) == "\x80") return read_type1(bytes);
  return mark.substr(0, 1) == "\1" ? read_cff(bytes) : FontProgram{};
}

}  // namespace mandated::read::pdf
