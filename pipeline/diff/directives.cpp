#include "pipeline/diff/directives.h"

#include <algorithm>
#include <array>

#include "pipeline/clause/verbs.h"
#include "pipeline/text/normalise.h"

namespace mandated::diff {
namespace {

constexpr std::size_t kMostSayings = 16;
constexpr std::size_t kLongestName = 200;  ///< bytes

/// What follows the words of the verb, which stand in the text with commas: "Encourages, in this
/// regard, all States to".
std::string_view behind_verb(std::string_view text, const std::string& verb) {
  auto words = 1 + std::count(verb.begin(), verb.end(), ' ');
  std::size_t at = 0;
  for (; words > 0 && at < text.size(); --words) {
    at = std::min(text.find(' ', at), text.size());
    while (at < text.size() && text[at] == ' ') ++at;
  }
  return text.substr(at);
}

/// The first " to " that no right is one to: "the Special Rapporteur on the right to food to".
std::size_t find_infinitive(std::string_view rest) {
  auto at = rest.find(" to ");
  while (at != std::string_view::npos &&
         (rest.substr(0, at).ends_with(" right") || rest.substr(0, at).ends_with(" rights"))) {
    at = rest.find(" to ", at + 1);
  }
  return at;
}

/// "invites it to continue" names nobody.
bool is_pronoun(std::string_view name) {
  constexpr std::array<std::string_view, 5> kPronouns{"it", "them", "him", "her", "both"};
  return std::find(kPronouns.begin(), kPronouns.end(), name) != kPronouns.end();
}

/// Up to the infinitive, or to what is said about the name.
std::string addressee_of(std::string_view rest) {
  constexpr std::array<std::string_view, 5> kEnds{",", ";", ":", " that ", " not to "};
  auto end = std::min({rest.size(), kLongestName, find_infinitive(rest)});
  for (const auto each : kEnds) end = std::min(end, rest.find(each));
  const bool ended = end < rest.size() && end < kLongestName;
  const auto name = rest.substr(0, end);
  if (!ended || rest.substr(0, 5) == "that " || is_pronoun(name)) return {};
  return std::string{name};
}

/// Where a clause may begin: behind ", " and " and ", whichever comes first. In one pass: a search
/// for each of the two would go to the end of the text at every comma of one that has no "and".
std::size_t next_beginning(std::string_view text, std::size_t from) {
  for (auto at = text.find_first_of(", ", from); at != std::string_view::npos;
       at = text.find_first_of(", ", at + 1)) {
    const auto here = text.substr(at, 6);
    if (here == ", and ") return at + 6;
    if (here.substr(0, 5) == " and ") return at + 5;
    if (here.substr(0, 2) == ", ") return at + 2;
  }
  return text.size();
}

std::string bare(std::string_view name) {
  auto key = ' ' + text::key(name) + ' ';
  // A body is named in full once, then without "United Nations".
  for (const std::string_view word : {" the ", " all ", " a ", " its ", " united nations "}) {
    for (auto at = key.find(word); at != std::string::npos; at = key.find(word)) {
      key.replace(at, word.size(), " ");
    }
  }
  return key;
}

}  // namespace

std::vector<Saying> sayings(std::string_view text, const Ladders& ladders) {
  std::vector<Saying> out;
  for (std::size_t at = 0; at < text.size() && out.size() < kMostSayings;
       at = next_beginning(text, at)) {
    const auto rest = text.substr(at);
    auto verb = clause::opening_verb(rest.substr(0, 200));
    verb.resize(std::min(verb.find(" and "), verb.size()));  // the second is read for itself
    if (verb.empty()) continue;
    const auto strength = ladders.strength(verb);
    if (!strength) continue;
    Saying saying{verb, *strength, ""};
    if (ladders.addresses(*strength)) saying.addressee = addressee_of(behind_verb(rest, verb));
    out.push_back(std::move(saying));
  }
  return out;
}

bool same_addressee(std::string_view a, std::string_view b) {
  const auto left = bare(a);
  const auto right = bare(b);
  return left.find(right) != std::string::npos || right.find(left) != std::string::npos;
}

}  // namespace mandated::diff
