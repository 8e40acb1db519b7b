#pragma once

#include <string>
#include <string_view>

namespace mandated::text {

/// NFC, every run of white space (Unicode White_Space, no-break spaces and zero-width ones too) one
/// space, trimmed; control and bidirectional format characters taken out. `text` is UTF-8; invalid
/// bytes become U+FFFD. '\n' is white space here.
[[nodiscard]] std::string normalise(std::string_view text);

/// normalise(), then what typography alone may change is made equal: curly quotes straight,
/// dashes and non-breaking hyphens '-', ellipsis "...", ligatures spelled out, soft hyphens gone.
/// Two texts with equal fold() say the same.
[[nodiscard]] std::string fold(std::string_view text);

/// fold(), case folded, letters and digits only, single spaces: the form labels and names are
/// compared in. "Main  Sponsors:" and "main sponsors" have one key.
[[nodiscard]] std::string key(std::string_view text);

}  // namespace mandated::text
