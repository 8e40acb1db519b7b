#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/mandate/words.h"

namespace mandated::mandate {

/// The stretch [begin, end) of a sentence that has one main verb.
struct Clause {
  std::size_t begin, end;
};

/// How a clause opens: who does what.
struct Opener {
  std::string subject;  ///< lower case: "the council", "it"; "" where there is none
  std::string verb;     ///< lower case: "decides", "voted"; "decided" of "was decided"
  std::size_t end = 0;  ///< in the sentence
};

/// nullopt where no verb of the vocabulary opens the clause.
[[nodiscard]] std::optional<Opener> opener_of(std::string_view text, const Clause&,
                                              const Words::Tables&);

/// Clauses begin at the sentence's start and wherever a finite verb follows a boundary.
[[nodiscard]] std::vector<Clause> clauses_of(std::string_view text, const Words::Tables&);

}  // namespace mandated::mandate
