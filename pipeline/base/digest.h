#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mandated {

/// A SHA-256: of bytes for a blob, of canonical JSON for a record or an event id.
struct Digest {
  std::array<std::uint8_t, 32> bytes{};

  auto operator<=>(const Digest&) const = default;
  /// 64 lower-case hexadecimal digits.
  [[nodiscard]] std::string hex() const;
  /// Reads what hex() wrote; nullopt for anything else.
  [[nodiscard]] static std::optional<Digest> from_hex(std::string_view);
};

/// Throws std::runtime_error where the library gives no digest (a broken OpenSSL provider).
[[nodiscard]] Digest sha256(std::string_view bytes);

}  // namespace mandated
