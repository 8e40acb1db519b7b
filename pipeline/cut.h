#pragma once

#include <optional>

#include "pipeline/gate.h"

namespace mandated {

/// Errc::truncated where a page says what it said but for what was cut off, whether or not its tags
/// were closed again behind the cut: nobody can tell what the rest would have said. nullopt where
/// it shows no sign of that. The signs, of a page that has a last version:
/// - voters that no list names any more, where the announced totals do not account for it, or a
///   vote of which neither is left;
/// - a text that ends in the middle of the sentence that it said, with or without "…";
/// - a field that cannot be read any more, and another that says only less;
/// - half a list or more gone from its end, and nothing new on a smaller page;
/// - of a page that never had an end tag, less of anything.
[[nodiscard]] std::optional<Error> cut_of(const Judged&, const History&);

}  // namespace mandated
