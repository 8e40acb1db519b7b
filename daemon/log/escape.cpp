#include "daemon/log/escape.h"

#include <array>
#include <cstdint>

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace mandated::log {
namespace {

/// What a terminal or a reader could take for something other than text: controls (C0, DEL, C1),
/// format characters (bidirectional, zero-width, tags), line and paragraph separators, what no
/// one has assigned a meaning to as a character (noncharacters, surrogates).
bool is_safe(UChar32 c) {
  switch (u_charType(c)) {
    case U_CONTROL_CHAR:
    case U_FORMAT_CHAR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
    case U_SURROGATE:
      return false;
    default:
      return U_IS_UNICODE_CHAR(c) != 0;
  }
}

void write_escape(UChar32 c, std::string& out) {
  const auto code = static_cast<std::uint32_t>(c);
  if (c == '\n') {
    out += "\\n";
  } else if (c == '\t') {
    out += "\\t";
  } else if (c == '\r') {
    out += "\\r";
  } else if (code < 0x80) {
    out += fmt::format("\\x{:02x}", code);
  } else if (code < 0x10000) {
    out += fmt::format("\\u{:04x}", code);
  } else {
    out += fmt::format("\\U{:08x}", code);
  }
}

/// Calls `take(c, piece)` for each character and its bytes; c is negative for bytes that are none.
template <class Take>
void each_character(std::string_view text, Take take) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<std::int64_t>(text.size());
  for (std::int64_t i = 0; i < length;) {
    const auto start = i;
    UChar32 c = 0;
    U8_NEXT(bytes, i, length, c);
    take(c, text.substr(static_cast<std::size_t>(start), static_cast<std::size_t>(i - start)));
  }
}

}  // namespace

std::string escape(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  each_character(text, [&out](UChar32 c, std::string_view piece) {
    if (c < 0) {
      for (const char byte : piece) {
        out += fmt::format("\\x{:02x}", static_cast<unsigned char>(byte));
      }
    } else if (is_safe(c)) {
      out += piece;
    } else {
      write_escape(c, out);
    }
  });
  return out;
}

std::string escape_json(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  each_character(json, [&out](UChar32 c, std::string_view piece) {
    if (c < 0) {
      out += "\\ufffd";
    } else if (is_safe(c) || c == '\n' || c == '\t') {
      out += piece;  // outside strings: the layout of a text made for people
    } else if (c < 0x10000) {
      out += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(c));
    } else {
      out += fmt::format("\\u{:04x}\\u{:04x}", static_cast<std::uint32_t>(U16_LEAD(c)),
                         static_cast<std::uint32_t>(U16_TRAIL(c)));
    }
  });
  return out;
}

}  // namespace mandated::log
