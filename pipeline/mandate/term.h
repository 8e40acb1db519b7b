#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pipeline/base/instant.h"

namespace mandated::mandate {

/// How long, as a stretch of a sentence says.
struct Term {
  std::optional<Period> duration;
  std::optional<Date> until;
  std::string until_event;   ///< in the text's own words
  std::string counted_from;  ///< of a duration: "adoption", "2024-10-01", the text's own words, ""
  bool final = false;        ///< "for a final period", "final such extension"
  [[nodiscard]] bool empty() const { return !duration && !until && until_event.empty(); }
};

/// The first duration ("for a further period of three years", "a final 19-month period", "for
/// another two weeks") and the first end ("until 31 October 2026", "terminating on …", "until its
/// fifty-fifth session") of the stretch.
[[nodiscard]] Term read_term(std::string_view stretch);

/// The day something ends or takes effect: "as of 30 June 2023", "with effect from …".
[[nodiscard]] std::optional<Date> read_effective(std::string_view stretch);

/// Bytes of the stretch's beginning that are a term, with its comma: what may stand between verb
/// and object ("until 31 October 2024 the mandate of"). 0 where it begins otherwise.
[[nodiscard]] std::size_t leading_term(std::string_view stretch);

}  // namespace mandated::mandate
