#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace mandated::http {

/// For how long an answer says that it is good (RFC 9111 4.2.1): `max-age` of Cache-Control, else
/// Expires less Date; 0 with `no-cache` or `no-store`, or where Expires is no date. nullopt where it
/// says nothing. `headers` are lines "name: value" with names in lower case.
[[nodiscard]] std::optional<std::chrono::seconds> fresh_for(
    const std::vector<std::string>& headers);

}  // namespace mandated::http
