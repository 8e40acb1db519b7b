#pragma once

#include <optional>
#include <string_view>

#include "pipeline/mandate/objects.h"
#include "pipeline/mandate/phrase.h"

namespace mandated::mandate {

/// Where an object is looked for: a clause, what the sentence says before it, and the act.
struct Scene {
  std::string_view clause;
  std::string_view before;
  const Act& act;
  const Words::Tables& tables;
};

[[nodiscard]] bool holds_word(const Phrase&, std::string_view word);
[[nodiscard]] bool is_mandate(const Phrase&);

/// Whose the phrase's "mandate", "term", "stationing" is: "of HOLDER" after it, "UNMU's" within it,
/// or, of "its mandate", who was named last. nullopt where nobody holds such a thing.
[[nodiscard]] std::optional<Found> carried(const Scene&, const Phrase&);
/// "the Panel of Experts' mandate", which begins at `at`.
[[nodiscard]] std::optional<Found> long_owner(const Scene&, std::size_t at);
/// "the authorized strength of the military component of UNMU", "its troop ceiling".
[[nodiscard]] std::optional<Found> strength_of(const Scene&, const Phrase&);
/// The name after ", of the" or "and of the" that follows "the mandate".
[[nodiscard]] std::optional<Found> owned(const Scene&, const Phrase&);
/// "… to expand the mandate of UNRM and to extend it": who was named last before "it".
[[nodiscard]] std::optional<Found> named_before(const Scene&, const Phrase&);
/// Where in "the Mission and the Special Rapporteur" the second name's " and the" begins.
[[nodiscard]] std::optional<std::size_t> second_name(std::string_view name, const Words::Tables&);
/// Of several names in a row, the first.
[[nodiscard]] Holder first_listed(std::string_view stretch, const Words::Tables&);

}  // namespace mandated::mandate
