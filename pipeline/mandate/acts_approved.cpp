// The forms in which an organ lets happen what a noun or another's proposal names.
#include <array>

#include "pipeline/base/ascii.h"
#include "pipeline/mandate/acts.h"
#include "pipeline/text/match.h"

namespace mandated::mandate {
namespace {

using Tables = Words::Tables;

/// Bytes of "the Secretary-General's recommendation", "the proposals in the report of the
/// Secretary-General", "the Commission['\\x{2019}]s decision": whose proposals an organ makes its
/// own. 0 for others': what it endorses of the African Union's is that one's act.
std::size_t proposal(std::string_view clause) {
  static const re2::RE2 kWhose{
      "(?i)^\\s+(?:with\\s+|to\\s+)?(?:the\\s+)?(?:Secretary-General['\\x{2019}]s\\s+"
      "(?:recommendations?|proposals?)|(?:recommendations?|proposals?)"
      "\\s[^;:,]{0,120}?\\bSecretary-General|Commission's\\s+(?:decision|recommendation)|"
      "(?:decision|recommendation)\\s+of\\s+the\\s+Commission(?:\\s+on\\s+Human\\s+Rights)?)\\b"};
  re2::StringPiece group;
  const bool found =
      kWhose.Match(piece(clause), 0, clause.size(), re2::RE2::ANCHOR_START, &group, 1);
  return found ? group.size() : 0;
}

/// "the proposals … concerning the addition of new tasks to the mandate of …".
void adds_tasks(std::string_view text, Rest rest, std::vector<Act>& acts) {
  static const re2::RE2 kTasks{
      "(?i)^(?:[^;:]{0,160}?\\s(?:concerning|regarding|for|on))?\\s+(?:the|an)\\s+(?:addition\\s+of"
      "\\s+(?:[\\w-]+\\s+){0,2}tasks)\\s+to\\s"};
  const auto clause = text.substr(rest.begin, rest.end - rest.begin);
  re2::StringPiece group;
  if (!kTasks.Match(piece(clause), 0, clause.size(), re2::RE2::ANCHOR_START, &group, 1)) return;
  acts.push_back({MandateAction::expanded, "expand", "approve-expand", rest.begin + group.size(),
                  rest.end, "", false, false, rest.begin});
}

/// "the recommendation not to extend", "against": it stays as it is.
bool is_refused(std::string_view before) {
  static const re2::RE2 kNot{
      "(?i)\\b(?:not|never|against|(?:rather|other)\\s+than|instead\\s+of)\\s+$"};
  return re2::RE2::PartialMatch(piece(before), kNot);
}

}  // namespace

void approves(std::string_view text, Rest rest, const Tables& tables, std::vector<Act>& acts) {
  static const re2::RE2 kNoun{
      "(?i)^(?:\\s+today|\\s+unanimously)?(?:\\s*,[^;:]{0,200}?,)?\\s+(?:(?:the|an?|its)\\s+)?"
      "(?:(?:further|immediate|urgent|prompt|early|technical|exceptional|temporary|final|one-time|"
      "[\\w-]+-(?:year|month|week|day))\\s+){0,3}(?:(establishment|creation|setting\\s+up|"
      "deployment)|(appointment)|(extension|renewal|prolongation)|(continuation)|(termination|"
      "discontinuation|dissolution)|(expansion|enlargement|increase)|(reduction|decrease))"
      "\\s*(?:(?:in\\s+(?-i:[A-Z])[^;:,]{1,80}?)?(?:,[^;:]{0,200}?,)?\\s+|\\s+(?:for|until)"
      "\\s[^;:,]{1,60}?\\s)?\\s*(?:of|in)\\s+"};
  static constexpr std::array<const char*, 7> kVerbs{"establish", "appoint", "extend", "continue",
                                                     "terminate", "expand",  "reduce"};
  const auto clause = text.substr(rest.begin, rest.end - rest.begin);
  std::array<re2::StringPiece, kVerbs.size() + 1> groups;
  if (!kNoun.Match(piece(clause), 0, clause.size(), re2::RE2::ANCHOR_START, groups.data(),
                   static_cast<int>(groups.size()))) {
    return;
  }
  for (std::size_t i = 0; i < kVerbs.size(); ++i) {
    if (groups[i + 1].empty()) continue;
    const bool appoints = std::string_view{kVerbs[i]} == "appoint";
    acts.push_back({tables.action_of.at(kVerbs[i]), kVerbs[i], std::string{"approve-"} + kVerbs[i],
                    rest.begin + groups[0].size(), rest.end, "", false, appoints, rest.begin});
  }
}

void approves_proposal(std::string_view text, Rest rest, const Tables& tables,
                       std::vector<Act>& acts) {
  const auto clause = text.substr(0, rest.end);
  const auto after = proposal(text.substr(rest.begin, rest.end - rest.begin));
  const auto known = acts.size();
  adds_tasks(text, rest, acts);
  if (after == 0 || acts.size() > known) return;
  static const re2::RE2 kOf{"(?i)^[^;:]{0,160}?\\s(?:for|on|concerning|regarding)\\b"};
  static const re2::RE2 kTo{"(?i)\\s(to)\\s+([a-z-]+)"};
  static const re2::RE2 kNoun{"(?i)^(?:the|an?|its|his|this)$"};
  re2::StringPiece groups[3];
  auto at = rest.begin + after;
  while (kTo.Match(piece(clause), at, rest.end, re2::RE2::UNANCHORED, groups, 3) &&
         re2::RE2::FullMatch(groups[2], kNoun)) {
    at = offset(text, groups[2]);  // "in his report to the Council"
  }
  re2::StringPiece infinitive[2];
  if (!groups[1].empty() && is_refused(clause.substr(0, offset(text, groups[1])))) return;
  if (!groups[1].empty() &&
      tables.infinitive->Match(piece(clause), offset(text, groups[1]), rest.end,
                               re2::RE2::ANCHOR_START, infinitive, 2)) {
    const auto& verb = tables.infinitive_of.at(lowered(view(infinitive[1])));
    const auto object = offset(text, infinitive[1]) + infinitive[1].size();
    acts.push_back({tables.action_of.at(verb), verb, "approve-to-" + verb, object, rest.end, "",
                    false, false, rest.begin});
    return;
  }
  const auto said = clause.substr(rest.begin + after);
  if (kOf.Match(piece(said), 0, said.size(), re2::RE2::ANCHOR_START, groups, 1)) {
    approves(text, {rest.begin + after + groups[0].size(), rest.end}, tables, acts);
  }
}

}  // namespace mandated::mandate
