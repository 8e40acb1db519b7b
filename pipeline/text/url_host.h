#pragma once

#include <string>
#include <string_view>

#include "pipeline/base/result.h"

namespace mandated::text {

/// The WHATWG URL Standard's host parser and serialiser in one: "EXAMPLE.com", "0x7f.1", "[::1]" to
/// "example.com", "127.0.0.1", "[::1]". `special` hosts are domains or IPv4; others are opaque.
/// Errc::malformed with the standard's name of the failure.
[[nodiscard]] Result<std::string> parse_host(std::string_view host, bool special);

}  // namespace mandated::text
