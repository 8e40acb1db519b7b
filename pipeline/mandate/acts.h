#pragma once

#include <optional>
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
  std::size_t lead = std::string::npos;   ///< where a term may stand before the verb
  std::size_t begin = std::string::npos;  ///< of one that goes on: where it begins, if known
};

/// A sentence taken apart into its clauses, and those of them that are acts.
struct Sentence {
  bool recalls = false;   ///< opens so that nothing in its first clause is an act
  bool requests = false;  ///< some clause asks somebody to act
  bool seized = false;    ///< "decides to remain seized of the matter"
  std::vector<Act> acts;  ///< candidates: whether what is acted upon is a mandate is not known yet
  std::optional<Look> passed_over;  ///< why the first act of an account that is told is none
};

/// `lead`: of a subparagraph, the paragraph above it; or "". `body`: the organ whose text or work
/// the sentence tells of; or "".
[[nodiscard]] Sentence read_sentence(std::string_view text, std::string_view lead,
                                     std::string_view body, const Words::Tables&);

/// Two organs, both known by name, that are not one.
[[nodiscard]] inline bool is_another(Organ one, Organ other) {
  return one && other && *one != *other;
}
/// The first look counts.
inline void pass_over(Sentence& sentence, Look look) {
  if (!sentence.passed_over) sentence.passed_over = look;
}

/// The organ of Tables::organ_names that the words name in full; of several, the first in the list.
[[nodiscard]] Organ organ_in(std::string_view words, const Words::Tables&);
/// The same of what the last whole sentence opens with: "The Security Council met on Monday."
[[nodiscard]] Organ organ_before(std::string_view text, const Words::Tables&);

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
/// "decides to request the High Commissioner to appoint …", "… and to request …"
void decides_to_request(std::string_view text, Rest, const Words::Tables&, std::vector<Act>&);
/// "decides that the mandate of … shall be extended | shall end | will continue | shall be called"
/// `told`: in the past tense, where "would" stands for "shall"
void decides_that(std::string_view text, Rest, bool told, const Words::Tables&, std::vector<Act>&);
/// "approves the recommendation of the Secretary-General that the mandate of … be extended …"
void approves_that(std::string_view text, Rest, const Words::Tables&, std::vector<Act>&);
/// "recommends the creation, with the consent of the Government, of a United Nations Force",
/// "endorses the establishment … of a United Nations …": so the Security Council founded its force
/// in Cyprus (186 (1964)), its mission in Afghanistan (1401 (2002)). Others' bodies are theirs.
void founds_united_nations(std::string_view text, Rest, const Words::Tables&, std::vector<Act>&);
/// "endorses the Secretary-General's recommendation to extend …", "… for the extension of …",
/// "approves the proposals concerning the addition of new tasks to …"
void approves_proposal(std::string_view text, Rest, const Words::Tables&, std::vector<Act>&);
/// "requests the Secretary-General to appoint …"
void delegates(std::string_view text, Rest, const Words::Tables&, std::vector<Act>&);
/// "recommends that the Secretary-General extend the mandate of …": so the General Assembly renews
/// its Special Representatives (51/77, 63/241). What is recommended to an organ is that organ's to
/// decide.
void recommends(std::string_view text, Rest, const Words::Tables&, std::vector<Act>&);
/// "authorizes Member States to maintain the deployment of … until …", "to establish … a force"
void authorizes(std::string_view text, Rest, const Words::Tables&, std::vector<Act>&);
/// "approves the establishment | the extension of …"
void approves(std::string_view text, Rest, const Words::Tables&, std::vector<Act>&);

/// What may be said of a subject, from its auxiliary on: "shall be extended", "is to end".
struct Predicate {
  MandateAction action;
  std::string verb;
  std::string rule;
  std::size_t size;  ///< in bytes
};
[[nodiscard]] std::optional<Predicate> predicate_of(std::string_view rest, const Words::Tables&);

/// The words say "in this clause somebody else is spoken of".
[[nodiscard]] bool is_relative(std::string_view words);

// The forms of an account of what was done (acts_told.cpp).

/// A clause of an account, up to its verb.
struct Telling {
  std::size_t begin = 0;
  std::size_t end = 0;       ///< of its verb
  std::string_view subject;  ///< lower case; "" where there is none
  bool account = false;      ///< its sentence has a subject
  bool told = false;         ///< in the past tense
};

/// Why what the clause tells of is no act of now; none where it may be one. It failed or may fail
/// ("If adopted, the text extends …", "The Council rejected the text. It extended …"), was done
/// before ("Last year, the Council extended …"), is not said to have been done ("nearly extended"),
/// or was done by no organ ("The League met. It extended …", "We established …").
[[nodiscard]] std::optional<Look> told_as(std::string_view text, const Telling&,
                                          const Words::Tables&);

/// "The mandates of … were extended for …", "Under item 4, a new commission was created": of each
/// sentence that begins in the stretch. `own`: whose account it is.
void told_passive(std::string_view text, Rest, Organ own, const Words::Tables&, Sentence&);
/// After "adopted": "a resolution extending …", "four texts, including …", "a resolution to end …"
void adopted(std::string_view text, Rest, const Words::Tables&, std::vector<Act>&);
/// Beside another act: "…, while extending its mandate for a year", "…, expanding those sanctions"
void told_beside(std::string_view text, Rest, const Words::Tables&, std::vector<Act>&);
/// "While extending the Mission for six months, the Council …"
void told_while(std::string_view text, Rest, Organ own, const Words::Tables&, Sentence&);

}  // namespace mandated::mandate
