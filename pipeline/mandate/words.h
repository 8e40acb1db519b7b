#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <re2/re2.h>

#include "pipeline/mandate/mandate.h"

namespace mandated::mandate {

/// What only looks like an act, and is told as the reason why there is none.
enum class Look {
  draft,
  intention,
  recalled,
  other_organ,
  agreement,
  courtesy,
  no_holder,
  request,
  no_decision,
};

struct HolderType {
  std::string type;
  std::vector<std::string> words;  ///< lower case
};

/// The vocabulary made ready: alternations compiled once. RE2: linear in the text.
struct Words::Tables {
  using Re = std::unique_ptr<re2::RE2>;

  std::map<std::string, MandateAction, std::less<>> action_of;  ///< every form of every act verb
  std::vector<HolderType> holders;
  std::vector<std::string> holder_goes_on;  ///< phrases within a name that look like its end
  std::map<Look, std::string> reasons;

  Re boundary;    ///< between two clauses: …(verb)
  Re opener;      ///< subject, adverbs, (verb) at the start of a clause
  Re recalling;   ///< first word of a paragraph that recalls
  Re infinitive;  ///< to (adverbs) (act verb)
  Re passive;     ///< (subject) shall/should (also) be (participle)
  Re delegation;  ///< (delegate) to (verb)
  Re rename;      ///< a renaming phrase
  Re holder_end;  ///< where a name ends
  Re no_holder;   ///< what is no mandate, at the start of an object
  Re act_word;    ///< anything that makes a sentence look like an act
};

}  // namespace mandated::mandate
