#include "pipeline/read/docx_symbols.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <iterator>

#include "pipeline/text/utf8.h"

namespace mandated::read::docx {
namespace {

struct Sign {
  std::uint32_t code;
  char32_t value;
};

// Of Adobe's Symbol, what texts have: bullets and signs of arithmetic.
constexpr Sign kSymbol[] = {
    {0x2D, 0x2212}, {0xA2, 0x2032}, {0xA3, 0x2264}, {0xA5, 0x221E}, {0xAE, 0x2192}, {0xB0, 0xB0},
    {0xB1, 0xB1},   {0xB2, 0x2033}, {0xB3, 0x2265}, {0xB4, 0xD7},   {0xB7, 0x2022}, {0xB8, 0xF7},
    {0xB9, 0x2260}, {0xBC, 0x2026}, {0xD2, 0xAE},   {0xD3, 0xA9},   {0xD4, 0x2122}};

// Of Microsoft's Wingdings: bullets, arrows, ticks and boxes.
constexpr Sign kWingdings[] = {
    {0x6C, 0x25CF}, {0x6E, 0x25A0}, {0x6F, 0x25A1}, {0x71, 0x2751}, {0x76, 0x2756}, {0x77, 0x25C6},
    {0x9F, 0x2022}, {0xA7, 0x25AA}, {0xA8, 0x25FB}, {0xD8, 0x27A2}, {0xDF, 0x2190}, {0xE0, 0x2192},
    {0xE8, 0x2794}, {0xF0, 0x21E8}, {0xFB, 0x2717}, {0xFC, 0x2713}, {0xFD, 0x2612}, {0xFE, 0x2611}};

template <std::size_t N>
char32_t sign_in(const Sign (&signs)[N], std::uint32_t code) {
  const auto found = std::find_if(std::begin(signs), std::end(signs),
                                  [code](const Sign& each) { return each.code == code; });
  return found == std::end(signs) ? text::kReplacement : found->value;
}

// Digits and most punctuation stand in Symbol where they stand in ASCII.
bool is_plain(std::uint32_t code) {
  return code == ' ' || (code >= '0' && code <= '9') ||
         std::string_view{"!#%&()+,./:;<=>?[]_{|}"}.find(static_cast<char>(code)) !=
             std::string_view::npos;
}

}  // namespace

std::string symbol_of(std::string_view font, std::string_view code) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(code.data(), code.data() + code.size(), value, 16);
  if (error != std::errc{} || end != code.data() + code.size()) value = text::kReplacement;
  char32_t sign = value;
  const bool symbolic = value >= 0xF000 && value <= 0xF0FF;
  const std::uint32_t low = value & 0xFFU;
  if (font == "Wingdings") {
    sign = sign_in(kWingdings, low);
  } else if (font == "Symbol") {
    sign = low < 0x80 && is_plain(low) ? low : sign_in(kSymbol, low);
  } else if (symbolic) {
    sign = text::kReplacement;
  }
  std::string out;
  text::append_utf8(out, sign);
  return out;
}

}  // namespace mandated::read::docx
