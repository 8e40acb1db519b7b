#pragma once

#include <optional>

#include "pipeline/gate.h"

namespace mandated {

/// Errc::truncated where a page says what it said but for what was cut off, whether or not its tags
/// were closed again behind the cut: nobody can tell what the rest would have said. nullopt where
/// it shows no sign of that. The signs, of a page that has a last version:
/// - voters that no list names any more, where the announced totals do not account for it, or a
///   vote of which neither is left;
/// - a text that ends in the middle of the sentence that it said, with or without "…", or of a
///   preambular paragraph, which ends with a comma;
/// - a field that cannot be read any more, and another that says only less;
/// - two items or more gone from the end of a list, or the second of two sentences, on a smaller
///   page (one item alone that is gone from a longer list looks as if it had been taken back,
///   unless much else of the page is gone with it);
/// - two paragraphs or more gone from the end of a resolution's text on a smaller page, or the full
///   stop that ended it;
/// - of a page that never had an end tag, less of anything.
[[nodiscard]] std::optional<Error> cut_of(const Judged&, const History&);

}  // namespace mandated
