#pragma once

#include <string>
#include <string_view>

namespace mandated::read {

/// An address as a page writes it, with what stands beyond US-ASCII in its query percent-encoded in
/// the page's encoding (WHATWG URL, "percent-encode after encoding"; HTML, "encoding-parse a URL"):
/// the server of a page in windows-1252 expects "?q=%E9" for "?q=é". A character that the encoding
/// lacks becomes "&#8364;", escaped. `encoding` is a name of encoding_of(); of a page in UTF-8, in
/// UTF-16 or in no encoding that can be written, the address is returned as it is.
[[nodiscard]] std::string with_query_encoded(std::string_view address, std::string_view encoding);

}  // namespace mandated::read
