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

/// That a mandate was given another name.
struct Rename {
  std::string from, to;
  std::optional<Date> on;
  std::string resolution;
  Digest event;
};

struct Mandate {
  std::string key;   ///< of the holder of the current term
  std::string name;  ///< as shown: of the current term, or the new one where it was renamed since
  std::vector<std::string>
      names;                    ///< as shown, of the newest act first, each once; former ones too
  std::vector<Rename> renames;  ///< in order of adoption
  std::string body, country;
  std::vector<Term> terms;             ///< in order of adoption
  std::size_t current = 0;             ///< of `terms`: the last that sets the term
  std::optional<std::size_t> further;  ///< of `terms`: a later end that waits for a condition
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
/// Which acts are of one mandate: see by_mandate().
///
/// A term is computed from an adoption, and organs meet on other days each year: while the session
/// goes on that is to renew it, a mandate past a computed day is expiring, not lapsed.
///
/// A term whose condition is not known to be met (conditional) does not replace the one before it,
/// but where the one before has ended, the state is unknown rather than lapsed.
[[nodiscard]] std::vector<Mandate> mandates(std::vector<Event> events, const mandate::Sessions&,
                                            const text::Countries&, const Question&);

/// True where the mandate ends on a day from `as_of` to `span` later, or would with its further
/// end, or is past a computed day while the session goes on that is to renew it. With the span
/// that `state` was asked with: where it is expiring, and where a further end is near.
[[nodiscard]] bool ends_within(const Mandate&, Date as_of, std::chrono::days span);

/// What the further end of an act waits for, in the words of its evidence: "if a representative
/// has been appointed by 31 January 2025"; "" where it is not conditional, or not said.
[[nodiscard]] std::string condition_of(const Event& act);

}  // namespace mandated::registry
