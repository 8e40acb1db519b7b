#include "pipeline/clause/verbs.h"

#include <algorithm>
#include <optional>

#include <re2/re2.h>

#include "pipeline/base/ascii.h"

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

/// The verb of a match, which stands between what is no letter before it and at most one such
/// character behind it; nullopt where a character beyond ASCII leaves open where that is.
std::optional<std::string_view> verb_within(std::string_view match) {
  const auto ascii = [](char c) { return (c & 0x80) == 0; };
  if (!std::all_of(match.begin(), match.end(), ascii)) return std::nullopt;
  if (!match.empty() && !is_alpha(match.back())) match.remove_suffix(1);
  const auto first = std::find_if(match.begin(), match.end(), is_alpha);
  return match.substr(static_cast<std::size_t>(first - match.begin()));
}

}  // namespace

std::string opening_verb(std::string_view text) {
  static const re2::RE2 kOpening{pattern()};
  // RE2 tells the end of a match by its automaton; asked for a group, it tries all ways to match.
  re2::StringPiece groups[2];
  const re2::StringPiece whole{text.data(), text.size()};
  if (!kOpening.Match(whole, 0, whole.size(), re2::RE2::ANCHOR_START, groups, 1)) return {};
  const auto within = verb_within({groups[0].data(), groups[0].size()});
  if (!within) kOpening.Match(whole, 0, whole.size(), re2::RE2::ANCHOR_START, groups, 2);
  std::string verb{within.value_or(std::string_view{groups[1].data(), groups[1].size()})};
  verb.erase(std::remove(verb.begin(), verb.end(), ','), verb.end());
  return lowered(verb);
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
