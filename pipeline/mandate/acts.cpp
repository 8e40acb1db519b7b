#include "pipeline/mandate/acts.h"

#include <algorithm>
#include <utility>

#include "pipeline/base/ascii.h"
#include "pipeline/mandate/clauses.h"
#include "pipeline/mandate/opening.h"
#include "pipeline/text/match.h"

namespace mandated::mandate {
namespace {

using Tables = Words::Tables;

/// "the Third Committee approved a draft": what a committee of an organ does is no act of it yet.
bool is_committee(const Opener& opener) {
  return opener.subject.find("committee") != std::string::npos;
}

/// "established the Panel in 2005"; "the Force established in 1974" says when it was founded.
bool is_of_a_year(const Opener& opener, std::string_view clause) {
  static const re2::RE2 kInYear{
      "(?i)^[^,;:]{0,160}?\\b(?:in|since)\\s+(?:[a-z]+\\s+)?(?:19|20)\\d\\d\\b"};
  static const re2::RE2 kFounded{
      "(?i)\\b(?:established|created|set\\s+up|founded|formed)\\s+in\\s+\\d{4}"};
  if (!is_past(opener.verb)) return false;
  std::string others{clause};
  re2::RE2::GlobalReplace(&others, kFounded, "");
  return re2::RE2::PartialMatch(others, kInYear);
}

void direct(std::string_view text, const Opener& opener, Rest rest, const Tables& tables,
            std::vector<Act>& acts) {
  const auto found = tables.action_of.find(opener.verb);
  if (found == tables.action_of.end()) return;
  if (is_of_a_year(opener, text.substr(rest.begin, rest.end - rest.begin))) return;
  const auto& verb = tables.infinitive_of.at(opener.verb);
  acts.push_back({found->second, verb, "direct-" + verb, rest.begin, rest.end, "", false, false});
  // "established a commission on …; and a working group on …", in an account of what was done.
  if (found->second != MandateAction::established) return;
  static const re2::RE2 kAnd{"(?i)(?:,|;)?\\s+and\\s+(an?)\\s"};
  re2::StringPiece groups[2];
  for (auto at = rest.begin;
       kAnd.Match(piece(text), at, rest.end, re2::RE2::UNANCHORED, groups, 2);) {
    at = offset(text, groups[1]);
    acts.push_back({found->second, verb, "direct-" + verb, at, rest.end, "", true, false,
                    std::string::npos, offset(text, groups[0])});
  }
}

/// "There is hereby established a Commission on …"
void there_is(std::string_view text, Rest rest, std::vector<Act>& acts) {
  static const re2::RE2 kThere{
      "(?i)^[^\\pL]*there\\s+(?:is|are|shall\\s+be)\\s+(?:hereby\\s+)?(?:established|created|"
      "constituted)\\b"};
  const auto clause = text.substr(rest.begin, rest.end - rest.begin);
  re2::StringPiece group;
  if (!kThere.Match(piece(clause), 0, clause.size(), re2::RE2::ANCHOR_START, &group, 1)) return;
  acts.push_back({MandateAction::established, "establish", "there-is", rest.begin + group.size(),
                  rest.end, "", false, false});
}

/// Who does what a subparagraph says.
enum class Lead { unknown, decides, requests, others };

Lead lead_of(std::string_view above, const Tables& tables) {
  if (above.empty()) return Lead::unknown;
  const auto opener = opener_of(above, {0, above.size()}, tables);
  if (!opener) return Lead::others;
  if (is(opener->verb, {"decides", "resolves", "agrees"})) return Lead::decides;
  // As if the delegate were asked to establish something.
  std::vector<Act> acts;
  auto asked = std::string{above.substr(opener->end)};
  while (!asked.empty() && (asked.back() == ':' || asked.back() == ' ')) asked.pop_back();
  asked += " to establish";
  const bool request =
      is(opener->verb, {"requests", "asks", "authorizes", "authorises", "mandates"});
  if (request) delegates(asked, {0, asked.size()}, tables, acts);
  return acts.empty() ? Lead::others : Lead::requests;
}

/// Who only organs of the United Nations appoint: without the paragraph above, "to establish a
/// commission of inquiry" may be what a Government is urged to do.
bool is_of_the_united_nations(std::string_view object) {
  static const re2::RE2 kKind{
      "(?i)^(?:,[^;:]{0,160}?,)?(?:\\s+for\\s+(?:an?\\s+)?[^;:,]{1,60}?)?,?\\s+an?\\s+(?:[a-z-]+"
      "\\s+)?"
      "(?:special\\s+rapporteur|special\\s+representative\\s+of\\s+the\\s+Secretary|independent\\s+"
      "expert\\b|(?-i:United\\s+Nations)\\s)"};
  return re2::RE2::PartialMatch(piece(object), kKind);
}

/// "the mandate of the Panel".
bool is_mandate_of(std::string_view object) {
  static const re2::RE2 kMandate{"(?i)^\\s+(?:the\\s+)?(?:[a-z]+\\s+)?mandates?\\s+of\\s"};
  return re2::RE2::PartialMatch(piece(object), kMandate);
}

/// A subparagraph, "(b) To renew the mandate of …", of a decision or of a request. Without the
/// paragraph above, only what is done to a mandate of the United Nations is clear by itself.
void subparagraph(std::string_view text, const Opener& opener, Rest rest, Lead lead,
                  const Tables& tables, std::vector<Act>& acts) {
  if (lead == Lead::others) return;
  std::vector<Act> found;
  if (opener.verb == "that") {
    // "That the Committee shall cease to exist": others are recommended what "should" be.
    static const re2::RE2 kShall{"(?i)\\bshall\\b"};
    const auto clause = text.substr(rest.begin, rest.end - rest.begin);
    if (lead != Lead::requests && re2::RE2::PartialMatch(piece(clause), kShall)) {
      decides_that(text, {opener.end - opener.verb.size(), rest.end}, false, tables, acts);
    }
    return;
  }
  decides_to(text, {opener.end - 2, rest.end}, tables, found);
  for (auto& act : found) {
    const bool clear =
        act.action == MandateAction::extended && act.verb != "continue" && act.verb != "maintain";
    const auto object = text.substr(act.object, act.end - act.object);
    const bool founds = act.action == MandateAction::established &&
                        (lead == Lead::requests || is_of_the_united_nations(object));
    const bool ends = act.action == MandateAction::terminated && is_mandate_of(object);
    if (!clear && !ends && !founds && lead != Lead::decides) continue;
    act.delegated = lead == Lead::requests;
    acts.push_back(std::move(act));
  }
}

/// "Decides: (a) to call upon …; (b) to extend …": what it decides, one after the other.
std::vector<Rest> listed(std::string_view text, Rest rest) {
  static const re2::RE2 kFirst{"\\s*:\\s*\\([a-z]{1,3}\\)\\s"};
  static const re2::RE2 kNext{"\\([a-z]{1,3}\\)(\\s+[Tt])o\\s"};
  re2::StringPiece groups[2];
  const auto upto = piece(text.substr(0, rest.end));
  if (!kFirst.Match(upto, rest.begin, rest.end, re2::RE2::ANCHOR_START, groups, 1)) return {rest};
  std::vector<Rest> each;
  for (auto at = rest.begin; kNext.Match(upto, at, rest.end, re2::RE2::UNANCHORED, groups, 2);) {
    at = offset(text, groups[1]);
    if (!each.empty()) each.back().end = at;
    each.push_back({at, rest.end});
  }
  return each;
}

void decides(std::string_view text, Rest rest, bool told, const Tables& tables,
             std::vector<Act>& acts) {
  const auto before = acts.size();
  decides_to(text, rest, tables, acts);
  if (acts.size() == before) decides_to_authorize(text, rest, tables, acts);
  if (acts.size() == before) decides_that(text, rest, told, tables, acts);
  if (acts.size() == before) approves(text, rest, tables, acts);  // "decides the renewal of …"
  decides_to_request(text, rest, tables, acts);
}

void acts_of(std::string_view text, const Clause& clause, const Opener& opener, Lead lead,
             const Tables& tables, std::vector<Act>& acts) {
  const Rest rest{opener.end, clause.end};
  const auto before = acts.size();
  if (is(opener.verb,
         {"decides", "decided", "resolves", "resolved", "agrees", "agreed", "decide", "voted"})) {
    for (const auto& each : listed(text, rest)) {
      decides(text, each, is_past(opener.verb), tables, acts);
    }
  } else if (is(opener.verb,
                {"requests", "requested", "asks", "asked", "instructs", "directs", "mandates"})) {
    delegates(text, rest, tables, acts);
  } else if (opener.verb == "recommends") {
    recommends(text, rest, tables, acts);
  } else if (is(opener.verb, {"authorizes", "authorises", "authorized", "authorised"})) {
    delegates(text, rest, tables, acts);
    if (acts.size() == before) authorizes(text, rest, tables, acts);
    if (acts.size() == before) approves(text, rest, tables, acts);
  } else if (is(opener.verb, {"approves", "approved", "accepts"})) {
    const bool told = is_past(opener.verb);
    if (told && is_committee(opener)) return;
    approves(text, rest, tables, acts);
    if (acts.size() == before) approves_that(text, rest, tables, acts);
    if (acts.size() == before) approves_proposal(text, rest, tables, acts);
    if (acts.size() == before && told) adopted(text, rest, tables, acts);
  } else if (is(opener.verb, {"concurs", "endorses"})) {
    founds_united_nations(text, rest, tables, acts);
    if (acts.size() == before) approves_that(text, rest, tables, acts);
    if (acts.size() == before) approves_proposal(text, rest, tables, acts);
  } else if (opener.verb == "grants") {
    // In a later clause without a subject somebody else may be who grants.
    if (clause.begin == 0 || !opener.subject.empty()) approves(text, rest, tables, acts);
  } else if (is(opener.verb,
                {"adopted", "adopts", "passed", "closes", "closed", "concludes", "concluded"}) &&
             !opener.subject.empty() && !is_committee(opener)) {
    direct(text, opener, rest, tables, acts);
    adopted(text, rest, tables, acts);
  } else if (opener.verb == "to" || opener.verb == "that") {
    subparagraph(text, opener, rest, lead, tables, acts);
  } else {
    direct(text, opener, rest, tables, acts);
  }
  const bool told = is_past(opener.verb) && !opener.subject.empty();
  const bool acted = acts.size() > before || is(opener.verb, {"authorized", "authorised"});
  const bool adopts = is(
      opener.verb, {"adopted", "passed", "closed", "concluded"});  // its acts are all told already
  if (told && acted && !adopts) told_beside(text, rest, tables, acts);
}

/// In a clause that is not the first and has no subject of its own, a verb other than those of
/// decision may belong to a relative clause before it: "welcomes the plan, which … and creates …".
/// "Noted that the Mission had helped and extended its mandate" is said of who noted.
bool may_be_of_another(std::string_view before, const std::string& verb, const Tables& tables) {
  const auto found = tables.action_of.find(verb);
  if (found == tables.action_of.end()) return false;
  static const re2::RE2 kRelative{"(?i)\\b(?:that|which|who|how|whether)\\b"};
  static const re2::RE2 kNoted{"(?i)\\b\\w+ed\\s+that\\b[^;:]*?\\bhad\\b"};
  std::string stretch{before};
  if (is_past(verb)) re2::RE2::GlobalReplace(&stretch, kNoted, "");
  return re2::RE2::PartialMatch(piece(stretch), kRelative);
}

/// "a report under resolution 48/9, in which the Assembly decided to establish …" is of before;
/// "adopted a resolution in which it extended …" is news.
bool is_in_which(std::string_view text, std::size_t clause) {
  static const re2::RE2 kWhich{"(?i)\\b(?:in|by)\\s+(?:which|whose\\s+terms)\\s+$"};
  static const re2::RE2 kAdopts{"(?i)\\b(?:adopt(?:ed|s|ing)|pass(?:ed|es)|approved)\\b"};
  const auto before = piece(text.substr(0, clause));
  return re2::RE2::PartialMatch(before, kWhich) && !re2::RE2::PartialMatch(before, kAdopts);
}

/// "Resolution 9240, which won wide support, extends …": the subject before an insertion.
bool starts_with_subject(std::string_view text, const Tables& tables) {
  const auto subject = std::string{text.substr(0, text.find(','))} + " decides";
  const auto opener = opener_of(subject, {0, subject.size()}, tables);
  return opener && !opener->subject.empty() && opener->end == subject.size();
}

/// Of whom the clauses of a sentence are told, one after the other.
struct Speaker {
  bool told = false;   ///< in the past tense, of a subject that was named
  bool other = false;  ///< an organ with a name of its own, that is not the one whose text this is
};

/// "The Security Council …" in a text of another organ. "It" is who was named before; "the
/// resolution of …" is no organ, and "the General Assembly and the Security Council" both act.
void hear(std::string_view text, const Clause& before, std::size_t begin, const Opener& opener,
          Organ own, const Tables& tables, Speaker& speaker) {
  constexpr std::size_t kLongestOrgan = 40;
  const auto& subject = opener.subject;
  speaker.told = is_past(opener.verb) && (!subject.empty() || speaker.told);
  if (subject.empty()) return;
  if (subject.substr(0, subject.find(' ')) == "it") {
    // "The Security Council met. It extended …": of a sentence whose verb opens no clause.
    if (const auto named = organ_before(text.substr(0, begin), tables)) {
      speaker.other = is_another(named, own);
    }
    return;
  }
  static const re2::RE2 kText{"\\b(?:resolution|text|document)\\b"};
  const auto end = std::min(before.end, begin);
  const auto beside = text.substr(end - std::min(end, kLongestOrgan), std::min(end, kLongestOrgan));
  const bool both = text.substr(end, begin - end).find("and") != std::string_view::npos &&
                    organ_in(beside, tables) == own;
  speaker.other = !both && !re2::RE2::PartialMatch(subject, kText) &&
                  is_another(organ_in(subject, tables), own);
}

/// What a clause says beside its acts.
void note(std::string_view clause, const std::string& verb, Sentence& sentence) {
  static const re2::RE2 kSeized{"(?i)\\bremain(?:s)?\\s+(?:actively\\s+)?seized\\b"};
  if (is(verb, {"decides", "decided"}) && re2::RE2::PartialMatch(piece(clause), kSeized))
    sentence.seized = true;
  sentence.requests = sentence.requests || is(verb, {"requests", "invites", "calls", "urges",
                                                     "encourages", "appeals", "recommends"});
}

/// The acts that no main verb tells.
void without_opener(std::string_view text, const std::vector<Clause>& clauses,
                    const Opening& opening, Organ own, const Tables& tables, Sentence& sentence) {
  if (opening.recalls) return;
  if (!opening.preambular) {
    there_is(text, {0, clauses[0].end}, sentence.acts);
    for (const auto& [begin, end] : clauses)
      told_passive(text, {begin, end}, own, tables, sentence);
  }
  told_while(text, {0, clauses[0].end}, own, tables, sentence);
}

/// What is known of a sentence while its clauses are read, one after the other.
struct Reading {
  std::string_view text;
  Opening opening;
  Lead lead;
  Organ own;
  const Tables& tables;
  std::vector<Clause> clauses;
  Sentence sentence{};
  Speaker speaker{};
  bool spoken = false;  ///< a main verb was seen
};

/// What would be acts of the clause are none.
void pass_clause_over(Reading& reading, const Clause& clause, const Opener& opener, Look look) {
  std::vector<Act> acts;
  acts_of(reading.text, clause, opener, reading.lead, reading.tables, acts);
  if (!acts.empty()) pass_over(reading.sentence, look);
}

/// Why an account of the clause's verb is none of an act of now.
std::optional<Look> look_at(const Reading& reading, const Clause& clause, const Opener& opener) {
  const bool account = !opener.subject.empty() ||
                       (clause.begin > 0 && starts_with_subject(reading.text, reading.tables));
  const auto look = told_as(
      reading.text, {clause.begin, opener.end, opener.subject, account, reading.speaker.told},
      reading.tables);
  if (look) return look;
  return reading.speaker.other ? std::optional{Look::other_organ} : std::nullopt;
}

/// A clause that is not the first and has no subject may be said of whom another clause names.
bool is_of_another(const Reading& reading, const Clause& clause, const Opener& opener, bool seen) {
  return clause.begin > 0 && opener.subject.empty() &&
         (seen || !starts_with_subject(reading.text, reading.tables)) &&
         may_be_of_another(reading.text.substr(0, clause.begin), opener.verb, reading.tables);
}

void read_clause(Reading& reading, std::size_t i, const Opener& opener) {
  const auto text = reading.text;
  const auto& tables = reading.tables;
  const auto& clause = reading.clauses[i];
  const auto [begin, end] = clause;
  const bool seen = std::exchange(reading.spoken, true);
  note(text.substr(begin, end - begin), opener.verb, reading.sentence);
  const auto words = text.substr(begin, opener.end - begin);
  if (is_of_before(reading.opening, opener.subject, opener.verb, words)) {
    return pass_clause_over(reading, clause, opener, Look::recalled);
  }
  if (is_in_which(text, begin)) return;
  const bool nobody = opener.subject.empty() && !reading.speaker.told;
  if (is_past(opener.verb) && opener.verb != "decided" && nobody) return;
  hear(text, reading.clauses[i == 0 ? 0 : i - 1], begin, opener, reading.own, tables,
       reading.speaker);
  if (const auto look = look_at(reading, clause, opener)) {
    return pass_clause_over(reading, clause, opener, *look);
  }
  if (is_of_another(reading, clause, opener, seen)) return;
  auto& acts = reading.sentence.acts;
  const auto known = acts.size();
  acts_of(text, clause, opener, reading.lead, tables, acts);
  if (acts.size() == known && tables.action_of.count(opener.verb) != 0 &&
      is_of_a_year(opener, text.substr(opener.end, end - opener.end))) {
    pass_over(reading.sentence, Look::recalled);
  }
}

}  // namespace

Sentence read_sentence(std::string_view text, std::string_view above, std::string_view body,
                       const Tables& tables) {
  Reading reading{text,   opening_of(text, tables), lead_of(above, tables), organ_in(body, tables),
                  tables, clauses_of(text, tables)};
  auto& sentence = reading.sentence;
  sentence.recalls = reading.opening.recalls;
  without_opener(text, reading.clauses, reading.opening, reading.own, tables, sentence);
  for (std::size_t i = 0; i < reading.clauses.size(); ++i) {
    if (const auto opener = opener_of(text, reading.clauses[i], tables)) {
      read_clause(reading, i, *opener);
    }
  }
  return std::move(reading.sentence);
}

}  // namespace mandated::mandate
