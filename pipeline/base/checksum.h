#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace mandated {

/// Sums other programs state of bytes. Ours are SHA-256 (digest.h); these are only compared with.
enum class ChecksumKind : std::uint8_t { md5, sha1, sha256, sha512 };

/// Sums bytes that come in pieces. Throws std::runtime_error where the library lacks the algorithm.
class Checksum {
 public:
  explicit Checksum(ChecksumKind);
  Checksum(Checksum&&) noexcept;
  Checksum& operator=(Checksum&&) noexcept;
  ~Checksum();

  void update(std::string_view bytes);
  /// The sum's bytes, of what came so far; more may follow.
  [[nodiscard]] std::string sum() const;

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

/// "sha1", "sha-1", "SHA256", … ; nullopt for what is not known.
[[nodiscard]] std::optional<ChecksumKind> checksum_kind(std::string_view name);

/// RFC 4648 §6 without padding: how archives write a sum.
[[nodiscard]] std::string base32(std::string_view bytes);
/// A sum as base32 or hexadecimal digits, in any case; nullopt where it is neither or has not the
/// size of its kind.
[[nodiscard]] std::optional<std::string> read_sum(ChecksumKind, std::string_view text);

}  // namespace mandated
