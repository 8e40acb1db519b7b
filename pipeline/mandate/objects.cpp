#include "pipeline/mandate/objects.h"

#include <algorithm>

#include "pipeline/mandate/phrase.h"
#include "pipeline/mandate/term.h"

namespace mandated::mandate {
namespace {

using Tables = Words::Tables;

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

std::size_t offset(std::string_view text, re2::StringPiece at) {
  return static_cast<std::size_t>(at.data() - text.data());
}

/// Of several names in a row, the first: what follows ", and the", ", the" or "and the" is the next
/// where both parts name a holder.
Holder first_listed(std::string_view stretch, const Tables& tables) {
  static const re2::RE2 kNext{"(?:,|\\s+and)\\s+(?:the\\s+)?([A-Z])"};
  auto holder = read_holder(stretch, tables);
  const auto name = stretch.substr(0, std::min(holder.end, stretch.size()));
  re2::StringPiece groups[2];
  if (!kNext.Match(piece(name), 0, name.size(), re2::RE2::UNANCHORED, groups, 2)) return holder;
  const auto type = type_of(name.substr(offset(name, groups[1])), tables);
  auto first = read_holder(name.substr(0, offset(name, groups[0])), tables);
  return first.type.empty() || type.empty() || type == "other" ? holder : first;
}

bool holds_word(const Phrase& phrase, std::string_view word) {
  const auto padded = " " + phrase.words + " ";
  return padded.find(" " + std::string{word} + " ") != std::string::npos;
}

/// "UNSOM's mandate", "the Mission's existing mandate": the phrase holds its owner.
std::optional<Found> owner(std::string_view clause, const Phrase& phrase, const Tables& tables) {
  static const re2::RE2 kOwner{"^(.+?)(?:['\\x{2019}]s?)\\s"};
  const auto words = clause.substr(phrase.begin, phrase.end - phrase.begin);
  re2::StringPiece group;
  if (!re2::RE2::PartialMatch(piece(words), kOwner, &group)) return std::nullopt;
  Found found;
  found.begin = phrase.begin;
  found.end = phrase.end;
  found.carried = true;
  found.holder = {std::string{group.data(), group.size()}, "", group.size()};
  found.holder.type = type_of(found.holder.name, tables);
  if (found.holder.type.empty()) found.holder.type = "other";
  return found;
}

/// "the mandate", then "of HOLDER".
std::optional<Found> owned(std::string_view clause, const Phrase& phrase, const Tables& tables) {
  static const re2::RE2 kOf{
      "^(?:\\s+(?:and|or)\\s+[^,;.:]{1,60}?|\\s+in\\s+[A-Z]\\w+|\\s*\\([^)]*\\)|\\s+(?:given|"
      "granted|assigned|entrusted)\\s+to\\s+)?(?:\\s*,[^;:]{0,240}?,)?\\s*"
      "(?:,?\\s+of\\s+)(?:each\\s+of\\s+)?"};
  const auto rest = clause.substr(phrase.end);
  re2::StringPiece group;
  if (!kOf.Match(piece(rest), 0, rest.size(), re2::RE2::ANCHOR_START, &group, 1)) {
    return std::nullopt;
  }
  Found found;
  found.begin = phrase.end + group.size();
  found.plural = phrase.last() == "mandates" || phrase.last() == "terms";
  found.carried = true;
  // "the current mandate holder, the Independent Expert on …"
  static const re2::RE2 kBearer{
      "(?i)^(?:the\\s+)?(?:current\\s+)?(?:mandate\\s+holder|incumbent),\\s+"};
  auto bearer = piece(clause.substr(found.begin));
  if (re2::RE2::Consume(&bearer, kBearer)) found.begin = clause.size() - bearer.size();
  const auto named = clause.substr(found.begin);
  found.holder = found.plural ? first_listed(named, tables) : read_holder(named, tables);
  found.end = found.begin + std::max<std::size_t>(found.holder.end, 1);
  if (found.holder.name.empty()) return std::nullopt;
  if (found.holder.type.empty()) found.holder.type = "other";
  return found;
}

/// "its mandate", "this mandate": who was named last before. Nobody: the reader of the title knows.
std::optional<Found> pronoun(const Phrase& phrase, std::string_view before, const Tables& tables) {
  Found found;
  found.begin = phrase.begin;
  found.end = phrase.end;
  found.carried = true;
  if (auto holder = last_holder(before, tables)) found.holder = std::move(*holder);
  return found;
}

/// "the measures imposed by paragraph 4", "the authorizations as set out in …".
Found measures(std::string_view clause, const Phrase& phrase, const Tables& tables) {
  static const re2::RE2 kSaid{
      "(?i)^(?:\\s+on\\s+\\w+)?(?:\\s+(?:first\\s+|initially\\s+)?(?:imposed|set\\s+out|set\\s+"
      "forth|contained|provided|specified|granted|established|in|"
      "under|by|referred\\s+to|described|on|against)\\s[^;:]{0,200}?)?(,|;|:|\\.|\\s+(?:until|for|"
      "through|as|from|which|to|so|and\\s+(?:requests|decides|"
      "reaffirms|further))\\b|$)"};
  Found found;
  found.begin = phrase.begin;
  found.end = phrase.end;
  const auto rest = clause.substr(phrase.end);
  re2::StringPiece groups[2];
  if (kSaid.Match(piece(rest), 0, rest.size(), re2::RE2::ANCHOR_START, groups, 2)) {
    // A list of paragraphs has commas of its own: "paragraphs 4, 5, 6 and 7 of resolution …".
    static const re2::RE2 kParagraphs{
        "(?i)^(?:\\s+on\\s+\\w+)?\\s+(?:imposed|set\\s+out|set\\s+forth|contained|provided|"
        "specified|in|by|referred\\s+to)\\s[^;:,]{0,60}?"
        "\\bparagraphs?\\s+[\\d()a-z]+(?:(?:,|\\s+and|,\\s+and|\\s+to)\\s+[\\d()a-z]+)*(?:\\s+(?:"
        "of|to)\\s+(?:its\\s+)?"
        "resolution\\s+\\d+(?:\\s+\\(\\d{4}\\))?)?"};
    re2::StringPiece listed;
    const bool list =
        kParagraphs.Match(piece(rest), 0, rest.size(), re2::RE2::ANCHOR_START, &listed, 1);
    found.end += std::max(offset(rest, groups[1]), list ? listed.size() : 0);
  }
  auto name = clause.substr(phrase.begin, found.end - phrase.begin);
  while (!name.empty() && name.back() == ' ') name.remove_suffix(1);
  found.holder = {std::string{name}, "authorization", name.size()};
  (void)tables;
  return found;
}

bool is_generic(const std::string& type) { return type == "other" || type == "committee"; }

bool indefinite(const Phrase& phrase) {
  return phrase.determiner == "a" || phrase.determiner == "an" || phrase.determiner == "two" ||
         phrase.determiner == "three" || phrase.determiner == "four" || phrase.determiner == "five";
}

/// The object itself is the holder: "the Panel on Somalia", "a working group on …".
std::optional<Found> bare(std::string_view clause, const Phrase& phrase, const Act& act,
                          const Tables& tables) {
  const auto type = type_of_head(clause, phrase, tables);
  if (type.empty()) return std::nullopt;
  const bool founds = act.action == MandateAction::established;
  // "authorizes the deployment of the necessary police force" founds nothing
  const bool capital = clause[phrase.begin] >= 'A' && clause[phrase.begin] <= 'Z';
  if (act.rule.rfind("approve-", 0) == 0 && !capital && !indefinite(phrase)) return std::nullopt;
  if (!founds && type == "other" && phrase.determiner != "the") return std::nullopt;
  Found found;
  found.begin = phrase.begin;
  found.holder = read_holder(clause.substr(phrase.begin), tables);
  found.end = phrase.begin + std::max<std::size_t>(found.holder.end, 1);
  found.holder.type = type == "other" && !found.holder.type.empty() ? found.holder.type : type;
  if (found.holder.name.empty()) return std::nullopt;
  // "a political mission in Colombia, the United Nations Verification Mission in Colombia (…)"
  static const re2::RE2 kApposition{
      "^(?:\\s+in\\s+[A-Z]\\w+)?,\\s+(?:called\\s+|named\\s+)?the\\s+([A-Z])"};
  const auto rest = clause.substr(found.end);
  re2::StringPiece groups[2];
  if (founds && kApposition.Match(piece(rest), 0, rest.size(), re2::RE2::ANCHOR_START, groups, 2)) {
    const auto named = found.end + offset(rest, groups[1]);
    const auto proper_phrase = read_phrase(clause, named, tables);
    auto proper = read_holder(clause.substr(named), tables);
    if (!type_of_head(clause, proper_phrase, tables).empty() && !proper.type.empty()) {
      found.end = named + proper.end;
      found.holder = std::move(proper);
    }
  }
  return found;
}

/// An office that is filled, not founded: "to appoint the Director of the Agency".
bool fills_an_office(const Act& act, const Phrase& phrase) {
  const bool person = act.verb == "appoint" || act.verb == "designate" || act.verb == "nominate";
  return act.delegated && person && (!indefinite(phrase) || phrase.words.rfind("new ", 0) == 0);
}

/// A fund that pays for something ("a voluntary trust fund") has no mandate; one that is a body of
/// the United Nations has a name.
bool is_account(std::string_view text, const Phrase& phrase) {
  const char first = text[phrase.begin];
  return phrase.last() == "fund" && (holds_word(phrase, "trust") || (first >= 'a' && first <= 'z'));
}

std::string need_of(const Act& act, const Tables& tables) {
  const auto found = tables.needs.find(act.verb);
  return found == tables.needs.end() ? "" : found->second;
}

bool is_body(const std::string& type) {
  return type == "working_group" || type == "committee" || type == "investigative_body" ||
         type == "mission" || type == "expert_group";
}

std::optional<Found> carried(std::string_view text, std::string_view clause, std::size_t before,
                             const Phrase& phrase, const Act& act, const Tables& tables) {
  if (auto own = owner(clause, phrase, tables)) return own;
  // "terms", "work" and their like are a mandate only of somebody who can hold one.
  const bool mandate = holds_word(phrase, "mandate") || holds_word(phrase, "mandates");
  auto of = owned(clause, phrase, tables);
  if (of && !mandate && act.verb != "extend" && act.verb != "prolong" && act.verb != "renew" &&
      act.verb != "maintain" && act.verb != "continue" && act.verb != "terminate" &&
      act.verb != "end") {
    return std::nullopt;
  }
  if (of && phrase.last() == "appointment" && of->holder.type == "other") return std::nullopt;
  if (of &&
      (phrase.last() == "period" || phrase.last() == "term" || phrase.last() == "terms" ||
       phrase.last() == "work" || phrase.last() == "life") &&
      is_generic(of->holder.type) && of->holder.type != "committee")
    return std::nullopt;
  if (of) return of;
  if (!mandate && phrase.determiner != "its" && phrase.determiner != "their") return std::nullopt;
  if (!mandate && phrase.last() != "tasks" && phrase.last() != "term" &&
      phrase.last() != "operations" && phrase.last() != "presence")
    return std::nullopt;
  return pronoun(phrase, text.substr(0, before), tables);
}

std::optional<Found> strength_of(std::string_view text, std::string_view clause, std::size_t before,
                                 const Phrase& phrase, const Tables& tables) {
  if (auto own = owner(clause, phrase, tables)) return own;
  // "the authorized strength of the military component of UNMISS"
  static const re2::RE2 kOf{"^[^;:,]{0,120}?\\s+(?:of|for|in|within)\\s+(?:the\\s+)?([A-Z])"};
  const auto rest = clause.substr(phrase.end);
  re2::StringPiece groups[2];
  if (kOf.Match(piece(rest), 0, rest.size(), re2::RE2::ANCHOR_START, groups, 2)) {
    Found found;
    found.begin = phrase.end + offset(rest, groups[1]);
    found.holder = read_holder(clause.substr(found.begin), tables);
    found.end = found.begin + found.holder.end;
    if (found.holder.type == "mission") return found;
    return std::nullopt;
  }
  if (phrase.determiner == "its") return pronoun(phrase, text.substr(0, before), tables);
  return std::nullopt;
}

/// `clause` begins with the phrase's text at `at`; `before` is where it stands in the sentence.
std::optional<Found> found_at(std::string_view text, std::string_view clause, std::size_t at,
                              std::size_t before, const Act& act, const Tables& tables) {
  auto phrase = read_phrase(clause, at, tables);
  if (phrase.end == phrase.begin) return std::nullopt;
  const auto need = need_of(act, tables);
  const auto head = phrase.last();
  // "to create the post of High Commissioner"
  if (head == "post" || head == "position" || head == "function") {
    const auto of = clause.substr(phrase.end, 4) == " of " ? phrase.end + 4 : clause.size();
    phrase = read_phrase(clause, of, tables);
    if (phrase.end == phrase.begin) return std::nullopt;
  }
  // "to widen the scope of the mandate of …"
  if (head == "scope" && clause.substr(phrase.end, 4) == " of ") {
    const auto of = read_phrase(clause, phrase.end + 4, tables);
    if (of.last() == "mandate") return found_at(text, clause, phrase.end + 4, before, act, tables);
    return std::nullopt;
  }
  if (tables.strengths.count(head) != 0) {
    const bool changes =
        act.action == MandateAction::expanded || act.action == MandateAction::reduced;
    return changes ? strength_of(text, clause, before, phrase, tables) : std::nullopt;
  }
  if (need == "strength") return std::nullopt;
  const bool founds = act.action == MandateAction::established;
  const bool mandate = holds_word(phrase, "mandate") || holds_word(phrase, "mandates");
  if (tables.carriers.count(head) != 0 || mandate) {
    if (type_of_head(clause, phrase, tables).empty() || mandate) {
      if (need == "measure") return std::nullopt;
      if (founds && !mandate) return std::nullopt;
      return carried(text, clause, before, phrase, act, tables);
    }
  }
  if (tables.measures.count(head) != 0) {
    if (founds || phrase.determiner == "a" || phrase.determiner == "any") return std::nullopt;
    // "the authorization of the Mission"
    if (head.substr(0, 6) == "author") {
      auto of = owned(clause, phrase, tables);
      if (of && !is_generic(of->holder.type) && of->holder.type != "authorization") return of;
    }
    return measures(clause, phrase, tables);
  }
  if (need == "measure" || fills_an_office(act, phrase) || is_account(clause, phrase))
    return std::nullopt;
  if (act.action == MandateAction::reduced || act.action == MandateAction::modified) {
    const bool mission = act.action == MandateAction::reduced && !act.subject.empty() &&
                         type_of_head(clause, phrase, tables) == "mission";
    if (act.verb != "rename" && act.verb != "reconstitute" && !mission) return std::nullopt;
  }
  auto found = bare(clause, phrase, act, tables);
  if (found && need == "body" && !is_body(found->holder.type)) return std::nullopt;
  return found;
}

}  // namespace

std::optional<Found> object_of(std::string_view text, const Act& act, const Tables& tables) {
  const auto clause = text.substr(act.object, act.end - act.object);
  const auto at = object_start(clause, 0, tables);
  return found_at(text, clause, at, act.object, act, tables);
}

std::optional<Found> subject_of(std::string_view text, const Act& act, const Tables& tables) {
  auto own = act;
  own.object = 0;
  std::string_view subject = act.subject;
  if (own.verb == "include") own.verb = "also-include";
  auto found = found_at(text, subject, object_start(subject, 0, tables), 0, own, tables);
  if (found) found->plural = false;
  return found;
}

std::optional<Found> next_object(std::string_view clause, const Found& last, const Tables& tables) {
  static const re2::RE2 kMandate{
      "(?i)(?:[,;]|\\band|\\bas\\s+well\\s+as)\\s+(?:and\\s+)?(?:also\\s+)?(?:(?:the|that)\\s+(?:"
      "mandates?\\s+)?of|of)\\s+(?:the\\s+)?((?-i:[A-Z])|[a-z])"};
  static const re2::RE2 kListed{"(?:;|,|\\band)\\s+(?:and\\s+)?(?:the\\s+)?([A-Z])"};
  if (last.end >= clause.size() || !last.carried) return std::nullopt;
  const auto rest = clause.substr(last.end);
  Found found;
  re2::StringPiece groups[2];
  if (kMandate.Match(piece(rest), 0, rest.size(), re2::RE2::UNANCHORED, groups, 2) ||
      (last.plural &&
       kListed.Match(piece(rest), 0, rest.size(), re2::RE2::UNANCHORED, groups, 2))) {
    found.begin = last.end + offset(rest, groups[1]);
  } else {
    return std::nullopt;
  }
  found.plural = last.plural;
  found.carried = true;
  const auto named = clause.substr(found.begin);
  const auto phrase = read_phrase(clause, found.begin, tables);
  found.holder = found.plural ? first_listed(named, tables) : read_holder(named, tables);
  found.end = found.begin + std::max<std::size_t>(found.holder.end, 1);
  const auto type = type_of_head(clause, phrase, tables);
  if (found.holder.name.empty() || type.empty() || type == "other") return std::nullopt;
  if (found.holder.type.empty()) found.holder.type = type;
  return found;
}

}  // namespace mandated::mandate
