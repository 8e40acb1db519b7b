#include "pipeline/mandate/opening.h"

#include <string>

#include "pipeline/base/ascii.h"
#include "pipeline/text/match.h"

namespace mandated::mandate {
namespace {

using Tables = Words::Tables;

/// A preambular paragraph ends with a comma, and what it says in the present tense is not done now.
bool is_preambular(std::string_view text) {
  constexpr std::string_view kCut = "…";
  while (!text.empty() && (text.back() == ' ' || text.back() == '"')) text.remove_suffix(1);
  const bool cut = text.size() >= kCut.size() && text.substr(text.size() - kCut.size()) == kCut;
  return text.empty() || text.back() == ',' || cut;
}

/// "The Assembly, in its resolution 65/234, extended …": what was done before this text.
bool tells_history(std::string_view opening) {
  static const re2::RE2 kIn{
      "(?i),\\s*(?:in|by|under|through|pursuant\\s+to)\\s+(?:[\\w-]+\\s+){0,2}(?:resolutions?|"
      "decisions?)\\b"};
  return re2::RE2::PartialMatch(piece(opening), kIn);
}

/// "Expressing its concern at …, the Council today extended …": the press.
bool is_news(std::string_view subject, std::string_view opening) {
  static const re2::RE2 kToday{"(?i)\\b(?:today|this\\s+(?:morning|afternoon|evening))\\b"};
  return !subject.empty() && re2::RE2::PartialMatch(piece(opening), kToday);
}

}  // namespace

/// "Expressing its support for the Mission, decides to extend its mandate until 3 May," acts,
/// though a comma was typed at its end; "Welcoming that the Assembly … and decides to" tells of
/// another.
static bool then_decides(std::string_view text) {
  static const re2::RE2 kDecides{
      "(?i)^([^;:]*?)(?:,|\\band)\\s+(?:also\\s+|further\\s+|hereby\\s+|therefore\\s+)*decides\\s+"
      "to\\b"};
  static const re2::RE2 kRelative{
      "(?i)\\b(?:that|which|who|whose|how|when|where|whether|whereby|wherein)\\b"};
  re2::StringPiece before;
  return re2::RE2::PartialMatch(piece(text), kDecides, &before) &&
         !re2::RE2::PartialMatch(before, kRelative);
}

Opening opening_of(std::string_view text, const Tables& tables) {
  static const re2::RE2 kActs{"(?i)[^\\pL]*(?:acting|taking\\s+action|adopting|concluding)\\b"};
  Opening opening;
  std::string word;
  auto start = piece(text);
  opening.recalls = re2::RE2::Consume(&start, *tables.recalling, &word);
  const auto first = lowered(word);
  opening.acts_first = !is_preambular(text) && re2::RE2::PartialMatch(piece(text), kActs) &&
                       is(first, {"acting", "taking", "adopting"});
  opening.participle =
      !opening.acts_first && first.size() > 3 && first.substr(first.size() - 3) == "ing";
  opening.preambular = opening.participle && is_preambular(text) && !then_decides(text);
  static const re2::RE2 kYear{
      "(?i)^[^\\pL]*(?:in|since|back\\s+in)\\s+(?:[a-z]+\\s+)?(?:19|20)\\d\\d,"};
  opening.long_ago = re2::RE2::PartialMatch(piece(text), kYear);
  static const re2::RE2 kThat{"(?i)^[^,;:.]{0,80}\\b(?:that|which)\\b"};
  opening.account = text.back() == '.' &&
                    is(first, {"taking", "expressing", "noting", "affirming", "condemning",
                               "reaffirming", "reiterating", "determined", "deeply", "gravely",
                               "concerned", "alarmed", "stressing", "emphasizing", "deploring"}) &&
                    !re2::RE2::PartialMatch(piece(text), kThat);
  return opening;
}

bool is_of_before(const Opening& opening, std::string_view subject, std::string_view verb,
                  std::string_view words) {
  if (opening.preambular || (is_past(verb) && (opening.long_ago || tells_history(words))))
    return true;
  if (is_news(subject, words) || (opening.account && !subject.empty())) return false;
  if (opening.participle && (!subject.empty() || verb != "decides")) return true;
  return opening.recalls && !opening.acts_first && is_past(verb);
}

}  // namespace mandated::mandate
