#pragma once

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "pipeline/mandate/words.h"

namespace mandated::mandate {

/// How a sentence opens tells which of its clauses may be acts.
struct Opening {
  bool recalls = false;
  bool acts_first = false;  ///< "Acting under Chapter VII, decides …", "Adopting the text, …"
  bool participle = false;  ///< another: "Recalling …", "Expressing its concern …"
  bool preambular = false;
  bool long_ago = false;  ///< "In 2014, the Council …"
  bool account = false;  ///< a whole sentence: "Taking note of the crisis, the Council extended …."
};

/// Of a sentence that is not empty.
[[nodiscard]] Opening opening_of(std::string_view text, const Words::Tables&);

/// What a preambular paragraph says, and a recalling one in its past tense, others did before.
/// `subject`, `verb`: of one of its clauses, in lower case; `words`: its own, up to the verb.
[[nodiscard]] bool is_of_before(const Opening&, std::string_view subject, std::string_view verb,
                                std::string_view words);

/// One of the forms.
[[nodiscard]] inline bool is(std::string_view word, std::initializer_list<std::string_view> forms) {
  return std::find(forms.begin(), forms.end(), word) != forms.end();
}
/// "extended": a regular verb in the past tense.
[[nodiscard]] inline bool is_past(std::string_view verb) {
  return verb.size() > 2 && verb.substr(verb.size() - 2) == "ed";
}

}  // namespace mandated::mandate
