#pragma once

#include <optional>
#include <string>

#include <sys/socket.h>

namespace mandated::http {

/// Why an address is not one of the public internet: "loopback", "private", "link-local",
/// "shared (CGNAT)", …; nullopt for one that is. IPv4 inside IPv6 (mapped, compatible, NAT64,
/// 6to4) counts as the IPv4 address it holds; Teredo is never public. Ranges: IANA special-purpose
/// registries (RFC 6890 and updates).
[[nodiscard]] std::optional<std::string> not_public(const sockaddr* address);

/// The same of a numeric address, as libcurl reports the peer; "unreadable" for anything else.
[[nodiscard]] std::optional<std::string> not_public(const std::string& numeric);

[[nodiscard]] std::string text_of(const sockaddr* address);

}  // namespace mandated::http
