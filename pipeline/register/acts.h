#pragma once

#include <vector>

#include "pipeline/model/event.h"
#include "pipeline/text/names.h"

namespace mandated::registry {

/// One act of one resolution on one mandate, in whatever sources it was seen.
///
/// An event's id holds its type, resolution, holder and term, so that two sources which do not say
/// the same of one act are two events. Here they are one, whatever order they came in:
///  - the same type and resolution (document, where there is none), and holders that may mean each
///    other (mandate::may_mean()): "special rapporteur" may mean "special rapporteur on …" and
///    "UNSMIL" may mean "Support Mission in Libya", where they fit one holder alone;
///  - an event without a term is the act of the one with a term;
///  - different terms in different documents are one act too, and a contradiction; different
///    terms in the same document are two acts.
/// The act is called by the event that leads: a term before none, then the strongest authority,
/// then the longest holder key, then the smallest id. No event changes its id, and none is lost.
struct Act {
  Event event;                 ///< that leads; its evidence is that of all, strongest first
  std::vector<Event> also;     ///< the others, each with its own evidence, in the order of leading
  std::vector<Event> against;  ///< of `also`, those that state another term
};

/// True for the types that say what was done to a mandate: established … modified.
[[nodiscard]] bool is_act(const Event&);

/// The acts that these events tell of; events of other types are left out. Independent of the
/// order of the events.
[[nodiscard]] std::vector<Act> acts(std::vector<Event> events, const text::Countries&);

/// False where `known` (other events of the same resolution) already tell of the act: this is more
/// evidence, or another term for it, which a mandate.contradiction tells. True where it is the
/// first, or brings the term that was missing.
[[nodiscard]] bool tells_anew(const Event& act, std::vector<Event> known, const text::Countries&);

}  // namespace mandated::registry
