#pragma once

#include <string_view>

#include "pipeline/read/encoding.h"

namespace mandated::read {

/// Prescan of the first 1024 bytes for an encoding (WHATWG HTML, 13.2.3.2 and 13.2.3.3), with the
/// XML declaration where no <meta> says; nullptr where none is declared. UTF-16 in a <meta> is
/// UTF-8, x-user-defined windows-1252.
[[nodiscard]] const Encoding* prescan(std::string_view bytes);

/// A <meta> that the prescan does not reach and the parser comes upon (WHATWG HTML, 13.2.3.5,
/// "changing the encoding while parsing"), in the first 64 KiB; nullptr where there is none.
[[nodiscard]] const Encoding* late_meta(std::string_view bytes);

/// The label after "charset=" in a Content-Type or <meta content>; "" for none (WHATWG HTML,
/// "extracting a character encoding from a meta element").
[[nodiscard]] std::string_view charset_in(std::string_view content);

}  // namespace mandated::read
