#pragma once

#include <string>
#include <string_view>

#include "pipeline/mandate/words.h"
#include "pipeline/model/mandate.h"
#include "pipeline/model/record.h"

namespace mandated::mandate {

/// What a record itself calls the holder of an act, beside the words of the act's own sentence.
struct HolderNames {
  /// The name in full, where the sentence has a short one: "United Nations Peacekeeping Force in
  /// Cyprus" for "UNFICYP", which a paragraph explains in parentheses; "Independent Expert on the
  /// situation of human rights in the Sudan" for "Independent Expert", where the record names one
  /// alone that has to do with its title; the mission that a record speaks of most, with its
  /// acronym, where the sentence names nobody. "" where it says nothing or there is nothing to add.
  std::string full;
  /// Of a rename, the name until then, in full where the record tells it; "" of any other act.
  std::string former;
  bool bare = false;  ///< the sentence names the kind alone: "Panel of Experts"
};

/// Of an item that was read in this sentence of the record.
[[nodiscard]] HolderNames holder_names(const Record&, std::string_view sentence, const MandateItem&,
                                       const Words&);

}  // namespace mandated::mandate
