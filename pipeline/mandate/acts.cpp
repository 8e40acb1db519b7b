#include "pipeline/mandate/acts.h"

#include <algorithm>
#include <utility>

#include "pipeline/base/ascii.h"
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

struct Clause {
  std::size_t begin, end;
};

struct Opener {
  std::string subject;  ///< lower case: "the council", "it"; "" where there is none
  std::string verb;     ///< lower case: "decides", "voted"; "decided" of "was decided"
  std::size_t end = 0;  ///< in the sentence
};

std::optional<Opener> opener_of(std::string_view text, const Clause& clause, const Tables& tables) {
  auto rest = piece(text.substr(clause.begin, clause.end - clause.begin));
  re2::StringPiece subject, verb;
  if (!re2::RE2::Consume(&rest, *tables.opener, &subject, &verb) &&
      !re2::RE2::Consume(&rest, *tables.long_opener, &subject, &verb)) {
    return std::nullopt;
  }
  const auto end = offset(text, verb) + verb.size();
  auto form = folded(view(verb));
  for (const std::string_view auxiliary : {"was ", "having "}) {
    if (form.rfind(auxiliary, 0) == 0) form.erase(0, auxiliary.size());
  }
  return Opener{folded(view(subject)), std::move(form), end};
}

bool is_past(std::string_view verb) {
  return verb.size() > 2 && verb.substr(verb.size() - 2) == "ed";
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

/// Clauses begin at the sentence's start and wherever a finite verb follows a boundary.
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

/// "the Third Committee approved a draft": what a committee of an organ does is no act of it yet.
bool is_committee(const Opener& opener) {
  return opener.subject.find("committee") != std::string::npos;
}

bool is(std::string_view verb, std::initializer_list<std::string_view> forms) {
  return std::find(forms.begin(), forms.end(), verb) != forms.end();
}

void direct(std::string_view text, const Opener& opener, Rest rest, const Tables& tables,
            std::vector<Act>& acts) {
  // "established the Panel in 2005"
  static const re2::RE2 kInYear{
      "(?i)^[^,;:]{0,160}?\\b(?:in|since)\\s+(?:[a-z]+\\s+)?(?:19|20)\\d\\d\\b"};
  const auto found = tables.action_of.find(opener.verb);
  if (found == tables.action_of.end()) return;
  static const re2::RE2 kFounded{
      "(?i)\\b(?:established|created|set\\s+up|founded|formed)\\s+in\\s+\\d{4}"};
  auto clause = std::string{text.substr(rest.begin, rest.end - rest.begin)};
  re2::RE2::GlobalReplace(&clause, kFounded, "");  // "of the Force established in 1974"
  if (is_past(opener.verb) && re2::RE2::PartialMatch(piece(clause), kInYear)) return;
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

/// A subparagraph, "(b) To renew the mandate of …", of a decision or of a request. Without the
/// paragraph above, only an extension is clear by itself.
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
    const bool founds = act.action == MandateAction::established && lead == Lead::requests;
    if (!clear && !founds && lead != Lead::decides) continue;
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
    if (acts.size() == before && told) adopted(text, rest, tables, acts);
  } else if (is(opener.verb, {"concurs", "endorses"})) {
    approves_that(text, rest, tables, acts);
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

/// A preambular paragraph ends with a comma, and what it says in the present tense is not done now.
bool is_preambular(std::string_view text) {
  constexpr std::string_view kCut = "…";
  while (!text.empty() && (text.back() == ' ' || text.back() == '"')) text.remove_suffix(1);
  const bool cut = text.size() >= kCut.size() && text.substr(text.size() - kCut.size()) == kCut;
  return text.empty() || text.back() == ',' || cut;
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

/// "The Assembly, in its resolution 65/234, extended …": what was done before this text.
bool tells_history(std::string_view opening) {
  static const re2::RE2 kIn{
      "(?i),\\s*(?:in|by|under|through|pursuant\\s+to)\\s+(?:[\\w-]+\\s+){0,2}(?:resolutions?|"
      "decisions?)\\b"};
  return re2::RE2::PartialMatch(piece(opening), kIn);
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

/// How a sentence opens tells which of its clauses may be acts.
struct Opening {
  bool recalls = false;
  bool acts_first = false;  ///< "Acting under Chapter VII, decides …", "Adopting the text, …"
  bool participle = false;  ///< another: "Recalling …", "Expressing its concern …"
  bool preambular = false;
  bool long_ago = false;  ///< "In 2014, the Council …"
  bool account = false;  ///< a whole sentence: "Taking note of the crisis, the Council extended …."
};

Opening opening_of(std::string_view text, const Tables& tables) {
  static const re2::RE2 kActs{"(?i)[^\\pL]*(?:acting|taking\\s+action|adopting|concluding)\\b"};
  Opening opening;
  std::string word;
  auto start = piece(text);
  opening.recalls = re2::RE2::Consume(&start, *tables.recalling, &word);
  const auto first = folded(word);
  opening.acts_first = !is_preambular(text) && re2::RE2::PartialMatch(piece(text), kActs) &&
                       is(first, {"acting", "taking", "adopting"});
  opening.participle =
      !opening.acts_first && first.size() > 3 && first.substr(first.size() - 3) == "ing";
  opening.preambular = opening.participle && is_preambular(text);
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

/// "Expressing its concern at …, the Council today extended …": the press.
bool is_news(const Opener& opener, std::string_view opening) {
  static const re2::RE2 kToday{"(?i)\\b(?:today|this\\s+(?:morning|afternoon|evening))\\b"};
  return !opener.subject.empty() && re2::RE2::PartialMatch(piece(opening), kToday);
}

/// What a preambular paragraph says, and a recalling one in its past tense, others did before.
bool is_of_before(const Opening& opening, const Opener& opener, std::string_view words) {
  if (opening.preambular || (is_past(opener.verb) && (opening.long_ago || tells_history(words))))
    return true;
  if (is_news(opener, words) || (opening.account && !opener.subject.empty())) return false;
  if (opening.participle && (!opener.subject.empty() || opener.verb != "decides")) return true;
  return opening.recalls && !opening.acts_first && is_past(opener.verb);
}

}  // namespace

Sentence read_sentence(std::string_view text, std::string_view above, const Tables& tables) {
  static const re2::RE2 kSeized{"(?i)\\bremain(?:s)?\\s+(?:actively\\s+)?seized\\b"};
  const auto opening = opening_of(text, tables);
  Sentence sentence;
  sentence.recalls = opening.recalls;
  const auto lead = lead_of(above, tables);
  const auto clauses = clauses_of(text, tables);
  if (!opening.recalls && !opening.preambular) {
    there_is(text, {0, clauses[0].end}, sentence.acts);
    for (const auto& [begin, end] : clauses)
      told_passive(text, {begin, end}, tables, sentence.acts);
  }
  if (!opening.recalls) told_while(text, {0, clauses[0].end}, tables, sentence.acts);
  bool spoken = false;  // a main verb was seen
  bool told = false;    // in the past tense, of a subject that was named
  for (const auto& [begin, end] : clauses) {
    const auto opener = opener_of(text, {begin, end}, tables);
    if (!opener) continue;
    const auto& verb = opener->verb;
    const auto seen = std::exchange(spoken, true);
    const auto clause = text.substr(begin, end - begin);
    if (is(verb, {"decides", "decided"}) && re2::RE2::PartialMatch(piece(clause), kSeized))
      sentence.seized = true;
    sentence.requests = sentence.requests || is(verb, {"requests", "invites", "calls", "urges",
                                                       "encourages", "appeals", "recommends"});
    if (is_of_before(opening, *opener, text.substr(begin, opener->end - begin))) continue;
    if (is_in_which(text, begin)) continue;
    const bool subject = !opener->subject.empty();
    if (is_past(verb) && verb != "decided" && !subject && !told) continue;
    told = is_past(verb) && (subject || told);
    const bool account = subject || (begin > 0 && starts_with_subject(text, tables));
    if (account && is_doubted(text, begin, opener->end)) continue;
    if (told && (is_told_of_before(text, begin, opener->end) ||
                 is_of_another_speaker(text, begin, opener->subject))) {
      continue;
    }
    if (begin > 0 && !subject && (seen || !starts_with_subject(text, tables)) &&
        may_be_of_another(text.substr(0, begin), verb, tables)) {
      continue;
    }
    acts_of(text, {begin, end}, *opener, lead, tables, sentence.acts);
  }
  return sentence;
}

}  // namespace mandated::mandate
