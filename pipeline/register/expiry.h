#pragma once

#include <chrono>
#include <vector>

#include "pipeline/register/mandates.h"

namespace mandated::registry {

/// What the passing of time says of the register, on the day of `now` (UTC):
/// - mandate.expiring: the current term ends within one of `leads`; the shortest of them that
///   reaches it is told. One event a term and lead. Where a further end waits for a condition it is
///   told with the end, and once that has passed by itself.
/// - mandate.lapsed: from the day after its end on, where no renewal was seen and the end was still
///   to come when we learnt of the term: one that had ended before is history. Where a renewal is
///   to be expected of a session that closes later, the day after that: organs renew mandates some
///   days late. Not told of an end known as a session only, since nobody has said that day.
/// - mandate.contradiction: two documents state different terms for one act.
/// Ids are those of the term, so that an event comes again with the same id; the store tells it
/// once. Evidence is the term's own.
[[nodiscard]] std::vector<Event> register_events(const std::vector<Mandate>&, Instant now,
                                                 const std::vector<std::chrono::days>& leads);

}  // namespace mandated::registry
