#include "pipeline/clause/verbs.h"

#include <algorithm>

#include <re2/re2.h>

namespace mandated::clause {
namespace {

// Modifiers that stand before or behind the verb, behind it also between commas.
constexpr const char* kModifier =
    "(?:also|further|again|once again|strongly|deeply|gravely|seriously|profoundly|firmly|urgently|"
    "emphatically|unequivocally|fully|particularly|solemnly|categorically|increasingly|equally|"
    "greatly|extremely|vigorously|sincerely|warmly|unreservedly|resolutely|vehemently|"
    "in (?:this|that) (?:regard|context|connection|respect)|in particular|accordingly)";

// In -s or -ing, or one of the adjectives and participles preambles open with.
constexpr const char* kVerb =
    "(?:re-)?(?:[a-z]+(?:s|ing)|concerned|alarmed|convinced|encouraged|guided|determined|mindful|"
    "aware|appalled|disturbed|conscious|cognizant|resolved|committed|desirous|inspired|outraged|"
    "shocked|dismayed|dedicated)";

// What of the object belongs to the verb: "takes note of", "calls upon", "expresses its deep
// concern", "reiterates its call upon".
constexpr const char* kObject =
    "(?:upon|on|notes?(?: with| of)?|in mind|into (?:account|consideration)|forward|tribute|"
    "(?:the )?attention|seized|regard|"
    "(?:its )?(?:(?:very |most "
    ")?(?:deep|deepest|serious|grave|gravest|great|strong|profound|utmost|"
    "sincere|full|continued|particular|increasing|unwavering) )?"
    "(?:concerns?|alarm|appreciation|gratitude|regret|support|condemnation|satisfaction|"
    "solidarity|sympathy|outrage|conviction)|"
    "its (?:strong |full |firm |urgent )?(?:call(?: upon| on| for)?|requests?|commitment|"
    "intention|readiness|willingness|determination|hope|demand|invitation|decision|appeal)|"
    "with (?:\\w+ )?(?:concern|alarm|appreciation|satisfaction|regret|interest)|"
    "in the strongest(?: possible)? terms)";

/// "having examined", "remaining deeply concerned"; "calls upon concerned States" is none.
constexpr const char* kPerfect =
    "(?:having|being|remain(?:s|ing))(?: also| further| (?:very )?[a-z]+ly)* "
    "(?:[a-z]+ed|heard|met|met with|taken note|seen|in mind|made|given|begun|undertaken|convinced)";

/// "calls for" but not "decides for"; "appeals to" but not "recommends to".
constexpr const char* kBound = "(?:call(?:s|ing) (?:once again )?for|appeal(?:s|ing) to)";

/// Those that stand second: "Condemns and rejects", "Welcoming and commending".
constexpr const char* kActing =
    "(?:acknowledg|affirm|appreciat|approv|call|commend|condemn|confirm|demand|deplor|emphasi[sz]|"
    "encourag|endors|express|highlight|invit|not|reaffirm|recall|recogni[sz]|reiterat|reject|"
    "request|"
    "stress|support|underlin|underscor|urg|welcom)(?:e?s|ing)";

std::string pattern() {
  const std::string modifier{kModifier};
  // A modifier between commas: "Encourages, in this regard, all States".
  const std::string behind = "(?:,? (?:" + modifier + "|" + kObject + "))";
  const std::string one =
      "(?:" + modifier + ",? )*(?:" + kBound + "|" + kPerfect + "|" + kVerb + ")" + behind + "*";
  const std::string second = "(?: and (?:" + modifier + " )*(?:" + kActing + ")" + behind + "*)?";
  return "(?i)[^\\pL]*(" + one + second + ")(?:[^\\pL\\pN-]|$)";
}

}  // namespace

std::string opening_verb(std::string_view text) {
  static const re2::RE2 kOpening{pattern()};
  re2::StringPiece rest{text.data(), text.size()};
  std::string verb;
  if (!re2::RE2::Consume(&rest, kOpening, &verb)) return {};
  verb.erase(std::remove(verb.begin(), verb.end(), ','), verb.end());
  for (auto& c : verb) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return verb;
}

std::string item_verb(std::string_view text) {
  static const re2::RE2 kPlural{"(?:[a-z]+ly )?[a-z-]*s(?: .*)?"};
  static const re2::RE2 kFinite{
      std::string{"(?:.* )?(?:"} + kActing +
      "|(?:adopt|appeal|authori[sz]e|consider|continue|commit|declare|decide|determine|direct|draw|"
      "establishe|extend|give|look|pay|proclaim|recommend|regret|remain|remind|renew|resolve|take|"
      "warn)s)(?: .*)?"};
  auto verb = opening_verb(text);
  if (re2::RE2::FullMatch(verb, kPlural) && !re2::RE2::FullMatch(verb, kFinite)) verb.clear();
  return verb;
}

}  // namespace mandated::clause
