#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace mandated::text {

/// The percent-encode sets of the WHATWG URL Standard, 1.3; each holds the ones before it, but that
/// `query` has '#' where `fragment` has '`'.
enum class PercentSet : std::uint8_t { c0, fragment, query, special_query, path, userinfo };

/// Appends UTF-8 `text` with the bytes of `set` as %XX; what is encoded already stays.
void percent_encode(std::string& out, std::string_view text, PercentSet set);

/// %XX to bytes; a '%' that no two hexadecimal digits follow stays.
[[nodiscard]] std::string percent_decode(std::string_view text);

}  // namespace mandated::text
