#pragma once

#include <string>
#include <vector>

#include "pipeline/diff/words.h"

namespace mandated::diff {

/// What of a rewording is a reference: symbols ("48/23", "A/HRC/54/75"), years, days, ordinals of
/// sessions, numbers behind "paragraph" or before a year in parentheses. "before" and "after" are
/// those that went and came, as printed and dates whole: "48/23, 11 October 2021"; "" where they
/// are not all that changed. Of more than 50 the first 50 are told, and how many more there are.
struct References {
  bool only = false;  ///< nothing else was changed, but for "of", "and", "resolution"
  std::string before, after;
};

[[nodiscard]] References references_in(const std::vector<Mark>&);

/// "57th", "fifty-fourth", "tenth", without punctuation.
[[nodiscard]] bool is_ordinal(const std::string& word);

}  // namespace mandated::diff
