#pragma once

#include <string>
#include <string_view>

#include <boost/json.hpp>

#include "pipeline/base/result.h"

namespace mandated {

/// JSON values keep the order of their keys: what people read is ordered by us, what is hashed is
/// ordered by canonical().
namespace json = boost::json;

/// RFC 8259 without whitespace, object keys sorted by their bytes: equal values give equal text.
/// Texts inside are expected to be NFC already.
[[nodiscard]] std::string canonical(const json::value&);

/// Two spaces of indent, one member a line, for people; ends without a newline.
[[nodiscard]] std::string pretty(const json::value&);

/// Errc::malformed, "at byte 12: …", where `text` is no JSON or a number no double. Depth is
/// bounded at 64.
[[nodiscard]] Result<json::value> parse_json(std::string_view text);

/// The member's text, or "" where there is none or it is no string.
[[nodiscard]] std::string text_at(const json::object&, std::string_view key);

}  // namespace mandated
