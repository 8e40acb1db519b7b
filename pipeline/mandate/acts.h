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
  std::string verb;        ///< infinitive: "extend"
  std::string rule;        ///< which form of the grammar read it
  std::size_t object = 0;  ///< where what is acted upon begins
  std::size_t end = 0;     ///< of the clause
  std::string subject;     ///< of a passive ("decides that the Force shall be established")
  bool goes_on = false;    ///< of the clause before: "…, and to dissolve the Committee"
  bool delegated = false;  ///< by request to somebody else
  std::size_t lead = std::string::npos;  ///< where a term may stand before the verb
};

/// A sentence taken apart into its clauses, and those of them that are acts.
struct Sentence {
  bool recalls = false;   ///< opens so that nothing in its first clause is an act
  bool requests = false;  ///< some clause asks somebody to act
  bool seized = false;    ///< "decides to remain seized of the matter"
  std::vector<Act> acts;  ///< candidates: whether what is acted upon is a mandate is not known yet
};

/// `lead`: of a subparagraph, the paragraph above it; or "".
[[nodiscard]] Sentence read_sentence(std::string_view text, std::string_view lead,
                                     const Words::Tables&);

/// The stretch [begin, end) of a sentence: a clause after its verb.
struct Rest {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The forms of a deciding clause, each after its verb (acts_forms.cpp).

/// "decides, in order to …, to extend and reinforce …, and to dissolve …"
void decides_to(std::string_view text, Rest, const Words::Tables&, std::vector<Act>&);
/// "decides to authorize the deployment of …"
void decides_to_authorize(std::string_view text, Rest, const Words::Tables&, std::vector<Act>&);
/// "decides to request the High Commissioner to appoint …"
void decides_to_request(std::string_view text, Rest, const Words::Tables&, std::vector<Act>&);
/// "decides that the mandate of … shall be extended | shall end | will continue | shall be called"
void decides_that(std::string_view text, Rest, const Words::Tables&, std::vector<Act>&);
/// "approves the recommendation of the Secretary-General that the mandate of … be extended …"
void approves_that(std::string_view text, Rest, const Words::Tables&, std::vector<Act>&);
/// "The mandates of … were extended for …", in an account of what was done
void told_passive(std::string_view text, Rest, const Words::Tables&, std::vector<Act>&);
/// "requests the Secretary-General to appoint …"
void delegates(std::string_view text, Rest, const Words::Tables&, std::vector<Act>&);
/// "authorizes Member States to maintain the deployment of … until …", "to establish … a force"
void authorizes(std::string_view text, Rest, const Words::Tables&, std::vector<Act>&);
/// "approves the establishment | the extension of …"
void approves(std::string_view text, Rest, const Words::Tables&, std::vector<Act>&);

}  // namespace mandated::mandate
