#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace mandated::text {

inline constexpr char32_t kReplacement = 0xFFFD;

/// A code point and how many bytes it took (at least 1).
struct CodePoint {
  char32_t value;
  std::size_t size;
};

/// The code point at `at` (< text.size()). Ill-formed input gives U+FFFD for each maximal subpart
/// (Unicode 3.9, the WHATWG UTF-8 decoder): what browsers show.
[[nodiscard]] CodePoint code_point_at(std::string_view text, std::size_t at);

/// Appends the UTF-8 form; a surrogate or a value over U+10FFFF becomes U+FFFD.
void append_utf8(std::string& out, char32_t code_point);

/// Well-formed UTF-8 by Unicode 3.9 (no surrogates, no overlong forms).
[[nodiscard]] bool is_utf8(std::string_view text);

/// Index of the first byte >= 0x80 at or after `from`, or text.size().
[[nodiscard]] std::size_t find_non_ascii(std::string_view text, std::size_t from = 0);

}  // namespace mandated::text
