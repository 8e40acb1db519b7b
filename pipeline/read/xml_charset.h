#pragma once

#include <string_view>

#include "pipeline/read/charset.h"
#include "pipeline/read/warnings.h"

namespace mandated::read {

/// Bytes of XML to text. Order (RFC 7303, XML 1.0 appendix F): byte order mark, charset of
/// `content_type`, the XML declaration ("declaration"), UTF-16 and UTF-32 by their first bytes,
/// then as decode() does. Where what was declared cannot be, it gives a warning and is passed over.
[[nodiscard]] Decoded decode_xml(std::string_view bytes, std::string_view content_type,
                                 Warnings& warnings);

}  // namespace mandated::read
