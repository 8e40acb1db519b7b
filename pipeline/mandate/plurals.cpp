#include "pipeline/mandate/plurals.h"

#include <fmt/format.h>

#include "pipeline/mandate/holder.h"
#include "pipeline/text/match.h"

namespace mandated::mandate {

std::vector<std::string> each_of_kind(std::string_view stretch, const Words::Tables& tables) {
  static const re2::RE2 kKind{
      "(?i)^(?:the\\s+)?(special\\s+rapporteur|independent\\s+expert|working\\s+group)"
      "s\\s+(?:on\\s)"};
  static const re2::RE2 kNext{"(?:,|,?\\s+and)\\s+(on)\\s"};
  static const re2::RE2 kNoSubject{
      "^on\\s+(?:(?:the\\s+)?(?:basis|understanding|condition|occasion|recommendation|advice|"
      "terms|same)\\b|an?\\s+\\w+\\s+basis\\b|(?:its|his|her|their)\\s)"};
  constexpr std::string_view kOn = "on ";
  re2::StringPiece groups[2];
  if (!kKind.Match(piece(stretch), 0, stretch.size(), re2::RE2::ANCHOR_START, groups, 2)) return {};
  const std::string kind{view(groups[1])};
  std::vector<std::string> names;
  for (auto at = groups[0].size() - kOn.size();;) {
    const bool more =
        kNext.Match(piece(stretch), at, stretch.size(), re2::RE2::UNANCHORED, groups, 2);
    const auto upto = more ? offset(stretch, groups[0]) : stretch.size();
    const auto named = fmt::format("{} {}", kind, stretch.substr(at, upto - at));
    const auto holder = read_holder(named, tables);
    names.push_back(holder.name);
    // What ends before the next "on" ends the list: "… on sand for a year, and on Monday"; so does
    // what is no subject: ", on the understanding that", "and on the basis of".
    if (!more || holder.end < named.size()) break;
    if (re2::RE2::PartialMatch(piece(stretch.substr(offset(stretch, groups[1]))), kNoSubject))
      break;
    at = offset(stretch, groups[1]);
  }
  return names.size() > 1 ? names : std::vector<std::string>{};
}

}  // namespace mandated::mandate
