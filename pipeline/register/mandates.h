#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/register/acts.h"
#include "pipeline/register/end.h"

namespace mandated::registry {

/// What one act gave a mandate. One that changes no term (reduced, modified) has an empty end.
struct Term {
  Act act;
  std::optional<Date> adopted;
  End end;
  bool sets_term = false;  ///< established, extended or terminated, or any act with a term
};

enum class State { active, expiring, lapsed, terminated, unknown };
[[nodiscard]] std::string_view name_of(State);

struct Mandate {
  std::string key;
  std::vector<std::string> names;  ///< as written, of the newest act first, each once
  std::string body, country;
  std::vector<Term> terms;  ///< in order of adoption
  std::size_t current = 0;  ///< of `terms`: the last that sets the term
  std::optional<Renewal> renewal;
  State state = State::unknown;

  [[nodiscard]] const Term& term() const { return terms[current]; }
};

/// Both clocks: what held on the day `as_of`, by what was recorded until `known_at`.
struct Question {
  Date as_of;
  Instant known_at;
  std::chrono::days soon{90};  ///< from this long before its end on, a mandate is expiring
};

/// The register: a pure function of the events. Acts adopted after `as_of` and events recorded
/// after `known_at` are left out; where no day of adoption is known, the session of the symbol
/// stands for it (its last day), and where there is none the act counts as long past.
///
/// Acts are of one mandate where body and country are the same, and so is the holder: one key, or a
/// name with its acronym in parentheses and the acronym alone. A name that fits several mandates
/// ("special rapporteur") is joined to the one of its country and body where there is one alone.
/// One that names nobody ("authorizations") in a resolution on no country is of that resolution
/// alone.
///
/// A term whose condition is not known to be met (conditional) does not replace the one before it,
/// but where the one before has ended, the state is unknown rather than lapsed.
[[nodiscard]] std::vector<Mandate> mandates(std::vector<Event> events, const mandate::Sessions&,
                                            const Question&);

}  // namespace mandated::registry
