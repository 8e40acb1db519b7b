#pragma once

#include <string>

#include "pipeline/model/mandate.h"

namespace mandated::mandate {

/// The term an act establishes, in one spelling: P1Y and P12M are one, a date is itself; "" where
/// it states none.
[[nodiscard]] std::string term_key(const MandateItem&);

/// The same in words for people: "2 years", "until 2026-10-31", "until its fifty-fifth session".
[[nodiscard]] std::string term_words(const MandateItem&);

}  // namespace mandated::mandate
