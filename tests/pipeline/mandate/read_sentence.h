#pragma once

#include <string_view>

#include "pipeline/mandate/mandate.h"

namespace mandated::test {

/// With the vocabulary that is built in, and without a day of adoption unless one is given.
[[nodiscard]] MandateReading read_sentence(std::string_view text, std::string_view adopted = {});
[[nodiscard]] MandateReading read_under_title(std::string_view text, std::string_view title);
/// Of what is known to be a text or an account of the organ `body`.
[[nodiscard]] MandateReading read_of_body(std::string_view text, std::string_view body);
/// A subparagraph of the paragraph `lead`.
[[nodiscard]] MandateReading read_below(std::string_view text, std::string_view lead);

/// "action holder | duration | until or until-event" of each item, parted by "; "; what is not
/// stated is left out.
[[nodiscard]] std::string told_with_terms(const MandateReading&);

}  // namespace mandated::test
