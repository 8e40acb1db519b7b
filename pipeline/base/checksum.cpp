#include "pipeline/base/checksum.h"

#include <array>
#include <stdexcept>
#include <utility>

#include <openssl/evp.h>

namespace mandated {
namespace {

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

const EVP_MD* algorithm_of(ChecksumKind kind) {
  switch (kind) {
    case ChecksumKind::md5:
      return EVP_md5();
    case ChecksumKind::sha1:
      return EVP_sha1();
    case ChecksumKind::sha256:
      return EVP_sha256();
    case ChecksumKind::sha512:
      return EVP_sha512();
  }
  return nullptr;
}

std::size_t size_of(ChecksumKind kind) {
  constexpr std::array<std::size_t, 4> kSizes{16, 20, 32, 64};
  return kSizes.at(static_cast<std::size_t>(kind));
}

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

/// Digits of `bits` bits each to bytes; bits that fill no byte are dropped.
std::optional<std::string> unpack(std::string_view text, std::string_view digits, unsigned bits) {
  std::string out;
  unsigned held = 0;
  unsigned count = 0;
  for (const char c : text) {
    const auto digit = digits.find(upper(c));
    if (digit == std::string_view::npos) return std::nullopt;
    held = (held << bits | static_cast<unsigned>(digit)) & 0xFFFFU;
    count += bits;
    if (count < 8) continue;
    count -= 8;
    out.push_back(static_cast<char>(held >> count & 0xFFU));
  }
  return out;
}

}  // namespace

struct Checksum::Context {
  Context() : raw{EVP_MD_CTX_new()} {}
  ~Context() { EVP_MD_CTX_free(raw); }
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;

  EVP_MD_CTX* raw;
};

Checksum::Checksum(ChecksumKind kind) : context_{std::make_unique<Context>()} {
  if (EVP_DigestInit_ex(context_->raw, algorithm_of(kind), nullptr) != 1) {
    throw std::runtime_error("checksum: OpenSSL does not offer the algorithm");
  }
}

Checksum::Checksum(Checksum&&) noexcept = default;
Checksum& Checksum::operator=(Checksum&&) noexcept = default;
Checksum::~Checksum() = default;

void Checksum::update(std::string_view bytes) {
  EVP_DigestUpdate(context_->raw, bytes.data(), bytes.size());
}

std::string Checksum::sum() const {
  const Context copy;
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
  unsigned size = 0;
  if (EVP_MD_CTX_copy_ex(copy.raw, context_->raw) != 1 ||
      EVP_DigestFinal_ex(copy.raw, bytes.data(), &size) != 1) {
    throw std::runtime_error("checksum: OpenSSL gives no sum");
  }
  return {bytes.begin(), bytes.begin() + size};
}

std::optional<ChecksumKind> checksum_kind(std::string_view name) {
  std::string key;
  for (const char c : name) {
    if (c != '-' && c != '_') key += upper(c);
  }
  if (key == "MD5") return ChecksumKind::md5;
  if (key == "SHA1") return ChecksumKind::sha1;
  if (key == "SHA256") return ChecksumKind::sha256;
  if (key == "SHA512") return ChecksumKind::sha512;
  return std::nullopt;
}

std::string base32(std::string_view bytes) {
  std::string out;
  unsigned held = 0;
  unsigned count = 0;
  for (const char c : bytes) {
    held = (held << 8U | static_cast<unsigned char>(c)) & 0xFFFFU;
    count += 8;
    while (count >= 5) {
      count -= 5;
      out.push_back(kAlphabet[held >> count & 0x1FU]);
    }
  }
  if (count > 0) out.push_back(kAlphabet[held << (5 - count) & 0x1FU]);
  return out;
}

std::optional<std::string> read_sum(ChecksumKind kind, std::string_view text) {
  while (text.ends_with('=')) text.remove_suffix(1);
  const auto size = size_of(kind);
  if (text.size() == 2 * size) return unpack(text, "0123456789ABCDEF", 4);
  if (text.size() == (8 * size + 4) / 5) return unpack(text, kAlphabet, 5);
  return std::nullopt;
}

}  // namespace mandated
