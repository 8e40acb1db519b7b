#pragma once

#include <string>
#include <string_view>

namespace mandated::read {

/// The decoders of the WHATWG Encoding Standard, sections 10 to 12, by their names: "gb18030" (also
/// for gbk, as there), "big5", "euc-jp", "iso-2022-jp", "shift_jis", "euc-kr". What is ill-formed
/// becomes U+FFFD, and an ASCII byte after it is kept, so that a broken character eats no markup.
/// The answer is UTF-8. Linear time; std::logic_error for another name.
[[nodiscard]] std::string decode_multi_byte(std::string_view encoding, std::string_view bytes);

}  // namespace mandated::read
