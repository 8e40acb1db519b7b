#pragma once

#include <optional>
#include <string_view>

#include "pipeline/mandate/acts.h"
#include "pipeline/mandate/holder.h"

namespace mandated::mandate {

/// Somebody whose mandate it is, and where in the clause the name stands.
struct Found {
  Holder holder;
  std::size_t begin = 0;
  std::size_t end = 0;
  bool plural = false;   ///< "the mandates of": more names follow
  bool carried = false;  ///< "the mandate of": not the holder itself was named
  bool ended = false;    ///< the holder itself is, and more may be: "the Committee and the Panel"
};

/// Whom an act is done to, in its clause (the text from the object on). nullopt where that is no
/// mandate and nobody who can hold one: "its appreciation", "383 posts", "a deadline".
[[nodiscard]] std::optional<Found> object_of(std::string_view text, const Act&,
                                             const Words::Tables&);

/// Whom the subject of a passive names; `before`: the sentence up to its verb, for "its mandate".
[[nodiscard]] std::optional<Found> subject_of(std::string_view before, const Act&,
                                              const Words::Tables&);

/// After one holder another: "and the mandate of the …", or in a list after "the mandates of".
[[nodiscard]] std::optional<Found> next_object(std::string_view clause, const Found& last,
                                               const Words::Tables&);

}  // namespace mandated::mandate
