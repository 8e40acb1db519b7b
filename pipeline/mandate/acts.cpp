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

/// Between "decides" and "to extend" stands nothing, or an insertion between commas.
bool is_insertion(std::string_view between) {
  const auto first = between.find_first_not_of(' ');
  if (first == std::string_view::npos) return true;
  const auto last = between.find_last_not_of(' ');
  if (between[first] == ',' && between[last] == ',') return true;
  static const re2::RE2 kAdverbs{
      "(?i)\\s*(?:also|further|therefore|hereby|in addition|furthermore)\\s*,?\\s*"};
  return re2::RE2::FullMatch(piece(between), kAdverbs);
}

std::optional<Act> decides_to(std::string_view text, std::size_t from, std::size_t end,
                              const Tables& tables) {
  re2::StringPiece groups[2];
  auto at = from;
  while (tables.infinitive->Match(piece(text), at, end, re2::RE2::UNANCHORED, groups, 2)) {
    const auto begin = static_cast<std::size_t>(groups[0].data() - text.data());
    if (!is_insertion(text.substr(from, begin - from))) {
      at = begin + groups[0].size();
      continue;
    }
    const auto object = static_cast<std::size_t>(groups[1].data() - text.data()) + groups[1].size();
    const auto verb = lower({groups[1].data(), groups[1].size()});
    return Act{tables.action_of.find(verb)->second, "decide-" + verb, object, end, "", 0};
  }
  return std::nullopt;
}

std::optional<Act> decides_that(std::string_view text, std::size_t from, std::size_t end,
                                const Tables& tables) {
  static const re2::RE2 kThat{"(?i)\\s*,?[^,]{0,160}?,?\\s*\\bthat\\s+"};
  auto rest = piece(text.substr(from, end - from));
  if (!re2::RE2::Consume(&rest, kThat)) return std::nullopt;
  const auto subject_at = end - rest.size();
  const auto act = [&](MandateAction action, const char* rule, re2::StringPiece verb) {
    const auto at = static_cast<std::size_t>(verb.data() - text.data());
    return Act{
        action, rule, at + verb.size(), end, std::string{text.substr(subject_at, at - subject_at)},
        0};
  };
  static const re2::RE2 kInclude{
      "(?i)\\b(?:shall|should|will)(?:\\s*,[^;]{0,200}?,)?\\s+(?:also\\s+|further\\s+|"
      "additionally\\s+)?include\\b"};
  static const re2::RE2 kCalled{
      "(?i)\\b(?:shall|will|should|is\\s+to)\\s+(?:henceforth\\s+|hereafter\\s+)?be\\s+(?:called|"
      "known as|renamed)\\b"};
  static const re2::RE2 kEnd{
      "(?i)\\b(?:shall|will)\\s+(?:end|terminate|expire|cease\\s+to\\s+exist)\\b"};
  static const re2::RE2 kContinue{"(?i)\\bshall\\s+continue\\b"};
  re2::StringPiece groups[2];
  const auto search = [&](const re2::RE2& form) {
    return form.Match(rest, 0, rest.size(), re2::RE2::UNANCHORED, groups, 1);
  };
  if (search(kCalled)) return act(MandateAction::modified, "decide-rename", groups[0]);
  if (tables.passive->Match(rest, 0, rest.size(), re2::RE2::UNANCHORED, groups, 2)) {
    const auto verb = lower({groups[1].data(), groups[1].size()});
    return act(tables.action_of.find(verb)->second, "decide-passive", groups[0]);
  }
  if (search(kInclude)) return act(MandateAction::expanded, "decide-include", groups[0]);
  if (search(kEnd)) return act(MandateAction::terminated, "decide-end", groups[0]);
  if (search(kContinue)) return act(MandateAction::extended, "decide-continue", groups[0]);
  return std::nullopt;
}

std::optional<Act> delegated(std::string_view text, std::size_t from, std::size_t end,
                             const Tables& tables) {
  auto rest = piece(text.substr(from, end - from));
  re2::StringPiece delegate, verb;
  if (!re2::RE2::Consume(&rest, *tables.delegation, &delegate, &verb)) return std::nullopt;
  // "to appoint, for a renewable period of one year, an independent expert"
  const auto lead = static_cast<std::size_t>(verb.data() - text.data()) + verb.size();
  const auto rule = "request-" + lower({verb.data(), verb.size()});
  return Act{MandateAction::established, rule, end - rest.size(), end, "", lead};
}

std::optional<Act> act_of(std::string_view text, const Clause& clause, const Opener& opener,
                          const Tables& tables) {
  if (opener.verb == "decides" || opener.verb == "decided" || opener.verb == "resolves") {
    if (auto act = decides_to(text, opener.end, clause.end, tables)) return act;
    return decides_that(text, opener.end, clause.end, tables);
  }
  if (opener.verb == "requests" || opener.verb == "requested") {
    return delegated(text, opener.end, clause.end, tables);
  }
  if (opener.verb == "to") {  // a subparagraph: "(b) To renew the mandate of …"
    auto act = decides_to(text, opener.end - 2, clause.end, tables);
    const bool extends = act && act->action == MandateAction::extended;
    return extends ? act : std::nullopt;
  }
  const auto found = tables.action_of.find(opener.verb);
  if (found == tables.action_of.end()) return std::nullopt;
  return Act{found->second, "direct-" + opener.verb, opener.end, clause.end, "", 0};
}

}  // namespace

Sentence read_sentence(std::string_view text, const Tables& tables) {
  static const re2::RE2 kSeized{"(?i)\\bremain(?:s)?\\s+(?:actively\\s+)?seized\\b"};
  Sentence sentence;
  std::string word;
  auto start = piece(text);
  sentence.recalls = re2::RE2::Consume(&start, *tables.recalling, &word);
  const auto first = lower(word);
  const bool participle = first.size() > 3 && first.substr(first.size() - 3) == "ing";

  const auto clauses = clauses_of(text, tables);
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    const auto opener = opener_of(text, clauses[i], tables);
    if (!opener) continue;
    if (opener->verb == "decides" &&
        re2::RE2::PartialMatch(
            piece(text.substr(clauses[i].begin, clauses[i].end - clauses[i].begin)), kSeized)) {
      sentence.seized = true;
    }
    sentence.requests = sentence.requests || opener->verb == "requests" ||
                        opener->verb == "invites" || opener->verb == "calls" ||
                        opener->verb == "urges" || opener->verb == "encourages";
    // What a preambular paragraph says in its past tense is what others did before.
    if (participle) continue;
    if (sentence.recalls && is_past(opener->verb)) continue;
    if (is_past(opener->verb) && opener->verb != "decided" && !opener->subject) continue;
    if (auto act = act_of(text, clauses[i], *opener, tables))
      sentence.acts.push_back(std::move(*act));
  }
  return sentence;
}

}  // namespace mandated::mandate
