#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace mandated {

enum class ClauseKind : std::uint8_t { preambular, operative, heading, annex, footnote };

/// One paragraph of a resolution's text. The number is a field, not text: renumbering is no change
/// of wording.
struct Clause {
  ClauseKind kind = ClauseKind::preambular;
  std::string number;  ///< as printed, without dot or parentheses: "31", "a", "ii"; "" if none
  int level = 0;       ///< "31.": 0, "(a)": 1, "(i)": 2, then "a.": 3, "i.": 4; a list below: +1
  std::string verb;    ///< the opening verb with its modifiers, lower case: "also decides"
  std::string text;    ///< NFC, single spaces, without the number
  bool operator==(const Clause&) const = default;
};

/// "preambular", "operative", …
[[nodiscard]] std::string_view name_of(ClauseKind);

}  // namespace mandated
