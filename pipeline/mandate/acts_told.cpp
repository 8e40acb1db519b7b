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

bool holds(std::string_view text, const re2::RE2& form) {
  return re2::RE2::PartialMatch(piece(text), form);
}

/// Up to `end`, the sentence in which the clause at `begin` stands.
std::string_view sentence_of(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t own = 0;
  for (const auto each : sentences_in(text, {0, end})) {
    if (each <= begin) own = each;
  }
  return text.substr(own, end - own);
}

/// "If adopted, the text extends …", "The Council rejected the text. It extended …": the sentence
/// of the clause at `begin` up to `end`, or the one before, says that nothing came of it.
bool is_doubted(std::string_view text, std::size_t begin, std::size_t end, const Tables& tables) {
  const auto begins = sentences_in(text, {0, end});
  auto own = begins.size();
  while (own > 1 && begins[own - 1] > begin) --own;
  const auto from = own > 1 ? begins[own - 2] : 0;
  const auto stretch = text.substr(from, end - from);
  return holds(stretch, *tables.failure) && !holds(stretch, *tables.failing_part);
}

/// "The League met. It extended …", "We established …": no organ is named before the pronoun.
bool is_of_another_speaker(std::string_view text, std::size_t begin, std::string_view subject,
                           const Tables& tables) {
  const auto who = subject.substr(0, subject.find(' '));
  if ((who != "it" && who != "we") || subject.substr(0, 6) == "it was") return false;
  // Who was named stands in another paragraph: "Moreover, it decided …".
  static const re2::RE2 kMoreover{
      "(?i)[^\\pL]*(?:(?:moreover|furthermore|additionally|in\\s+addition|further|also|finally)"
      "\\b[\\s,]*)?"};
  if (who == "it" && re2::RE2::FullMatch(piece(text.substr(0, begin)), kMoreover)) return false;
  return !holds(text.substr(0, begin), *tables.organ_or_text);
}

/// "by the Government of Utopia": not the organ that the account is of.
bool is_done_by_another(std::string_view after, Organ own, const Tables& tables) {
  static const re2::RE2 kBy{
      "(?i)^[^;:.]{0,120}?\\bby\\s+(?:the\\s+|its\\s+)?((?-i:[A-Z])[\\w' -]*)"};
  static const re2::RE2 kElsewhere{
      "^(?:Council|Assembly|Conference|Commission|Committee)\\s+of\\b"};
  re2::StringPiece agent;
  if (holds(after, *tables.decree)) return true;
  if (!re2::RE2::PartialMatch(piece(after), kBy, &agent)) return false;
  if (!re2::RE2::PartialMatch(agent, *tables.organ_at_start)) return true;
  return re2::RE2::PartialMatch(agent, kElsewhere) ||
         is_another(organ_in(view(agent), tables), own);
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
bool is_history(std::string_view opening, std::string_view after, const Tables& tables) {
  static const re2::RE2 kIn{
      "(?i)\\b(?:resolutions?|decisions?)\\s+[\\dS]|\\b(?:in|since)\\s+\\d{4}\\b"};
  return holds(after, *tables.history_after) || holds(opening, kIn);
}

void told_once(std::string_view text, Rest rest, Organ own, const Tables& tables,
               Sentence& sentence) {
  const auto clause = text.substr(rest.begin, rest.end - rest.begin);
  const auto told = subject_told(clause);
  if (!told) return;
  const std::string subject{view(told->subject)};
  // "An Israeli commission of inquiry": of a State.
  static const re2::RE2 kNational{
      "^An?\\s+[A-Z][a-z]+(?:i|ese|ish|an)\\s+(?:commission|committee)\\b"};
  if (is_relative(subject) || holds(subject, kNational)) return;
  const auto found = predicate_of(fmt::format("are{}", clause.substr(told->predicate)), tables);
  if (!found || found->rule != "decide-passive") return;
  const bool mandate = lowered(subject).find("mandate") != std::string::npos;
  if (!mandate && found->action != MandateAction::established) return;
  const auto object = told->predicate + found->size - std::string_view{"are"}.size();
  const auto after = clause.substr(object);
  if (is_doubted(text, rest.begin, rest.begin + told->predicate, tables)) {
    return pass_over(sentence, Look::draft);
  }
  if (is_history(clause.substr(0, offset(clause, told->subject)), after, tables)) {
    return pass_over(sentence, Look::recalled);
  }
  if (is_done_by_another(after, own, tables)) return pass_over(sentence, Look::other_organ);
  sentence.acts.push_back({found->action, found->verb, "told-" + found->verb, rest.begin + object,
                           rest.end, subject, false, false});
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

Organ organ_in(std::string_view words, const Tables& tables) {
  for (std::size_t i = 0; i < tables.organ_names.size(); ++i) {
    if (holds(words, *tables.organ_names[i])) return i;
  }
  return std::nullopt;
}

Organ organ_before(std::string_view text, const Tables& tables) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '.')) text.remove_suffix(1);
  constexpr std::size_t kLongestSentence = 1'000;
  const auto from = text.size() - std::min(text.size(), kLongestSentence);
  const auto stop = text.substr(from).rfind(". ");
  if (stop == text.npos && from > 0) return std::nullopt;
  if (stop != text.npos) text.remove_prefix(from + stop + 2);
  auto opening = lowered(text);
  constexpr std::string_view kThe = "the ";
  if (opening.rfind(kThe, 0) == 0) opening.erase(0, kThe.size());
  re2::StringPiece name;
  if (!tables.organ_at_start->Match(opening, 0, opening.size(), re2::RE2::ANCHOR_START, &name, 1)) {
    return std::nullopt;
  }
  return organ_in(view(name), tables);
}

std::optional<Look> told_as(std::string_view text, const Telling& telling, const Tables& tables) {
  const auto& [begin, end, subject, account, told] = telling;
  if (account && is_doubted(text, begin, end, tables)) return Look::draft;
  if (!told) return std::nullopt;
  const auto sentence = sentence_of(text, begin, end);
  if (holds(sentence, *tables.history_first) || holds(sentence, *tables.history_adverb)) {
    return Look::recalled;
  }
  if (holds(sentence, *tables.hedge)) return Look::no_decision;
  // Who speaks is not known: no other organ was named either.
  if (is_of_another_speaker(text, begin, subject, tables)) return Look::no_decision;
  return std::nullopt;
}

void told_passive(std::string_view text, Rest rest, Organ own, const Tables& tables,
                  Sentence& sentence) {
  const auto clause = text.substr(rest.begin, rest.end - rest.begin);
  const bool passive =
      clause.find(" was ") != clause.npos || clause.find(" were ") != clause.npos ||
      clause.find(" been ") != clause.npos || clause.find(" hereby ") != clause.npos;
  if (!passive) return;
  const auto begins = sentences_in(text, rest);
  for (std::size_t i = 0; i < begins.size(); ++i) {
    if (begins[i] > 0 && begins[i] == rest.begin) continue;  // a clause within a sentence
    const Rest each{begins[i], i + 1 < begins.size() ? begins[i + 1] : rest.end};
    told_once(text, each, own, tables, sentence);
    // "The Secretary-General was asked to appoint …"
    static const re2::RE2 kAsked{
        "(?i)^[^;:,]{0,80}?\\bwas\\s+(?:also\\s+)?(?:requested|asked|required|mandated|instructed)"
        "\\s+to\\b"};
    if (re2::RE2::PartialMatch(piece(text.substr(each.begin)), kAsked)) {
      delegates(text, each, tables, sentence.acts);
    }
  }
}

void adopted(std::string_view text, Rest rest, const Tables& tables, std::vector<Act>& acts) {
  static const re2::RE2 kTo{
      "(?i)^[^;:.]{0,160}?\\b(?:resolution|text|decision)s?(?:\\s+(?:\\d+(?:\\s+\\(\\d{4}\\))?|"
      "today|unanimously|on\\s+\\w+))?\\s+"};
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

void told_while(std::string_view text, Rest rest, Organ own, const Tables& tables,
                Sentence& sentence) {
  static const re2::RE2 kWhile{"(?i)^[^\\pL]*while\\s+(?:\\w+ly\\s+)?[a-z]+ing\\b"};
  re2::StringPiece main;
  const auto rest_of_it = text.substr(rest.end);
  if (!holds(text, kWhile) || !tables.organ_goes_on->Match(piece(rest_of_it), 0, rest_of_it.size(),
                                                           re2::RE2::ANCHOR_START, &main, 1)) {
    return;
  }
  std::vector<Act> acts;
  gerunds(
      text, rest, [](std::string_view connector, std::string_view) { return connector == "while"; },
      tables, acts);
  if (acts.empty()) return;
  if (is_another(organ_in(view(main), tables), own)) return pass_over(sentence, Look::other_organ);
  sentence.acts.insert(sentence.acts.end(), acts.begin(), acts.end());
}

}  // namespace mandated::mandate
