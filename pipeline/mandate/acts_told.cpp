// The forms in which the press and other accounts tell what an organ did.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "pipeline/base/ascii.h"
#include "pipeline/mandate/acts.h"
#include "pipeline/text/match.h"

namespace mandated::mandate {
namespace {

using Tables = Words::Tables;

/// "…. The mandate of …": where each sentence of the stretch begins.
std::vector<std::size_t> sentences_in(std::string_view text, Rest rest) {
  static const re2::RE2 kStop{"[a-z\\d)\"]\\.\\s+(?:[A-Z])"};
  std::vector<std::size_t> begins{rest.begin};
  re2::StringPiece group;
  for (auto at = rest.begin;
       kStop.Match(piece(text), at, rest.end, re2::RE2::UNANCHORED, &group, 1);) {
    at = offset(text, group) + group.size() - 1;
    begins.push_back(at);
  }
  return begins;
}

/// "by the Government of Utopia": not the organ that the account is of.
bool is_done_by_another(std::string_view after) {
  static const re2::RE2 kBy{
      "(?i)^[^;:.]{0,120}?\\bby\\s+(?:the\\s+|its\\s+)?((?-i:[A-Z])[\\w' -]*)"};
  static const re2::RE2 kOrgan{
      "^(?:UN\\s+|United\\s+Nations\\s+)?(?:Security\\s+Council|Human\\s+Rights\\s+Council|"
      "General\\s+"
      "Assembly|Economic\\s+and\\s+Social\\s+Council|World\\s+Health\\s+Assembly|Conference|"
      "Council|"
      "Assembly)\\b"};
  static const re2::RE2 kElsewhere{"^(?:Council|Assembly|Conference)\\s+of\\b"};
  static const re2::RE2 kDecree{
      "(?i)^[^;:.]{0,120}?\\bby\\s+(?:an?\\s+|the\\s+)?(?:presidential|royal|executive|ministerial|"
      "government|decree)\\b"};
  re2::StringPiece agent;
  if (re2::RE2::PartialMatch(piece(after), kDecree)) return true;
  return re2::RE2::PartialMatch(piece(after), kBy, &agent) &&
         (!re2::RE2::PartialMatch(agent, kOrgan) || re2::RE2::PartialMatch(agent, kElsewhere));
}

struct Told {
  re2::StringPiece subject;
  std::size_t predicate;  ///< where what is told of it begins, after "was"
};

/// "The mandate of …", "Under item 4, the mandates of …", "A new commission of inquiry on …": what
/// is told of. An extension is told of a mandate, a foundation of somebody new.
std::optional<Told> subject_told(std::string_view clause) {
  static const re2::RE2 kSubject{
      "(?i)^[^\\pL]*(?:(?:under|in|at|by|on|for|during|with|also|additionally)\\b[^;:.]{0,160}?,"
      "\\s+)?"
      "((?:(?:the|another|an?)\\s+(?:new\\s+)?mandates?\\b[^;:.]{3,400}?)|(?:the\\s+)?"
      "(?-i:[A-Z])[^;:.,]{1,160}?['\\x{2019}]s?\\s+(?:\\w+\\s+)?mandate|"
      "(?:another|an?)\\s[^;:.,]{3,160}?)\\s+(?:was|were|has\\s+been|have\\s+been|(?:is|are)\\s+"
      "hereby)\\b"};
  re2::StringPiece groups[2];
  if (!kSubject.Match(piece(clause), 0, clause.size(), re2::RE2::ANCHOR_START, groups, 2)) {
    return std::nullopt;
  }
  return Told{groups[1], groups[0].size()};
}

/// What an earlier resolution did is no news: "was extended by resolution 2100", "in 2006", "In its
/// resolution 2100, the mandate was extended".
bool is_history(std::string_view opening, std::string_view after) {
  static const re2::RE2 kBefore{
      "(?i)^[^;:.,]{0,60}?\\b(?:(?:by|in|under|pursuant\\s+to)\\s+(?:[\\w-]+\\s+){0,5}?resolutions?"
      "\\s+[\\dS]|(?:in|since)\\s+(?:\\w+\\s+)?\\d{4}\\b|ago\\b|annually\\b|previously\\b|"
      "originally\\b|"
      "(?:every|each|last)\\s+year\\b|in\\s+the\\s+past\\b)"};
  static const re2::RE2 kIn{
      "(?i)\\b(?:resolutions?|decisions?)\\s+[\\dS]|\\b(?:in|since)\\s+\\d{4}\\b"};
  return re2::RE2::PartialMatch(piece(after), kBefore) ||
         re2::RE2::PartialMatch(piece(opening), kIn);
}

void told_once(std::string_view text, Rest rest, const Tables& tables, std::vector<Act>& acts) {
  const auto clause = text.substr(rest.begin, rest.end - rest.begin);
  const auto told = subject_told(clause);
  if (!told) return;
  const std::string subject{told->subject.data(), told->subject.size()};
  // "An Israeli commission of inquiry": of a State.
  static const re2::RE2 kNational{
      "^An?\\s+[A-Z][a-z]+(?:i|ese|ish|an)\\s+(?:commission|committee)\\b"};
  if (is_relative(subject) || re2::RE2::PartialMatch(subject, kNational)) return;
  if (is_doubted(text, rest.begin, rest.begin + told->predicate)) return;
  const auto found = predicate_of(fmt::format("are{}", clause.substr(told->predicate)), tables);
  if (!found || found->rule != "decide-passive") return;
  const bool mandate = lowered(view(told->subject)).find("mandate") != std::string::npos;
  if (!mandate && found->action != MandateAction::established) return;
  const auto object = told->predicate + found->size - std::string_view{"are"}.size();
  const auto after = clause.substr(object);
  if (is_history(clause.substr(0, offset(clause, told->subject)), after) ||
      is_done_by_another(after)) {
    return;
  }
  acts.push_back({found->action, found->verb, "told-" + found->verb, rest.begin + object, rest.end,
                  subject, false, false});
}

Act act_of(const std::string& verb, std::size_t object, std::size_t end, const Tables& tables) {
  return {tables.action_of.at(verb), verb, "told-" + verb, object, end, "", false, false};
}

/// Acts in -ing after one of the connectors.
void gerunds(std::string_view text, Rest rest, bool (*connects)(std::string_view, std::string_view),
             const Tables& tables, std::vector<Act>& acts) {
  re2::StringPiece groups[3];
  bool before = false;
  for (auto at = rest.begin;
       tables.gerund->Match(piece(text), at, rest.end, re2::RE2::UNANCHORED, groups, 3);) {
    at = offset(text, groups[2]) + groups[2].size();
    const auto connector = lowered(view(groups[1]));
    const auto so_far = text.substr(rest.begin, offset(text, groups[0]) - rest.begin);
    if (!connects(connector, so_far) && !(before && connector == "and")) continue;
    before = true;
    const auto& verb = tables.infinitive_of_gerund.at(lowered(view(groups[2])));
    auto act = act_of(verb, at, rest.end, tables);
    act.goes_on = true;
    act.begin = offset(text, groups[0]);
    acts.push_back(std::move(act));
  }
}

}  // namespace

bool is_doubted(std::string_view text, std::size_t begin, std::size_t end) {
  static const re2::RE2 kDoubt{
      "(?i)\\b(?:if|unless|rejected|failed|defeated|withdrawn|proposed|tabled|vetoed|voted\\s+down)"
      "\\b"};
  static const re2::RE2 kAmendment{"(?i)\\bamendments?\\b"};  // those fail, and the text passes
  const auto begins = sentences_in(text, {0, end});
  auto own = begins.size();
  while (own > 1 && begins[own - 1] > begin) --own;
  const auto from = own > 1 ? begins[own - 2] : 0;
  const auto stretch = piece(text.substr(from, end - from));
  return re2::RE2::PartialMatch(stretch, kDoubt) && !re2::RE2::PartialMatch(stretch, kAmendment);
}

bool is_told_of_before(std::string_view text, std::size_t begin, std::size_t end) {
  static const re2::RE2 kOpens{
      "(?i)^[^\\pL]*(?:last\\s+(?:year|decade|century)|[a-z\\d "
      "-]{1,30}\\sago|at\\s+(?:its|the|an?)\\s+"
      "(?:previous|earlier)\\s+\\w+|in\\s+the\\s+past|earlier|earlier\\s+(?:this|that|last)\\s+"
      "year|"
      "previously|originally|(?:every|each)\\s+year),?\\s+(?:the|it|its)\\b"};
  static const re2::RE2 kAdverb{
      "(?i)\\b(?:previously|originally|formerly|reportedly|allegedly|annually|nearly|almost)\\s+"
      "(?:\\w+|set\\s+up)$"};
  const auto begins = sentences_in(text, {0, end});
  std::size_t own = 0;
  for (const auto each : begins) {
    if (each <= begin) own = each;
  }
  const auto stretch = piece(text.substr(own, end - own));
  return re2::RE2::PartialMatch(stretch, kOpens) || re2::RE2::PartialMatch(stretch, kAdverb);
}

bool is_of_another_speaker(std::string_view text, std::size_t begin, std::string_view subject) {
  static const re2::RE2 kOrgan{
      "(?i)\\b(?:council|assembly|commission|committee|conference|board|body|resolution|text|"
      "decision|"
      "document)\\b"};
  const auto who = subject.substr(0, subject.find(' '));
  if ((who != "it" && who != "we") || subject.substr(0, 6) == "it was") return false;
  if (begin == 0 && who == "it") return false;  // who was named stands in another paragraph
  return !re2::RE2::PartialMatch(piece(text.substr(0, begin)), kOrgan);
}

void told_passive(std::string_view text, Rest rest, const Tables& tables, std::vector<Act>& acts) {
  const auto clause = text.substr(rest.begin, rest.end - rest.begin);
  const bool passive =
      clause.find(" was ") != clause.npos || clause.find(" were ") != clause.npos ||
      clause.find(" been ") != clause.npos || clause.find(" hereby ") != clause.npos;
  if (!passive) return;
  const auto begins = sentences_in(text, rest);
  for (std::size_t i = 0; i < begins.size(); ++i) {
    if (begins[i] > 0 && begins[i] == rest.begin) continue;  // a clause within a sentence
    const Rest sentence{begins[i], i + 1 < begins.size() ? begins[i + 1] : rest.end};
    told_once(text, sentence, tables, acts);
    // "The Secretary-General was asked to appoint …"
    static const re2::RE2 kAsked{
        "(?i)^[^;:,]{0,80}?\\bwas\\s+(?:also\\s+)?(?:requested|asked|required|mandated|instructed)"
        "\\s+to\\b"};
    if (re2::RE2::PartialMatch(piece(text.substr(sentence.begin)), kAsked)) {
      delegates(text, sentence, tables, acts);
    }
  }
}

void adopted(std::string_view text, Rest rest, const Tables& tables, std::vector<Act>& acts) {
  static const re2::RE2 kTo{
      "(?i)^[^;:.]{0,160}?\\b(?:resolution|text|decision)s?(?:\\s+(?:\\d+(?:\\s+\\(\\d{4}\\))?|"
      "today|unanimously|on\\s+\\w+))"
      "?"
      "\\s+"};
  const auto before = acts.size();
  re2::StringPiece groups[2];
  const auto clause = text.substr(rest.begin, rest.end - rest.begin);
  if (kTo.Match(piece(clause), 0, clause.size(), re2::RE2::ANCHOR_START, groups, 1)) {
    const auto at = rest.begin + groups[0].size();
    if (tables.infinitive->Match(piece(text), at, rest.end, re2::RE2::ANCHOR_START, groups, 2)) {
      const auto& verb = tables.infinitive_of.at(lowered(view(groups[1])));
      acts.push_back(act_of(verb, offset(text, groups[1]) + groups[1].size(), rest.end, tables));
    }
  }
  if (acts.size() > before) return;
  gerunds(
      text, rest,
      [](std::string_view connector, std::string_view so_far) {
        // "…, endorsing the report and renewing its mandate"
        static const re2::RE2 kDoes{"(?i),\\s+[a-z]+ing\\s[^;:.]*$"};
        if (connector == "and") return re2::RE2::PartialMatch(piece(so_far), kDoes);
        // What is regretted, recalled or deleted is not done; nor is what a statement says.
        static const re2::RE2 kOther{
            "(?i)\\b(?:amendments?|paragraphs?|statements?|decision\\s+of)\\b|^\\s+over\\s"};
        static const re2::RE2 kOfAnother{"(?i)\\b[a-z]+ing\\s+(?:the|an?|its)\\s*$"};
        if (re2::RE2::PartialMatch(piece(so_far), kOther)) return false;
        if (connector == "decision" && re2::RE2::PartialMatch(piece(so_far), kOfAnother)) {
          return false;
        }
        return connector != "after";
      },
      tables, acts);
}

void told_beside(std::string_view text, Rest rest, const Tables& tables, std::vector<Act>& acts) {
  gerunds(
      text, rest,
      [](std::string_view connector, std::string_view) {
        return connector == "," || connector == "while" || connector == "after";
      },
      tables, acts);
}

void told_while(std::string_view text, Rest rest, const Tables& tables, std::vector<Act>& acts) {
  static const re2::RE2 kWhile{"(?i)^[^\\pL]*while\\s+(?:\\w+ly\\s+)?[a-z]+ing\\b"};
  static const re2::RE2 kMain{
      "(?i)^,\\s+the\\s+(?:\\w+\\s+){0,4}(?:council|assembly|commission)\\b"};
  if (!re2::RE2::PartialMatch(piece(text), kWhile) ||
      !re2::RE2::PartialMatch(piece(text.substr(rest.end)), kMain)) {
    return;
  }
  gerunds(
      text, rest, [](std::string_view connector, std::string_view) { return connector == "while"; },
      tables, acts);
}

}  // namespace mandated::mandate
