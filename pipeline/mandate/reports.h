#pragma once

#include <optional>
#include <string_view>

#include "pipeline/mandate/acts.h"
#include "pipeline/mandate/words.h"

namespace mandated::mandate {

/// A report that is requested where the sentence opens so: "Requests the High Commissioner to
/// submit an annual report", "to continue to monitor and report". Of whoever reports to the organ;
/// what is requested of States is none.
[[nodiscard]] std::optional<MandateItem> report_asked(std::string_view text, const Sentence&,
                                                      const Words::Tables&);

}  // namespace mandated::mandate
