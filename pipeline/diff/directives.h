#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/diff/ladders.h"

namespace mandated::diff {

/// One thing a paragraph says with a verb of a ladder, and to whom.
struct Saying {
  std::string verb;  ///< as clause::opening_verb() gives it
  Strength strength;
  std::string addressee;  ///< as printed, "" where nobody is told to act or it is not named
};

/// The opening verb of a paragraph and those that go on behind commas and "and": "Condemns …, and
/// demands that …". Only what stands on a ladder.
[[nodiscard]] std::vector<Saying> sayings(std::string_view text, const Ladders&);

/// True where two names may mean the same: one holds the other, articles and "United Nations" aside.
[[nodiscard]] bool same_addressee(std::string_view a, std::string_view b);

}  // namespace mandated::diff
