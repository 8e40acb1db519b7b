#include "pipeline/mandate/clauses.h"

#include <algorithm>

#include "pipeline/base/ascii.h"
#include "pipeline/mandate/opening.h"
#include "pipeline/text/match.h"

namespace mandated::mandate {
namespace {

using Tables = Words::Tables;

/// In lower case, with one space between words.
std::string folded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n';
    if (space && (out.empty() || out.back() == ' ')) continue;
    out += space ? ' ' : lower(c);
  }
  return out;
}

/// "Adopted with five others, the resolution on sand extended …": where that one begins, in a
/// sentence whose first words are no clause.
std::optional<Clause> long_clause(std::string_view text, const Tables& tables) {
  const auto first = opener_of(text, {0, text.size()}, tables);
  if (first && (!first->subject.empty() || !is_past(first->verb))) return std::nullopt;
  re2::StringPiece groups[2];
  if (!tables.long_boundary->Match(piece(text), 0, text.size(), re2::RE2::UNANCHORED, groups, 2)) {
    return std::nullopt;
  }
  return Clause{offset(text, groups[0]), offset(text, groups[1])};
}

/// ", the Committee established by resolution 1999 (1999)" is a name, not what a committee did;
/// "established by a vote of 9 to 1" is.
bool is_participle(std::string_view opens, std::string_view after, const Tables& tables) {
  static const re2::RE2 kBy{
      "(?i)^\\s+(?:by\\s+(?:the|its|paragraphs?|resolutions?|decisions?|general|security|economic|"
      "human)|pursuant|under|in\\s+(?:accordance|paragraphs?|(?:[a-z]+\\s+){0,4}resolutions?))\\b"};
  static const re2::RE2 kVerb{"(?i)\\s(set\\s+up|[a-z-]+ed)$"};
  std::string verb;
  return re2::RE2::PartialMatch(piece(opens), kVerb, &verb) &&
         tables.action_of.count(folded(verb)) != 0 && re2::RE2::PartialMatch(piece(after), kBy);
}

/// "Requests", "3. Decides": an opener of one word, which is its verb; else "".
std::string_view single_word(std::string_view opener) {
  const auto ascii = [](char c) { return (c & 0x80) == 0; };
  if (!std::all_of(opener.begin(), opener.end(), ascii)) return {};
  const auto first = std::find_if(opener.begin(), opener.end(), is_alpha);
  const auto word = opener.substr(static_cast<std::size_t>(first - opener.begin()));
  return word.find_first_of(" \t\r\n\f\v") == word.npos ? word : std::string_view{};
}

}  // namespace

std::optional<Opener> opener_of(std::string_view text, const Clause& clause, const Tables& tables) {
  auto rest = piece(text.substr(clause.begin, clause.end - clause.begin));
  // RE2 tells the end of a match by its automaton; asked for groups, it tries all ways to match.
  re2::StringPiece whole, subject, verb;
  const bool opens = tables.opener->Match(rest, 0, rest.size(), re2::RE2::ANCHOR_START, &whole, 1);
  if (const auto word = single_word(view(whole)); !word.empty()) {
    return Opener{"", lowered(word), offset(text, piece(word)) + word.size()};
  }
  if (!re2::RE2::Consume(&rest, opens ? *tables.opener : *tables.long_opener, &subject, &verb)) {
    return std::nullopt;
  }
  const auto end = offset(text, verb) + verb.size();
  auto form = folded(view(verb));
  for (const std::string_view auxiliary : {"was ", "having "}) {
    if (form.rfind(auxiliary, 0) == 0) form.erase(0, auxiliary.size());
  }
  return Opener{folded(view(subject)), std::move(form), end};
}

std::vector<Clause> clauses_of(std::string_view text, const Tables& tables) {
  std::vector<Clause> clauses{{0, text.size()}};
  re2::StringPiece groups[3];
  std::size_t from = 0;
  if (const auto first = long_clause(text, tables)) {
    clauses.back().end = first->begin;
    clauses.push_back({first->end, text.size()});
    from = first->end;
  }
  while (tables.boundary->Match(piece(text), from, text.size(), re2::RE2::UNANCHORED, groups, 3)) {
    const auto at = offset(text, groups[0]);
    const auto& opens = groups[1].empty() ? groups[2] : groups[1];
    const auto verb = offset(text, opens);
    from = verb;
    if (is_participle(view(groups[1]), text.substr(verb + opens.size()), tables)) continue;
    // ", extended the mandate" goes on after another verb: else its subject stands before the
    // comma.
    if (groups[1].empty() && text[at] == ',' &&
        !opener_of(text, {clauses.back().begin, at}, tables)) {
      continue;
    }
    clauses.back().end = at;
    clauses.push_back({verb, text.size()});
  }
  return clauses;
}

}  // namespace mandated::mandate
