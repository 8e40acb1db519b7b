#pragma once

#include <string>
#include <string_view>

#include "pipeline/read/reader.h"

namespace mandated::readers {

/// What a reader process sends back to a message: the packed answer of `reader`, or why there is
/// none. What the reader throws is Errc::malformed.
[[nodiscard]] std::string answer_to(read::Reader& reader, std::string_view message);

}  // namespace mandated::readers
