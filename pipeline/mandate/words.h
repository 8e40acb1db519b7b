#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <set>
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
  condition,
  request,
  no_decision,
};

/// An organ that has a name of its own: its place in Tables::organ_names. None: of no such name.
using Organ = std::optional<std::size_t>;

struct HolderType {
  std::string type;
  std::vector<std::string> words;  ///< lower case
};

/// The vocabulary made ready: alternations compiled once. RE2: linear in the text.
struct Words::Tables {
  using Re = std::unique_ptr<re2::RE2>;

  std::map<std::string, MandateAction, std::less<>> action_of;    ///< every form of every act verb
  std::map<std::string, std::string, std::less<>> infinitive_of;  ///< every form → "extend"
  std::map<std::string, std::string, std::less<>> infinitive_of_gerund;  ///< "ending" → "end"
  std::map<std::string, std::string, std::less<>> needs;                 ///< "maintain" → "term"
  std::vector<HolderType> holders;
  std::vector<std::string> holder_goes_on;  ///< phrases within a name that look like its end
  std::map<Look, std::string> reasons;

  using Set = std::set<std::string, std::less<>>;
  Set finite;        ///< verbs that open a clause
  Set determiners;   ///< "the", "its", "three"
  Set prepositions;  ///< what ends a noun phrase, or opens an insertion before an object
  Set openers;       ///< what else opens an insertion between commas
  Set qualifiers;    ///< participles after a noun: "imposed", "consisting"
  Set adjectives;    ///< that a comma may follow within a phrase
  Set loose;         ///< adverbs between a verb and its object
  Set named_only;    ///< "Programme": a mandate only with a capital
  Set vague;         ///< "appropriate": who is established so is not said
  Set persons;       ///< "members": whose terms are no mandates
  Set carriers;      ///< "mandate", "term": what is extended belongs to somebody
  Set costs;         ///< "funds": what is paid for a mandate is none
  Set measures;      ///< "authorizations": what may be extended for itself
  Set strengths;     ///< "ceiling": what is raised and lowered

  Re boundary;          ///< between two clauses: …(verb)
  Re long_boundary;     ///< before a subject that says what it is on
  Re opener;            ///< (subject), adverbs, (verb) at the start of a clause
  Re long_opener;       ///< the same of a subject that says what it is on: "The resolution on sand"
  Re recalling;         ///< first word of a paragraph that recalls
  Re infinitive;        ///< to (adverbs) (act verb)
  Re gerund;            ///< (connector) (adverbs) (act verb in -ing)
  Re passive;           ///< (subject) shall/should (also) be (participle)
  Re delegation;        ///< (delegate) to (verb)
  Re later_delegation;  ///< (delegate) to organize …, and to (verb)
  Re purpose;           ///< "to assess", after a name
  Re rename;            ///< a renaming phrase
  Re holder_end;        ///< where a name ends
  std::vector<Re> organ_names;  ///< of the organs told apart by name, each with its other names
  Re others_act;                ///< "a decision of the African Union", "by the Security Council"
  Re organ_or_text;             ///< whom or what "it" may stand for
  Re organ_at_start;            ///< a name that begins with an organ: "UN Security Council"
  Re organ_goes_on;             ///< ", the Council": after an insertion, the subject is an organ
  Re failure;                   ///< "rejected": nothing came of it
  Re failing_part;              ///< "amendment": that may fail by itself
  Re history_first;             ///< "Last year, the"
  Re history_after;             ///< "(was extended) annually"
  Re history_adverb;            ///< "previously extended"
  Re hedge;                     ///< "nearly extended"
  Re decree;                    ///< "by presidential"

  Re act_word;  ///< anything that makes a sentence look like an act
};

}  // namespace mandated::mandate
