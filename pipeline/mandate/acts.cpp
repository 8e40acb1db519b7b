#include "pipeline/mandate/acts.h"

#include <algorithm>

namespace mandated::mandate {
namespace {

using Tables = Words::Tables;

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

std::string lower(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n';
    if (space && (out.empty() || out.back() == ' ')) continue;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : (space ? ' ' : c);
  }
  return out;
}

struct Clause {
  std::size_t begin, end;
};

/// Clauses begin at the sentence's start and wherever a finite verb follows a boundary.
std::vector<Clause> clauses_of(std::string_view text, const Tables& tables) {
  std::vector<Clause> clauses{{0, text.size()}};
  re2::StringPiece groups[2];
  std::size_t from = 0;
  while (tables.boundary->Match(piece(text), from, text.size(), re2::RE2::UNANCHORED, groups, 2)) {
    const auto at = static_cast<std::size_t>(groups[0].data() - text.data());
    const auto verb = static_cast<std::size_t>(groups[1].data() - text.data());
    clauses.back().end = at;
    clauses.push_back({verb, text.size()});
    from = verb;
  }
  return clauses;
}

struct Opener {
  bool subject = false;  ///< "The Council …", "it …"
  std::string verb;      ///< lower case
  std::size_t end = 0;   ///< in the sentence
};

std::optional<Opener> opener_of(std::string_view text, const Clause& clause, const Tables& tables) {
  auto rest = piece(text.substr(clause.begin, clause.end - clause.begin));
  std::string subject, verb;
  if (!re2::RE2::Consume(&rest, *tables.opener, &subject, &verb)) return std::nullopt;
  return Opener{!subject.empty(), lower(verb), clause.end - rest.size()};
}

bool is_past(std::string_view verb) {
  return verb.size() > 2 && verb.substr(verb.size() - 2) == "ed";
}

bool is(std::string_view verb, std::initializer_list<std::string_view> forms) {
  return std::find(forms.begin(), forms.end(), verb) != forms.end();
}

void direct(const Opener& opener, Rest rest, const Tables& tables, std::vector<Act>& acts) {
  const auto found = tables.action_of.find(opener.verb);
  if (found == tables.action_of.end()) return;
  const auto& verb = tables.infinitive_of.at(opener.verb);
  acts.push_back({found->second, verb, "direct-" + verb, rest.begin, rest.end, "", false, false});
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

void acts_of(std::string_view text, const Clause& clause, const Opener& opener, Lead lead,
             const Tables& tables, std::vector<Act>& acts) {
  const Rest rest{opener.end, clause.end};
  if (is(opener.verb, {"decides", "decided", "resolves", "agrees", "agreed", "decide"})) {
    const auto before = acts.size();
    decides_to(text, rest, tables, acts);
    if (acts.size() == before) decides_to_authorize(text, rest, tables, acts);
    if (acts.size() == before) decides_that(text, rest, tables, acts);
  } else if (is(opener.verb,
                {"requests", "requested", "asks", "instructs", "directs", "mandates"})) {
    delegates(text, rest, tables, acts);
  } else if (is(opener.verb, {"authorizes", "authorises"})) {
    const auto before = acts.size();
    delegates(text, rest, tables, acts);
    if (acts.size() == before) authorizes(text, rest, acts);
    if (acts.size() == before) approves(text, rest, tables, acts);
  } else if (is(opener.verb, {"approves"})) {
    approves(text, rest, tables, acts);
  } else if (opener.verb == "to") {
    subparagraph(text, opener, rest, lead, tables, acts);
  } else {
    direct(opener, rest, tables, acts);
  }
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
bool may_be_of_another(std::string_view before, const std::string& verb, const Tables& tables) {
  const auto found = tables.action_of.find(verb);
  if (found == tables.action_of.end()) return false;
  static const re2::RE2 kRelative{"(?i)\\b(?:that|which|who|how|whether)\\b"};
  return re2::RE2::PartialMatch(piece(before), kRelative);
}

}  // namespace

Sentence read_sentence(std::string_view text, std::string_view above, const Tables& tables) {
  static const re2::RE2 kSeized{"(?i)\\bremain(?:s)?\\s+(?:actively\\s+)?seized\\b"};
  Sentence sentence;
  std::string word;
  auto start = piece(text);
  sentence.recalls = re2::RE2::Consume(&start, *tables.recalling, &word);
  const auto first = lower(word);
  // "Acting under Chapter VII, decides …", "Taking action on the text, the Council renewed …".
  static const re2::RE2 kActs{"(?i)[^\\pL]*(?:acting|taking\\s+action|adopting|concluding)\\b"};
  const bool acts_first = !is_preambular(text) && re2::RE2::PartialMatch(piece(text), kActs) &&
                          (first == "acting" || first == "taking" || first == "adopting");
  const bool participle =
      !acts_first && first.size() > 3 && first.substr(first.size() - 3) == "ing";
  const bool preambular = participle && is_preambular(text);

  const auto lead = lead_of(above, tables);
  const auto clauses = clauses_of(text, tables);
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    const auto opener = opener_of(text, clauses[i], tables);
    if (!opener) continue;
    const auto& verb = opener->verb;
    const auto clause = text.substr(clauses[i].begin, clauses[i].end - clauses[i].begin);
    if (verb == "decides" && re2::RE2::PartialMatch(piece(clause), kSeized)) sentence.seized = true;
    sentence.requests = sentence.requests || is(verb, {"requests", "invites", "calls", "urges",
                                                       "encourages", "appeals", "recommends"});
    // What a preambular paragraph says, and a recalling one in its past tense, others did before.
    if (preambular || (participle && (opener->subject || verb != "decides"))) continue;
    if (sentence.recalls && !acts_first && is_past(verb)) continue;
    if (is_past(verb) && verb != "decided" && !opener->subject) continue;
    if (i > 0 && !opener->subject &&
        may_be_of_another(text.substr(0, clauses[i].begin), verb, tables)) {
      continue;
    }
    acts_of(text, clauses[i], *opener, lead, tables, sentence.acts);
  }
  return sentence;
}

}  // namespace mandated::mandate
