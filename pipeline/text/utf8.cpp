#include "pipeline/text/utf8.h"

#include <cstring>

namespace mandated::text {
namespace {

std::uint8_t byte_at(std::string_view text, std::size_t at) {
  return static_cast<std::uint8_t>(text[at]);
}

// Unicode Standard, table 3-7: only the second byte has a range of its own.
struct Lead {
  std::size_t trail = 0;  // 0: no lead byte
  std::uint8_t low = 0x80;
  std::uint8_t high = 0xBF;
  char32_t bits = 0;
};

Lead lead_of(std::uint8_t byte) {
  if (byte >= 0xC2 && byte <= 0xDF) return {1, 0x80, 0xBF, byte & 0x1FU};
  if (byte == 0xE0) return {2, 0xA0, 0xBF, 0};
  if (byte == 0xED) return {2, 0x80, 0x9F, 0xDU};
  if (byte >= 0xE1 && byte <= 0xEF) return {2, 0x80, 0xBF, byte & 0xFU};
  if (byte == 0xF0) return {3, 0x90, 0xBF, 0};
  if (byte >= 0xF1 && byte <= 0xF3) return {3, 0x80, 0xBF, byte & 0x7U};
  if (byte == 0xF4) return {3, 0x80, 0x8F, 4};
  return {};
}

}  // namespace

CodePoint code_point_at(std::string_view text, std::size_t at) {
  const std::uint8_t first = byte_at(text, at);
  if (first < 0x80) return {first, 1};
  Lead lead = lead_of(first);
  if (lead.trail == 0) return {kReplacement, 1};
  char32_t value = lead.bits;
  for (std::size_t i = 1; i <= lead.trail; ++i) {
    if (at + i >= text.size()) return {kReplacement, i};
    const std::uint8_t byte = byte_at(text, at + i);
    if (byte < lead.low || byte > lead.high) return {kReplacement, i};
    lead.low = 0x80;
    lead.high = 0xBF;
    value = (value << 6U) | (byte & 0x3FU);
  }
  return {value, lead.trail + 1};
}

void append_utf8(std::string& out, char32_t code) {
  if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) code = kReplacement;
  const auto put = [&out](char32_t byte) { out += static_cast<char>(byte); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0U | (code >> 6U));
    put(0x80U | (code & 0x3FU));
  } else if (code < 0x10000) {
    put(0xE0U | (code >> 12U));
    put(0x80U | ((code >> 6U) & 0x3FU));
    put(0x80U | (code & 0x3FU));
  } else {
    put(0xF0U | (code >> 18U));
    put(0x80U | ((code >> 12U) & 0x3FU));
    put(0x80U | ((code >> 6U) & 0x3FU));
    put(0x80U | (code & 0x3FU));
  }
}

bool is_utf8(std::string_view text) {
  for (std::size_t at = find_non_ascii(text); at < text.size(); at = find_non_ascii(text, at)) {
    const CodePoint code = code_point_at(text, at);
    // A genuine U+FFFD is three bytes; a replacement stands for at most three, ill-formed ones.
    if (code.value == kReplacement && text.substr(at, 3) != "\xEF\xBF\xBD") return false;
    at += code.size;
  }
  return true;
}

std::size_t find_non_ascii(std::string_view text, std::size_t at) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, 8);
    if ((word & kHighBits) != 0) break;
  }
  while (at < text.size() && byte_at(text, at) < 0x80) ++at;
  return at;
}

}  // namespace mandated::text
