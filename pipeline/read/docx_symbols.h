#pragma once

#include <string>
#include <string_view>

namespace mandated::read::docx {

/// UTF-8 of a w:sym (ISO/IEC 29500-1, 17.3.3.30): `code` in hexadecimal, of symbol fonts from F000
/// on. A sign that is not known is U+FFFD.
[[nodiscard]] std::string symbol_of(std::string_view font, std::string_view code);

}  // namespace mandated::read::docx
