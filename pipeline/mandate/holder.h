#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pipeline/mandate/words.h"

namespace mandated::mandate {

/// A name of someone who can hold a mandate, found in a sentence.
struct Holder {
  std::string name;     ///< as written, without a leading article
  std::string type;     ///< of the vocabulary; "" where it holds none of its words
  std::size_t end = 0;  ///< bytes of the stretch that were the name
};

/// The name that begins at the start of the stretch ("the Special Rapporteur on …, its causes and
/// consequences, for a period of …" ends before ", for").
[[nodiscard]] Holder read_holder(std::string_view stretch, const Words::Tables&);

/// Type of a name: by the vocabulary's words, an acronym counts as a mission; "" for none.
[[nodiscard]] std::string type_of(std::string_view name, const Words::Tables&);

/// "UNMISS", "MONUSCO", "UN-Habitat": a word that begins so is the name of a body.
[[nodiscard]] bool is_acronym(std::string_view name);

/// The last name of a holder before the end of `text`: what "its mandate" means.
[[nodiscard]] std::optional<Holder> last_holder(std::string_view text, const Words::Tables&);

}  // namespace mandated::mandate
