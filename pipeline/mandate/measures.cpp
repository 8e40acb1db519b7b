#include "pipeline/mandate/measures.h"

#include <algorithm>

#include <fmt/format.h>

#include "pipeline/text/match.h"

namespace mandated::mandate {
namespace {

using Tables = Words::Tables;

/// Bytes at the beginning of the stretch that the form matches.
std::size_t matched(const re2::RE2& form, std::string_view stretch) {
  re2::StringPiece group;
  const bool found =
      form.Match(piece(stretch), 0, stretch.size(), re2::RE2::ANCHOR_START, &group, 1);
  return found ? group.size() : 0;
}

/// "…, asset freeze and travel ban" after "the arms embargo".
std::size_t more_kinds(std::string_view rest) {
  static const re2::RE2 kKinds{
      "(?i)(?:(?:,|,?\\s+and)\\s+(?:[a-z]+\\s+){0,2}(?:freezes?|bans?|embargo(?:es)?|sanctions|"
      "measures|"
      "provisions|restrictions|prohibitions?)\\b)+"};
  return matched(kKinds, rest);
}

/// "imposed by paragraphs 4, 5, and 7 of resolution … and paragraphs 17 (a) and 28 of resolution
/// …": a list of paragraphs has commas of its own.
std::size_t paragraphs(std::string_view rest) {
  static const std::string kItem = R"((?:\d+(?:\s?\([a-z]+\))*|\([a-z]+\)))";
  static const std::string kList =
      fmt::format(R"(paragraphs?\s+{0}(?:(?:,?\s+and|,|\s+to)\s+{0})*)", kItem);
  static const std::string kOf = R"(\s+(?:of|to)\s+(?:its\s+)?resolution\s+\d+(?:\s+\(\d{4}\))?)";
  static const re2::RE2 kParagraphs{fmt::format(
      R"((?i)(?:\s+on\s+(?:the\s+)?[^;:.]{{1,80}}?)?\s+(?:as\s+)?(?:imposed|set\s+out|set\s+forth|)"
      R"(contained|provided|specified|in|by|referred\s+to)\s[^;:,]{{0,60}}?\b{0}(?:{1}(?:\s+and\s+{0}{1})*)?)",
      kList, kOf)};
  return matched(kParagraphs, rest);
}

/// "imposed by the Council in resolutions 1907 (2009), 2023 (2011) and 2111 (2013)": so has a list
/// of resolutions.
std::size_t resolutions(std::string_view rest) {
  static const re2::RE2 kResolutions{
      "(?i)\\s+(?:as\\s+)?(?:imposed|set\\s+out|set\\s+forth|contained|provided|specified|in|by)\\s"
      "[^;:,]{0,80}?\\bresolutions\\s+\\d{3,4}(?:\\s+\\(\\d{4}\\))?"
      "(?:(?:,|,?\\s+and)\\s+\\d{3,4}(?:\\s+\\(\\d{4}\\))?)+"};
  return matched(kResolutions, rest);
}

/// "imposed by resolution …", "as set out in …", "on the financial and travel restrictions imposed
/// by …", up to what is said of the measures next.
std::size_t qualification(std::string_view rest) {
  // A kind of several words has commas.
  static const re2::RE2 kSaid{
      "(?i)(?:\\s+on\\s+(?:the\\s+)?[^;:.]{1,80}?\\s+(?:imposed|set\\s+out|set\\s+forth|specified|"
      "established)\\s[^;:]{0,200}?|(?:\\s+on\\s+\\w+)?(?:\\s+(?:first\\s+|initially\\s+)?"
      "(?:imposed|set\\s+out|set\\s+forth|contained|provided|specified|granted|established|in|"
      "of\\s+paragraphs?|of\\s+(?:its\\s+)?resolutions?|preventing|as\\s+(?:set\\s+out|"
      "set\\s+forth|specified|contained|provided\\s+for)|under|by|referred\\s+to|described|on|"
      "against|concerning)\\s[^;:]{0,200}?)?)(,|;|:|\\.|\\s+(?:until|for|through|as|beyond|from|"
      "which|to|so|granted\\s+to|and\\s+(?:to|renewed|extended|modified|expanded|subsequently|"
      "requests|decides|reaffirms|further))\\b|$)"};
  re2::StringPiece groups[2];
  if (!kSaid.Match(piece(rest), 0, rest.size(), re2::RE2::ANCHOR_START, groups, 2)) return 0;
  return std::max({offset(rest, groups[1]), paragraphs(rest), resolutions(rest)});
}

/// "the measures imposed by paragraph 4", "the authorizations as set out in …": with what tells
/// them from others.
Found named(std::string_view clause, const Phrase& phrase) {
  Found found;
  found.begin = phrase.begin;
  found.end = phrase.end + more_kinds(clause.substr(phrase.end));
  found.end += qualification(clause.substr(found.end));
  auto name = clause.substr(phrase.begin, found.end - phrase.begin);
  while (!name.empty() && name.back() == ' ') name.remove_suffix(1);
  found.holder = {std::string{name}, "authorization", name.size()};
  found.carried = true;  // "…, and the mandate of the Panel" may follow
  return found;
}

/// "the authorization of the Mission", "… to the multinational force", "… of Member States to
/// maintain UNMU".
std::optional<Found> authorized(const Scene& scene, const Phrase& phrase) {
  auto of = owned(scene, phrase);
  const bool known = of && of->holder.type != "other" && of->holder.type != "committee" &&
                     of->holder.type != "authorization";
  if (known) return of;
  static const re2::RE2 kTo{
      "^(?:[^;:,]{0,200}?\\bto\\s+(?:maintain|deploy|continue)\\s+(?:the\\s+deployment\\s+of\\s+)?"
      "(?:the\\s+([A-Z])|([A-Z]{4,})\\b)|(?:\\s+(?:given|granted|provided))?"
      "\\s+to\\s+the\\s+(?:[Mm]ember\\s+States\\s+participating\\s+in\\s+the\\s+)?(\\w))"};
  const auto rest = scene.clause.substr(phrase.end);
  re2::StringPiece groups[4];
  if (!kTo.Match(piece(rest), 0, rest.size(), re2::RE2::ANCHOR_START, groups, 4)) {
    return std::nullopt;
  }
  const auto& at = groups[1].empty() ? (groups[2].empty() ? groups[3] : groups[2]) : groups[1];
  Found found;
  found.begin = phrase.end + offset(rest, at);
  found.holder = read_holder(scene.clause.substr(found.begin), scene.tables);
  found.end = found.begin + std::max<std::size_t>(found.holder.end, 1);
  return found.holder.type == "mission" ? std::optional{found} : std::nullopt;
}

}  // namespace

std::optional<Found> measures(const Scene& scene, const Phrase& phrase) {
  if (phrase.determiner == "a" || phrase.determiner == "any") return std::nullopt;
  const auto head = phrase.last();
  if (head == "regime" && !holds_word(phrase, "sanctions")) return std::nullopt;
  const auto begins = [head](std::string_view word) { return head.substr(0, word.size()) == word; };
  if (begins("author")) {
    if (auto whose = authorized(scene, phrase)) return whose;
  }
  auto found = named(scene.clause, phrase);
  // "the visa exemption to the staff": only what some paragraph imposes or grants is meant.
  const bool said = found.end > phrase.end || begins("author") || begins("embargo") ||
                    begins("sanction") || head == "measures" || head == "regime";
  return said ? std::optional{found} : std::nullopt;
}

}  // namespace mandated::mandate
