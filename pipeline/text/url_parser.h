#pragma once

#include <string_view>

#include "pipeline/base/result.h"
#include "pipeline/text/url.h"

namespace mandated::text {

/// The WHATWG URL Standard's basic URL parser, 4.4, without its first steps: `input` is well-formed
/// UTF-8 without spaces and controls at its ends, tabs and newlines. `base` may be nullptr, and is
/// only read. Errc::malformed as parse_url() says.
[[nodiscard]] Result<Url> parse_cleaned_url(std::string_view input, const Url* base);

}  // namespace mandated::text
