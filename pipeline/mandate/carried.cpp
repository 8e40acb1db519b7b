#include "pipeline/mandate/carried.h"

#include <algorithm>

#include "pipeline/text/match.h"

namespace mandated::mandate {
namespace {

using Tables = Words::Tables;

/// "UNSOM's mandate", "the Mission's existing mandate": the phrase holds its owner.
std::optional<Found> owner(const Scene& scene, const Phrase& phrase) {
  static const re2::RE2 kOwner{"^(.+?)(?:['\\x{2019}]s?)\\s"};
  static const re2::RE2 kAcronym{"^([A-Z][\\w-]+) (?:[a-z]+ )?mandate$"};  // "the UNMU mandate"
  const auto words = scene.clause.substr(phrase.begin, phrase.end - phrase.begin);
  re2::StringPiece group;
  // "the Reef Forum mandate"
  static const re2::RE2 kNamed{"^([A-Z].* [A-Z][\\w-]+) mandate$"};
  const bool acronym =
      (re2::RE2::PartialMatch(piece(words), kAcronym, &group) && is_acronym(view(group))) ||
      (re2::RE2::PartialMatch(piece(words), kNamed, &group) &&
       !type_of(view(group), scene.tables).empty());
  if (!acronym && !re2::RE2::PartialMatch(piece(words), kOwner, &group)) return std::nullopt;
  Found found;
  found.begin = phrase.begin;
  found.end = phrase.end;
  found.carried = true;
  found.holder = {std::string{group.data(), group.size()}, "", group.size()};
  found.holder.type = type_of(found.holder.name, scene.tables);
  if (found.holder.type.empty()) found.holder.type = "other";
  return found;
}

/// "its mandate", "this mandate": who was named last before. Nobody: the reader of the title knows.
std::optional<Found> pronoun(const Scene& scene, const Phrase& phrase) {
  Found found;
  found.begin = phrase.begin;
  found.end = phrase.end;
  found.carried = true;
  if (auto holder = last_holder(scene.before, scene.tables)) found.holder = std::move(*holder);
  return found;
}

/// What is a mandate only where it is extended or ended, not where it is widened: "the stationing".
bool is_prolonged(const Act& act) {
  return act.action == MandateAction::extended || act.action == MandateAction::terminated;
}

bool is_any_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

bool holds_word(const Phrase& phrase, std::string_view word) {
  const auto padded = " " + phrase.words + " ";
  return padded.find(" " + std::string{word} + " ") != std::string::npos;
}

bool is_mandate(const Phrase& phrase) {
  return holds_word(phrase, "mandate") || holds_word(phrase, "mandates");
}

std::optional<std::size_t> second_name(std::string_view name, const Tables& tables) {
  static const re2::RE2 kAndThe{"(,?\\s+and\\s+the\\s+)"};
  static const re2::RE2 kForces{"^(?:[a-z]+\\s+){0,2}(?:forces|troops)\\b"};
  re2::StringPiece group;
  for (std::size_t at = 0;
       kAndThe.Match(piece(name), at, name.size(), re2::RE2::UNANCHORED, &group, 1);) {
    at = offset(name, group) + group.size();
    const auto next = read_phrase(name, at, tables);
    const auto type = type_of_head(name, next, tables);
    // "and the Team" that ends the name; "and the Agency for Sand" may be a name's subject.
    const bool last =
        type == "other" && next.end >= name.size() && name[at] >= 'A' && name[at] <= 'Z';
    const bool forces = re2::RE2::PartialMatch(piece(name.substr(at)), kForces);
    if ((!type.empty() && type != "other") || last || forces) return offset(name, group);
  }
  return std::nullopt;
}

Holder first_listed(std::string_view stretch, const Tables& tables) {
  static const re2::RE2 kNext{"(?:,|\\s+and)\\s+(?:(?:the\\s+)?([A-Z])|the\\s+([a-z]))"};
  auto holder = read_holder(stretch, tables);
  const auto name = stretch.substr(0, std::min(holder.end, stretch.size()));
  if (const auto second = second_name(name, tables)) {
    return first_listed(name.substr(0, *second), tables);
  }
  re2::StringPiece groups[3];
  if (!kNext.Match(piece(name), 0, name.size(), re2::RE2::UNANCHORED, groups, 3)) return holder;
  const auto next = offset(name, groups[1].empty() ? groups[2] : groups[1]);
  const auto type = groups[1].empty() ? type_of_head(name, read_phrase(name, next, tables), tables)
                                      : type_of(name.substr(next), tables);
  auto first = read_holder(name.substr(0, offset(name, groups[0])), tables);
  return first.type.empty() || type.empty() || type == "other" ? holder : first;
}

/// Bytes from "the mandate" to whose it is: "of ", "and the tasks of ", "for an ", "and all
/// requests made to the ". 0 for nobody's.
static std::size_t to_owner(std::string_view rest, bool founds, const Tables& tables) {
  static const re2::RE2 kOf{
      "^(?:\\s+(?:and|or)\\s+[^,;.:]{1,60}?|\\s+in\\s+[A-Z]\\w+|\\s*\\([^)]*\\)|\\s+(?:given|"
      "granted|assigned|entrusted)\\s+to\\s+|\\s+during\\s[^,;.:]{1,60}|\\s+(?:by|for)\\s+"
      "(?:[a-z]+\\s+){1,2}(?:years?|months?))?(?:\\s*,[^;:]{0,240}?,)?\\s*"
      "(?:,?\\s+(?:that\\s+)?[Oo]f\\s+)(?:each\\s+of\\s+|the\\s+mandate\\s+of\\s+)?"};
  // "a mandate for an Independent Expert on …"; "and all requests made to the Office of …"
  static const re2::RE2 kFor{"^\\s+for\\s+(?:an?\\s+)(?:new\\s+)?"};
  static const re2::RE2 kRequests{
      "^\\s+and\\s+all\\s+(?:the\\s+)?request(?:s|ed)\\s[^;:,]{0,80}?\\sto\\s+the\\s+"};
  re2::StringPiece group;
  const auto match = [&](const re2::RE2& form) {
    return form.Match(piece(rest), 0, rest.size(), re2::RE2::ANCHOR_START, &group, 1);
  };
  if (match(kRequests)) return group.size();
  if (match(kFor)) {  // not "for a further period"
    const auto kind = type_of_head(rest, read_phrase(rest, group.size(), tables), tables);
    if (founds || (!kind.empty() && kind != "other")) return group.size();
  }
  return match(kOf) ? group.size() : 0;
}

/// "the mandate of the Mission and the Special Rapporteur": of two, though it is one word.
static bool names_two(std::string_view named, const Tables& tables) {
  const auto end = read_holder(named, tables).end;
  return second_name(named.substr(0, end), tables).has_value() ||
         second_name(named.substr(std::min(end, named.size())), tables) == 0U;
}

std::optional<Found> owned(const Scene& scene, const Phrase& phrase) {
  const auto clause = scene.clause;
  const auto& tables = scene.tables;
  const auto to =
      to_owner(clause.substr(phrase.end), scene.act.action == MandateAction::established, tables);
  if (to == 0) return std::nullopt;
  Found found;
  found.begin = phrase.end + to;
  found.plural = phrase.last() == "mandates" || phrase.last() == "terms";
  found.carried = true;
  // "the current mandate holder, the Independent Expert on …"
  static const re2::RE2 kBearer{
      "(?i)^(?:the\\s+)?(?:current\\s+)?(?:mandate\\s+holder|incumbent|(?-i:[A-Z])"
      "\\w+(?:\\s(?-i:[A-Z])\\w+){1,3}),\\s+the\\s+((?:UN\\s+|United\\s+Nations\\s+)?(?:special|"
      "independent)\\s|(?-i:[A-Z]))"};
  auto bearer = piece(clause.substr(found.begin));
  re2::StringPiece named_at;
  if (re2::RE2::Consume(&bearer, kBearer, &named_at)) found.begin = offset(clause, named_at);
  const auto of_whom = read_phrase(clause, found.begin, tables);
  const auto who = of_whom.words.substr(0, of_whom.words.find(' '));  // "Judge A"
  if (tables.persons.count(of_whom.last()) != 0 || tables.persons.count(who) != 0) {
    return std::nullopt;
  }
  const auto named = clause.substr(found.begin);
  found.plural = found.plural || names_two(named, tables);
  found.holder = found.plural ? first_listed(named, tables) : read_holder(named, tables);
  found.end = found.begin + std::max<std::size_t>(found.holder.end, 1);
  if (found.holder.name.empty()) return std::nullopt;
  if (found.holder.type.empty()) found.holder.type = "other";
  return found;
}

std::optional<Found> named_before(const Scene& scene, const Phrase& phrase) {
  auto found = pronoun(scene, phrase);
  return found && !found->holder.name.empty() ? found : std::nullopt;
}

std::optional<Found> long_owner(const Scene& scene, std::size_t at) {
  static const re2::RE2 kOwner{
      "^(?:the\\s+)?([A-Z][\\w-]*(?:\\s+(?:of|on|for|in|and|the|[A-Z][\\w-]*)){1,12})(?:'|"
      "\\x{2019})s?\\s+(?:current\\s+|existing\\s+)?mandate\\b"};
  const auto rest = scene.clause.substr(std::min(at, scene.clause.size()));
  re2::StringPiece groups[2];
  if (!kOwner.Match(piece(rest), 0, rest.size(), re2::RE2::ANCHOR_START, groups, 2)) {
    return std::nullopt;
  }
  Found found;
  found.begin = at + offset(rest, groups[1]);
  found.end = at + groups[0].size();
  found.carried = true;
  found.holder = {std::string{groups[1].data(), groups[1].size()}, "", groups[1].size()};
  found.holder.type = type_of(found.holder.name, scene.tables);
  if (found.holder.type.empty()) found.holder.type = "other";
  return found;
}

std::optional<Found> carried(const Scene& scene, const Phrase& phrase) {
  if (auto own = owner(scene, phrase)) return own;
  const bool mandate = is_mandate(phrase);
  const auto head = phrase.last();
  if (auto of = owned(scene, phrase)) {
    // "the term of the judges", "the appointment of Mr. …" are no mandate of a body.
    // Nor is "the duration of the session of the Commission": sessions have none.
    const auto whose = read_phrase(scene.clause, of->begin, scene.tables);
    const auto kind = type_of_head(scene.clause, whose, scene.tables);
    // "the term of the Decade of Lamps"
    const bool named_only = scene.tables.named_only.count(whose.last()) != 0;
    const bool of_nobody =
        (of->holder.type == "other" && !named_only &&
         is_any_of(head, {"appointment", "period", "tenure", "term", "terms", "work", "life"})) ||
        (kind.empty() && is_any_of(head, {"duration", "period", "work", "deployment"}));
    if (!mandate && (!is_prolonged(scene.act) || of_nobody)) return std::nullopt;
    return of;
  }
  const bool theirs = phrase.determiner == "its" || phrase.determiner == "their";
  const bool stands_for_it = theirs && is_any_of(head, {"tasks", "term", "operations", "presence"});
  if (!mandate && !stands_for_it) return std::nullopt;
  if (head == "mandates" && phrase.determiner.empty()) return std::nullopt;  // "mandates on sand"
  return pronoun(scene, phrase);
}

std::optional<Found> strength_of(const Scene& scene, const Phrase& phrase) {
  if (auto own = owner(scene, phrase)) return own;
  if (phrase.determiner == "its") return pronoun(scene, phrase);  // "its troop ceiling"
  // "the authorized strength of the military component of UNMISS"
  static const re2::RE2 kOf{
      "^[^;:,]{0,120}?\\s+(?:of|for|in|within)\\s+(?:the\\s+)?([A-Z]|(?:mission|"
      "force|operation)\\b)"};
  const auto rest = scene.clause.substr(phrase.end);
  re2::StringPiece groups[2];
  if (kOf.Match(piece(rest), 0, rest.size(), re2::RE2::ANCHOR_START, groups, 2)) {
    Found found;
    found.begin = phrase.end + offset(rest, groups[1]);
    found.holder = read_holder(scene.clause.substr(found.begin), scene.tables);
    found.end = found.begin + found.holder.end;
    if (found.holder.type == "mission") return found;
  }
  // "…, reduces the authorised ceiling to 3,250": of the mission that was named before, or that
  // the text is on.
  const bool authorized = holds_word(phrase, "authorised") || holds_word(phrase, "authorized");
  if (phrase.determiner == "the" && authorized) return pronoun(scene, phrase);
  // "the ceiling of its military component"
  static const re2::RE2 kIts{"^\\s+(?:of|for|in)\\s+its\\s"};
  return re2::RE2::PartialMatch(piece(rest), kIts) ? pronoun(scene, phrase) : std::nullopt;
}

}  // namespace mandated::mandate
