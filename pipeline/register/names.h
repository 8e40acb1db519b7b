#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/event.h"
#include "pipeline/text/names.h"

namespace mandated::registry {

/// The name to show for the holder of an act: in full with its acronym in parentheses where the
/// record tells both; in full instead of a bare kind with its title; else as written.
[[nodiscard]] std::string display_name(const Event& act);

/// The name that a rename replaces; "" of any other act.
[[nodiscard]] std::string former_name(const Event& act);

/// What the holder of an act is known by: as written, in full, by its acronym, before a rename.
struct HolderKeys {
  std::vector<std::string> keys;   ///< countries as codes (Countries::coded())
  std::vector<std::string> names;  ///< the same with the countries as they are called
  std::string type;
};
[[nodiscard]] HolderKeys holder_keys(const Event& act, const text::Countries&);

/// True where two acts of one resolution may be on one holder: a key of one begins one of the other
/// by whole words, or is its acronym, or holds its words in another order and more of them where
/// both are of one type; or one of them names nobody.
[[nodiscard]] bool may_mean(const HolderKeys& a, const HolderKeys& b);

/// True where all words of the one stand in the other, in whatever order.
[[nodiscard]] bool has_words_of(std::string_view text, std::string_view fewer);

}  // namespace mandated::registry
