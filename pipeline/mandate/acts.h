#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/mandate/words.h"

namespace mandated::mandate {

/// One clause in which an organ acts: "decides to extend …", "requests the Secretary-General to
/// appoint …". Offsets are into the sentence.
struct Act {
  MandateAction action = MandateAction::extended;
  std::string rule;        ///< which form of the grammar read it
  std::size_t object = 0;  ///< where what is acted upon begins
  std::size_t end = 0;     ///< of the clause
  std::string subject;     ///< of a passive ("decides that the Force shall be established")
  std::size_t lead = 0;    ///< where a term may stand before the object; 0 where it is part of it
};

/// A sentence taken apart into its clauses, and those of them that are acts.
struct Sentence {
  bool recalls = false;   ///< opens so that nothing in its first clause is an act
  bool requests = false;  ///< some clause asks somebody to act
  bool seized = false;    ///< "decides to remain seized of the matter"
  std::vector<Act> acts;
};

[[nodiscard]] Sentence read_sentence(std::string_view text, const Words::Tables&);

}  // namespace mandated::mandate
