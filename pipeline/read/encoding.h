#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mandated::read {

/// An encoding of the WHATWG Encoding Standard. Compare by address.
struct Encoding {
  enum class Kind : std::uint8_t { utf8, single_byte, multi_byte, replacement, user_defined };

  std::string_view name;  ///< lower case
  Kind kind;
  const char* converter;    ///< ICU's name; "" for what we decode ourselves
  std::string_view labels;  ///< parted by single spaces
};

/// By a label as found in a header or <meta>, any case, white space around it allowed ("Latin1" is
/// windows-1252); nullptr for none the standard knows.
[[nodiscard]] const Encoding* encoding_of(std::string_view label);

/// By the standard's decoder: what is invalid becomes U+FFFD, a byte order mark is not looked for.
/// A "replacement" encoding gives one U+FFFD, whatever the bytes.
[[nodiscard]] std::string decode_as(const Encoding&, std::string_view bytes);

/// By ICU's converter of that name: XML may be declared in more encodings than those of the
/// standard ("cp437"). nullopt where ICU knows none.
[[nodiscard]] std::optional<std::string> decode_by_name(std::string_view label,
                                                        std::string_view bytes);

}  // namespace mandated::read
