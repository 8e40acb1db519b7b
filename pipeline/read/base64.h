#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace mandated::read {

/// RFC 4648, 4; white space between is passed over, padding may be missing. nullopt for any other
/// character.
[[nodiscard]] std::optional<std::string> decode_base64(std::string_view text);

}  // namespace mandated::read
