#include "pipeline/mandate/objects.h"

#include <algorithm>

#include "pipeline/mandate/carried.h"
#include "pipeline/mandate/measures.h"
#include "pipeline/mandate/phrase.h"
#include "pipeline/text/match.h"

namespace mandated::mandate {
namespace {

using Tables = Words::Tables;

bool indefinite(const Phrase& phrase) {
  return phrase.determiner == "a" || phrase.determiner == "an" || phrase.determiner == "two" ||
         phrase.determiner == "three" || phrase.determiner == "four" || phrase.determiner == "five";
}

/// Where the name that is given to who was described begins: "a political mission in Utopia, the
/// United Nations Reef Mission (…)", "…, under the name \"…\"", "…, which shall be called the …".
std::optional<std::size_t> given_name_at(std::string_view rest) {
  static const re2::RE2 kApposition{
      "^(?:\\s+in\\s+[A-Z]\\w+)?(?:,\\s+under\\s+its\\s+authority)?"
      "(?:\\s+for\\s+an?\\s[^,;:]{1,60})?,?\\s+(?:called\\s+|named\\s+|entitled\\s+|"
      "known\\s+as\\s+|under\\s+the\\s+(?:name|title)\\s+(?:of\\s+)?|to\\s+be\\s+(?:called|named|"
      "known\\s+as|entitled)\\s+)?(?:the\\s+)?[\"\\x{201c}]?(?:the\\s+)?([A-Z])"};
  static const re2::RE2 kCalled{
      "^[^;:]{0,300}?,?\\s(?:which\\s+(?:shall|will|is\\s+to)\\s+be|to\\s+be)\\s+(?:called|named|"
      "known\\s+as|entitled)\\s+(?:the\\s+)?[\"\\x{201c}]?(?:the\\s+)?([A-Z])"};
  // "a new special procedure entitled \"independent expert on lamps\""
  static const re2::RE2 kEntitled{"^,?\\s+entitled\\s+[\"\\x{201c}]?(?:the\\s+)?(\\w)"};
  re2::StringPiece groups[2];
  for (const auto* form : {&kApposition, &kEntitled, &kCalled}) {
    if (form->Match(piece(rest), 0, rest.size(), re2::RE2::ANCHOR_START, groups, 2)) {
      return offset(rest, groups[1]);
    }
  }
  return std::nullopt;
}

/// An acronym is no fuller name than the description.
void take_given_name(std::string_view clause, const Tables& tables, Found& found) {
  const auto at = given_name_at(clause.substr(found.end));
  if (!at) return;
  const auto named = found.end + *at;
  auto proper = read_holder(clause.substr(named), tables);
  if (type_of_head(clause, read_phrase(clause, named, tables), tables).empty() ||
      proper.type.empty() || proper.name.find(' ') == std::string::npos) {
    return;
  }
  found.end = named + proper.end;
  found.holder = std::move(proper);
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
  if (!founds && !capital && tables.named_only.count(phrase.last()) != 0) return std::nullopt;
  Found found;
  found.begin = phrase.begin;
  found.holder = read_holder(clause.substr(phrase.begin), tables);
  found.end = phrase.begin + std::max<std::size_t>(found.holder.end, 1);
  found.holder.type = type == "other" && !found.holder.type.empty() ? found.holder.type : type;
  if (found.holder.name.empty()) return std::nullopt;
  const auto first = phrase.words.substr(0, phrase.words.find(' '));
  if (founds && type == "other" && tables.vague.count(first) != 0) return std::nullopt;
  if (founds) take_given_name(clause, tables, found);
  return found;
}

/// Who leads what was founded before: "to appoint a Special Representative to head the mission".
bool leads_another(std::string_view clause, const Phrase& phrase) {
  static const re2::RE2 kLeads{
      "(?i)^[^;:,]{0,80}?\\bto\\s+(?:head|lead|direct|chair|be\\s+(?:the\\s+)?(?:head|chief))\\b|"
      "^[^;:,]{0,120}?\\band\\s+(?-i:Head)\\s+of\\b"};
  return re2::RE2::PartialMatch(piece(clause.substr(phrase.end)), kLeads);
}

/// An office that is filled, not founded: "to appoint the Director of the Agency".
bool fills_an_office(std::string_view clause, const Act& act, const Phrase& phrase) {
  const bool person = act.verb == "appoint" || act.verb == "designate" || act.verb == "nominate";
  const bool by_others = act.delegated || !act.subject.empty();
  return by_others && person &&
         (!indefinite(phrase) || phrase.words.rfind("new ", 0) == 0 ||
          leads_another(clause, phrase));
}

/// A fund that pays for something ("a voluntary trust fund") has no mandate; one that is a body of
/// the United Nations has a name, or a subject ("on contemporary forms of slavery").
bool is_account(std::string_view text, const Phrase& phrase) {
  const char first = text[phrase.begin];
  static const re2::RE2 kSubject{"^\\s+(?:on|for)\\s+[a-z]+"};
  static const re2::RE2 kSome{"^\\s+(?:on|for)\\s+(?:the|its|an?|this)\\s"};
  const auto rest = piece(text.substr(phrase.end));
  if (re2::RE2::PartialMatch(rest, kSubject) && !re2::RE2::PartialMatch(rest, kSome)) return false;
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

/// Of posts, those that are mandates: "the post of Coordinator" is one of a secretariat.
bool is_office(const std::string& type) {
  return type == "special_rapporteur" || type == "independent_expert" ||
         type == "special_representative" || type == "special_envoy" || type == "ombudsperson" ||
         type == "ohchr";
}

/// "to create the post of High Commissioner": the post's holder.
Phrase without_post(const Scene& scene, Phrase phrase) {
  const auto head = phrase.last();
  if (head != "post" && head != "position" && head != "function") return phrase;
  for (const std::string_view of : {" of ", " for "}) {
    if (scene.clause.substr(phrase.end, of.size()) != of) continue;
    const auto held = read_phrase(scene.clause, phrase.end + of.size(), scene.tables);
    if (is_office(type_of_head(scene.clause, held, scene.tables))) return held;
  }
  return read_phrase(scene.clause, scene.clause.size(), scene.tables);
}

/// "the Committee on Sand and the Panel of Experts" are two that are ended, not one.
void leave_next(Found& found, const Scene& scene) {
  const auto name = scene.clause.substr(found.begin, found.end - found.begin);
  const auto at = second_name(name, scene.tables);
  if (!at) return;
  found.holder = read_holder(name.substr(0, *at), scene.tables);
  found.end = found.begin + *at;
}

/// "to appoint five experts as members of the Committee": who is made a member.
bool makes_members(const Scene& scene, const Phrase& phrase) {
  static const re2::RE2 kMembers{
      "(?i)^\\s+(?:[^;:,]{0,60}?\\s)?(?:as|to\\s+be)\\s+(?:an?\\s+|its\\s+)?members?\\b"};
  return scene.act.verb == "appoint" &&
         re2::RE2::PartialMatch(piece(scene.clause.substr(phrase.end)), kMembers);
}

/// "to keep the Force in being", not "informed".
bool is_kept_in_being(std::string_view clause) {
  static const re2::RE2 kBeing{"^[^;:]{0,240}?\\bin\\s+(?:being|existence)\\b"};
  return re2::RE2::PartialMatch(piece(clause), kBeing);
}

/// "to appoint an eminent individual as Ombudsperson": what he is appointed as. nullopt where that
/// is no office ("as Chair of the Board").
std::optional<std::size_t> appointed_as(const Scene& scene, std::size_t at) {
  static const re2::RE2 kAs{
      "(?i)^an?\\s+(?:[\\w-]+\\s+){0,4}?(?:individual|person|personality|expert|jurist|diplomat)"
      "\\s+as\\s"
      "(?:an?\\s+|the\\s+)?(\\w)"};
  const auto rest = scene.clause.substr(std::min(at, scene.clause.size()));
  re2::StringPiece group;
  if (scene.act.verb != "appoint" || !re2::RE2::PartialMatch(piece(rest), kAs, &group)) return at;
  const auto title = at + offset(rest, group);
  const auto phrase = read_phrase(scene.clause, title, scene.tables);
  const bool office = is_office(type_of_head(scene.clause, phrase, scene.tables));
  return office ? std::optional{title} : std::nullopt;
}

/// Who is acted upon where the phrase is the holder, and whether the verb may do that to him.
std::optional<Found> holder_itself(const Scene& scene, const Phrase& phrase,
                                   std::string_view need) {
  const auto& act = scene.act;
  if (fills_an_office(scene.clause, act, phrase) || is_account(scene.clause, phrase) ||
      makes_members(scene, phrase)) {
    return std::nullopt;
  }
  if (act.action == MandateAction::reduced || act.action == MandateAction::modified) {
    const bool renames = act.verb == "rename" || act.verb == "reconstitute" ||
                         act.verb == "transform" || act.verb == "convert";
    const bool mission = act.action == MandateAction::reduced && !act.subject.empty() &&
                         type_of_head(scene.clause, phrase, scene.tables) == "mission";
    if (!renames && !mission) return std::nullopt;
  }
  auto found = bare(scene.clause, phrase, act, scene.tables);
  if (!found || (need == "mission" && found->holder.type != "mission") ||
      (need == "body" && !is_body(found->holder.type))) {
    return std::nullopt;
  }
  found->ended = act.action == MandateAction::terminated && phrase.determiner == "the";
  if (found->ended) leave_next(*found, scene);
  return found;
}

/// The noun that is acted upon; one without words where there is none.
Phrase object_phrase(const Scene& scene, std::size_t at) {
  const auto& act = scene.act;
  const auto title = appointed_as(scene, at);
  if (!title) return {};
  auto phrase = read_phrase(scene.clause, *title, scene.tables);
  if (*title != at) phrase.determiner = "an";
  if (phrase.words.rfind("no ", 0) == 0) return {};  // "terminates no mandate"
  const bool posts =
      act.action == MandateAction::established || act.action == MandateAction::terminated;
  return posts && phrase.end > phrase.begin ? without_post(scene, std::move(phrase)) : phrase;
}

std::optional<Found> found_at(const Scene& scene, std::size_t at) {
  const auto& tables = scene.tables;
  const auto& act = scene.act;
  const auto phrase = object_phrase(scene, at);
  if (phrase.end == phrase.begin) return std::nullopt;
  const auto need = need_of(act, tables);
  if (need == "being" && !is_kept_in_being(scene.clause)) return std::nullopt;
  const bool founds = act.action == MandateAction::established;
  const bool dissolves = act.verb == "dissolve" || act.verb == "disband" || act.verb == "abolish";
  if (phrase.words == "it" && (act.goes_on || dissolves)) return named_before(scene, phrase);
  const auto head = std::string{phrase.last()};
  if (tables.costs.count(head) != 0) return std::nullopt;
  // "to widen the scope of the mandate of …", "to extend the duration of the mandate of …"
  if (head == "scope" || head == "duration" || head == "period") {
    const bool mandate = scene.clause.substr(phrase.end, 4) == " of " &&
                         read_phrase(scene.clause, phrase.end + 4, tables).last() == "mandate";
    if (mandate) return found_at(scene, phrase.end + 4);
    if (head == "scope") return std::nullopt;
  }
  if (tables.strengths.count(head) != 0) {
    const bool changes =
        act.action == MandateAction::expanded || act.action == MandateAction::reduced;
    return changes ? strength_of(scene, phrase) : std::nullopt;
  }
  if (need == "strength") return std::nullopt;
  if (!founds) {
    if (auto own = long_owner(scene, at)) return own;
  }
  const bool mandate = is_mandate(phrase);
  const bool carries = mandate || (tables.carriers.count(head) != 0 &&
                                   type_of_head(scene.clause, phrase, tables).empty());
  if (carries) {
    return need == "measure" || (founds && !mandate) ? std::nullopt : carried(scene, phrase);
  }
  if (tables.measures.count(head) != 0) return founds ? std::nullopt : measures(scene, phrase);
  if (need == "measure" || need == "mandate") return std::nullopt;
  return holder_itself(scene, phrase, need);
}

}  // namespace

std::optional<Found> object_of(std::string_view text, const Act& act, const Tables& tables) {
  const auto clause = text.substr(act.object, act.end - act.object);
  return found_at({clause, text.substr(0, act.object), act, tables},
                  object_start(clause, 0, tables));
}

std::optional<Found> subject_of(std::string_view before, const Act& act, const Tables& tables) {
  return found_at({act.subject, before, act, tables}, object_start(act.subject, 0, tables));
}

/// Whom the words at `begin` name as one more holder; nullopt where they name none ("and of
/// association", within a name).
static std::optional<Found> named_next(std::string_view clause, std::size_t begin,
                                       const Found& last, const Tables& tables) {
  Found found;
  found.begin = begin;
  found.plural = last.plural;
  found.carried = last.carried;
  found.ended = last.ended;
  const auto named = clause.substr(begin);
  const auto type = type_of_head(clause, read_phrase(clause, begin, tables), tables);
  const bool named_so = found.plural && clause[begin] >= 'A' && clause[begin] <= 'Z';
  if (type.empty() || (type == "other" && !named_so)) return std::nullopt;
  found.holder = found.plural ? first_listed(named, tables) : read_holder(named, tables);
  found.end = begin + std::max<std::size_t>(found.holder.end, 1);
  if (found.holder.name.empty()) return std::nullopt;
  if (found.holder.type.empty()) found.holder.type = type;
  return found;
}

std::optional<Found> next_object(std::string_view clause, const Found& last, const Tables& tables) {
  static const re2::RE2 kMandate{
      "(?i)(?:[,;]|\\band|\\bas\\s+well\\s+as)\\s+(?:and\\s+)?(?:also\\s+)?(?:(?:(?:the|that)"
      "\\s+(?:mandates?\\s+)?|an?\\s+mandates?\\s+)of|of)\\s+(?:the\\s+|an?\\s+)?((?-i:[A-Z])|"
      "[a-z])"};
  static const re2::RE2 kListed{
      "(?:;|,|\\band)\\s+(?:and\\s+)?(?:(?:the\\s+)?([A-Z])|the\\s+([a-z]))"};
  static const re2::RE2 kAndThe{",?\\s+(?:and|as\\s+well\\s+as)\\s+(?:the|its)\\s+([A-Z])"};
  // What is said of one between the names is shorter; the bound keeps endless lists linear.
  constexpr std::size_t kFarthest = 800;
  if (last.end >= clause.size() || (!last.carried && !last.ended)) return std::nullopt;
  const auto window = clause.substr(0, last.end + kFarthest);
  re2::StringPiece groups[3];
  if (last.ended) {
    const bool more =
        kAndThe.Match(piece(window), last.end, window.size(), re2::RE2::ANCHOR_START, groups, 2);
    return more ? named_next(clause, offset(window, groups[1]), last, tables) : std::nullopt;
  }
  auto begin = window.size();
  if (kMandate.Match(piece(window), last.end, window.size(), re2::RE2::UNANCHORED, groups, 2)) {
    begin = offset(window, groups[1]);
  }
  if (last.plural &&
      kListed.Match(piece(window), last.end, window.size(), re2::RE2::UNANCHORED, groups, 3)) {
    begin = std::min(begin, offset(window, groups[1].empty() ? groups[2] : groups[1]));
  }
  return begin == window.size() ? std::nullopt : named_next(clause, begin, last, tables);
}

}  // namespace mandated::mandate
