#pragma once

#include <string_view>

#include "pipeline/mandate/mandate.h"

namespace mandated::test {

/// With the vocabulary that is built in, and without a day of adoption unless one is given.
[[nodiscard]] MandateReading read_sentence(std::string_view text, std::string_view adopted = {});

}  // namespace mandated::test
