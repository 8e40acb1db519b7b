#pragma once

#include <string>
#include <string_view>

#include "pipeline/base/result.h"

namespace mandated::read {

struct Decoded {
  std::string encoding;  ///< WHATWG name in lower case: "utf-8", "windows-1252", "shift_jis"
  std::string source;    ///< what decided: "bom", "header", "meta", "detected", "default"
  std::string utf8;      ///< without a byte order mark; invalid sequences are U+FFFD
};

/// Order: byte order mark, charset of `content_type`, <meta> prescan (WHATWG HTML 13.2.3.2, html
/// only), a <meta> further down, UTF-8 if the bytes are valid UTF-8, detection, windows-1252.
/// Labels by the WHATWG Encoding Standard ("latin1" is windows-1252).
[[nodiscard]] Decoded decode(std::string_view bytes, std::string_view content_type, bool html);

}  // namespace mandated::read
