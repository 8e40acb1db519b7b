#include "pipeline/clause/verbs.h"

#include <re2/re2.h>

namespace mandated::clause {

std::string opening_verb(std::string_view text) {
  // Modifiers before the verb, the verb in -s or -ing, and what of its object belongs to its
  // strength: "expresses deep concern", "takes note with appreciation".
  static const re2::RE2 kVerb{
      "(?i)[^\\pL]*((?:(?:also|further|again|once again|strongly|deeply|gravely|firmly|urgently|"
      "in this regard,?|in this "
      "context,?|emphatically|unequivocally|fully|particularly|solemnly)\\s+)*"
      "(?:[a-z]+(?:s|ing)|concerned|alarmed|convinced|encouraged|guided|determined|mindful|aware|"
      "appalled|disturbed|conscious)"
      "(?:\\s+(?:also|further|once again|strongly|deeply|again|upon|note(?:\\s+of)?|in mind|"
      "(?:its\\s+)?(?:deep|serious|grave|strong|profound|utmost|sincere|full)?\\s*(?:"
      "concern|"
      "appreciation|regret|support|condemnation)|with\\s+(?:\\w+\\s+)?(?:concern|appreciation|"
      "satisfaction|regret|interest)|in the strongest(?: possible)? terms))*)\\b"};
  re2::StringPiece rest{text.data(), text.size()};
  std::string verb;
  if (!re2::RE2::Consume(&rest, kVerb, &verb)) return {};
  for (auto& c : verb) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return verb;
}

}  // namespace mandated::clause
