#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mandated::mandate {

/// What a holder is known by: as written, in full, by its acronym, before a rename.
struct HolderKeys {
  std::vector<std::string> keys;  ///< holder_key() of each, countries as codes where they are known
  std::vector<std::string> names;  ///< the same with the countries as they are called
  std::string type;
  std::vector<std::string> acronyms{};  ///< acronym_of() of those: two different are two holders
};

/// True where both have acronyms and none in common.
[[nodiscard]] bool have_other_acronyms(const std::vector<std::string>& a,
                                       const std::vector<std::string>& b);

/// True where two acts may be on one holder: a key of one begins one of the other by whole words,
/// or is its acronym, or holds its words in another order and more of them where both are of one
/// type; or one of them names nobody. Never where both have acronyms and none in common.
[[nodiscard]] bool may_mean(const HolderKeys& a, const HolderKeys& b);

/// True where all words of the one stand in the other, in whatever order.
[[nodiscard]] bool has_words_of(std::string_view text, std::string_view fewer);

/// True where the text is the part, or goes on behind it with another word.
[[nodiscard]] bool begins(std::string_view whole, std::string_view part);

/// "unmha" of "United Nations Mission to support the Hodeidah Agreement (UNMHA)"; "" for none.
[[nodiscard]] std::string acronym_in(std::string_view holder);

/// acronym_in() of a name, or the acronym that is all of it: "unmha" of "UNMHA"; "" for none.
[[nodiscard]] std::string acronym_of(std::string_view holder);

/// The name to show: in full with its acronym in parentheses where both are known; in full instead
/// of a bare kind; else as written. `full` may be "".
[[nodiscard]] std::string display_name(const std::string& written, const std::string& full);

}  // namespace mandated::mandate
