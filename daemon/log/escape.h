#pragma once

#include <string>
#include <string_view>

namespace mandated::log {

/// Text that came from outside, made safe for a terminal or a log line: C0, DEL, C1, bidirectional
/// and other format controls, line and paragraph separators and invalid UTF-8 become visible
/// escapes ("\n", "\x1b", "\u202e"). Backslashes are left alone.
[[nodiscard]] std::string escape(std::string_view text);

/// The same for a JSON text, which stays the same JSON: such characters, which can only stand
/// inside its strings, become "\u009b"; invalid UTF-8 becomes U+FFFD.
[[nodiscard]] std::string escape_json(std::string_view json);

}  // namespace mandated::log
