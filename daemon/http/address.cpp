#include "daemon/http/address.h"

#include <array>
#include <cstdint>
#include <cstring>

#include <arpa/inet.h>
#include <netinet/in.h>

namespace mandated::http {
namespace {

struct Range4 {
  std::uint32_t base;
  int bits;
  const char* name;
};

constexpr std::uint32_t ip(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
  return a << 24U | b << 16U | c << 8U | d;
}

constexpr std::array<Range4, 15> kRanges4{{{ip(0, 0, 0, 0), 8, "unspecified"},
                                           {ip(10, 0, 0, 0), 8, "private"},
                                           {ip(100, 64, 0, 0), 10, "shared (CGNAT)"},
                                           {ip(127, 0, 0, 0), 8, "loopback"},
                                           {ip(169, 254, 0, 0), 16, "link-local"},
                                           {ip(172, 16, 0, 0), 12, "private"},
                                           {ip(192, 0, 0, 0), 24, "special-purpose"},
                                           {ip(192, 0, 2, 0), 24, "documentation"},
                                           {ip(192, 88, 99, 0), 24, "6to4 relay"},
                                           {ip(192, 168, 0, 0), 16, "private"},
                                           {ip(198, 18, 0, 0), 15, "benchmarking"},
                                           {ip(198, 51, 100, 0), 24, "documentation"},
                                           {ip(203, 0, 113, 0), 24, "documentation"},
                                           {ip(224, 0, 0, 0), 4, "multicast"},
                                           {ip(240, 0, 0, 0), 4, "reserved"}}};

std::optional<std::string> not_public4(std::uint32_t address) {
  for (const auto& range : kRanges4) {
    if (address >> (32 - range.bits) == range.base >> (32 - range.bits)) return range.name;
  }
  return std::nullopt;
}

using Bytes = std::array<std::uint8_t, 16>;

struct Range6 {
  Bytes base;
  int bits;
  const char* name;   ///< nullptr: look at the IPv4 address it holds
  std::size_t holds;  ///< where that begins
};

// Ordered: the first match decides.
const std::array<Range6, 15> kRanges6{{
    {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, 128, "loopback", 0},
    {{}, 128, "unspecified", 0},
    {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}, 96, nullptr, 12},  // mapped
    {{0, 0x64, 0xff, 0x9b}, 96, nullptr, 12},                       // NAT64, RFC 6052
    {{0, 0x64, 0xff, 0x9b, 0, 1}, 48, "private", 0},                // local-use NAT64, RFC 8215
    {{}, 96, nullptr, 12},                                          // compatible
    {{0x20, 0x02}, 16, nullptr, 2},                                 // 6to4
    {{0x20, 0x01}, 23, "special-purpose", 0},                       // Teredo, ORCHID
    {{0x20, 0x01, 0x0d, 0xb8}, 32, "documentation", 0},
    {{0x3f, 0xff}, 20, "documentation", 0},    // RFC 9637
    {{0x01}, 64, "discard-only", 0},           // RFC 6666
    {{0x5f, 0x00}, 16, "special-purpose", 0},  // segment routing, RFC 9602
    {{0xfc}, 7, "private", 0},
    {{0xfe, 0x80}, 9, "link-local", 0},  // fe80::/10 and the old site-local fec0::/10
    {{0xff}, 8, "multicast", 0},
}};

bool matches(const Bytes& address, const Range6& range) {
  const auto whole = static_cast<std::size_t>(range.bits / 8);
  if (std::memcmp(address.data(), range.base.data(), whole) != 0) return false;
  const int rest = range.bits % 8;
  if (rest == 0) return true;
  const auto mask = static_cast<std::uint8_t>(0xFF << (8 - rest));
  return (address[whole] & mask) == (range.base[whole] & mask);
}

std::optional<std::string> not_public6(const Bytes& address) {
  for (const auto& range : kRanges6) {
    if (!matches(address, range)) continue;
    if (range.name != nullptr) return range.name;
    const auto at = range.holds;
    return not_public4(ip(address[at], address[at + 1], address[at + 2], address[at + 3]));
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> not_public(const sockaddr* address) {
  if (address->sa_family == AF_INET) {
    sockaddr_in in{};
    std::memcpy(&in, address, sizeof in);
    return not_public4(ntohl(in.sin_addr.s_addr));
  }
  if (address->sa_family == AF_INET6) {
    sockaddr_in6 in{};
    std::memcpy(&in, address, sizeof in);
    Bytes bytes;
    std::memcpy(bytes.data(), &in.sin6_addr, bytes.size());
    return not_public6(bytes);
  }
  return "of a family that is neither IPv4 nor IPv6";
}

std::optional<std::string> not_public(const std::string& numeric) {
  in_addr four{};
  if (inet_pton(AF_INET, numeric.c_str(), &four) == 1) return not_public4(ntohl(four.s_addr));
  Bytes bytes;
  if (inet_pton(AF_INET6, numeric.c_str(), bytes.data()) == 1) return not_public6(bytes);
  return "unreadable";
}

std::string text_of(const sockaddr* address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (address->sa_family == AF_INET) {
    sockaddr_in in{};
    std::memcpy(&in, address, sizeof in);
    inet_ntop(AF_INET, &in.sin_addr, text.data(), text.size());
  } else if (address->sa_family == AF_INET6) {
    sockaddr_in6 in{};
    std::memcpy(&in, address, sizeof in);
    inet_ntop(AF_INET6, &in.sin6_addr, text.data(), text.size());
  }
  return text.data();
}

}  // namespace mandated::http
