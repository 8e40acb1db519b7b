// The forms in which an organ has others act, or lets them: requests, authority, approval.
#include <algorithm>
#include <array>

#include "pipeline/base/ascii.h"
#include "pipeline/mandate/acts.h"
#include "pipeline/mandate/phrase.h"
#include "pipeline/text/match.h"

namespace mandated::mandate {
namespace {

using Tables = Words::Tables;

}  // namespace

void delegates(std::string_view text, Rest rest, const Tables& tables, std::vector<Act>& acts) {
  auto tail = piece(text.substr(rest.begin, rest.end - rest.begin));
  re2::StringPiece delegate, form;
  if (!re2::RE2::Consume(&tail, *tables.delegation, &delegate, &form)) {
    if (!re2::RE2::Consume(&tail, *tables.later_delegation, &delegate, &form)) return;
  }
  const auto verb = lowered(view(form));
  const auto known = tables.action_of.find(verb);
  const auto action = known == tables.action_of.end() ? MandateAction::established : known->second;
  acts.push_back(
      {action, verb, "request-" + verb, rest.end - tail.size(), rest.end, "", false, true});
}

void recommends(std::string_view text, Rest rest, const Tables& tables, std::vector<Act>& acts) {
  static const re2::RE2 kSecretary{"(?i)^\\s+that\\s+the\\s+Secretary[-\\s]General\\b"};
  const auto clause = text.substr(rest.begin, rest.end - rest.begin);
  if (re2::RE2::PartialMatch(piece(clause), kSecretary)) delegates(text, rest, tables, acts);
  founds_united_nations(text, rest, tables, acts);
}

void founds_united_nations(std::string_view text, Rest rest, const Tables& tables,
                           std::vector<Act>& acts) {
  const auto clause = text.substr(rest.begin, rest.end - rest.begin);
  static const re2::RE2 kForce{
      "^\\s+the\\s+(?:creation|establishment)(?:,[^;:]{0,120}?,)?\\s+of\\s+an?\\s+United\\s+"
      "Nations\\s"};
  if (re2::RE2::PartialMatch(piece(clause), kForce)) approves(text, rest, tables, acts);
}

void decides_to_request(std::string_view text, Rest rest, const Tables& tables,
                        std::vector<Act>& acts) {
  static const re2::RE2 kRequest{
      "(?i)(?:^|,|;|\\band)\\s+(?:also\\s+|further\\s+)?to\\s+request\\b"};
  // Each ends where the next begins: what is asked of one is read once, and not as the other's.
  std::vector<Rest> requests;
  re2::StringPiece group;
  const auto clause = piece(text.substr(rest.begin, rest.end - rest.begin));
  for (std::size_t at = 0;
       kRequest.Match(clause, at, clause.size(), re2::RE2::UNANCHORED, &group, 1);) {
    at = offset(view(clause), group) + group.size();
    if (!requests.empty()) requests.back().end = offset(text, group);
    requests.push_back({rest.begin + at, rest.end});
  }
  for (const auto& request : requests) delegates(text, request, tables, acts);
}

/// "… to continue to maintain the deployment of UNRM", "… to continue for twelve months the
/// multinational force (RFOR)": where whom it maintains begins.
static std::optional<std::size_t> maintained_at(std::string_view clause, const Tables& tables) {
  static const re2::RE2 kMaintain{
      "(?i)^[^;:]{0,240}?\\bto\\s+(?:continue\\s+to\\s+)?(?:maintain|continue|deploy)\\b"};
  static const re2::RE2 kForce{
      "(?i)\\b(?:deployment\\s+of|to|of|within|continue|maintain|deploy)\\s+(?:the\\s+)?((?-i:[A-Z]"
      "[A-Z]{"
      "3,}\\b|African Union "
      "[A-Z]))"};
  constexpr std::size_t kVerb = 9;  // the longest of them, with its space
  re2::StringPiece groups[2];
  if (!kMaintain.Match(piece(clause), 0, clause.size(), re2::RE2::ANCHOR_START, groups, 1)) {
    return std::nullopt;
  }
  const auto from = groups[0].size();
  const auto words = lowered(view(groups[0]));
  // "to continue to provide support to UNRM" prolongs nobody.
  static const re2::RE2 kDoes{"^\\s+to\\s+[a-z]"};
  if (re2::RE2::PartialMatch(piece(clause.substr(from)), kDoes)) return std::nullopt;
  if (words.find("continue") == std::string::npos && words.find("maintain") == std::string::npos) {
    return std::nullopt;
  }
  if (kForce.Match(piece(clause), from - kVerb, clause.size(), re2::RE2::UNANCHORED, groups, 2)) {
    return offset(clause, groups[1]);
  }
  const auto object = object_start(clause, from, tables);
  const auto phrase = read_phrase(clause, object, tables);
  const bool mission = type_of_head(clause, phrase, tables) == "mission" ||
                       tables.carriers.count(phrase.last()) != 0;
  return mission && !phrase.determiner.empty() ? std::optional{object} : std::nullopt;
}

/// "Authorizes the Mission in Utopia to remain until …".
static std::optional<std::size_t> remains_at(std::string_view clause) {
  static const re2::RE2 kRemain{
      "^\\s+(?:the\\s+)?([A-Z][^;:,]{2,160}?)\\s+to\\s+(?:remain\\s+(?:until|for|in)|"
      "continue\\s+(?:[a-z]+ing|its|their|to\\s+(?:monitor|observe|verify)))\\s"};
  re2::StringPiece group;
  if (!re2::RE2::PartialMatch(piece(clause), kRemain, &group)) return std::nullopt;
  return offset(clause, group);
}

void authorizes(std::string_view text, Rest rest, const Tables& tables, std::vector<Act>& acts) {
  static const re2::RE2 kEstablish{
      "(?i)^[^;:]{0,240}?\\bto\\s+(?:form\\s+and\\s+deploy|set\\s+up|establish|deploy|form)\\b"};
  static const re2::RE2 kProceed{"(?i)^[^;:,]{0,120}?\\sto\\s+proceed\\s+with\\b"};
  const auto clause = text.substr(rest.begin, rest.end - rest.begin);
  re2::StringPiece proceed;
  if (kProceed.Match(piece(clause), 0, clause.size(), re2::RE2::ANCHOR_START, &proceed, 1)) {
    approves(text, {rest.begin + proceed.size(), rest.end}, tables, acts);
    return;
  }
  auto at = maintained_at(clause, tables);
  if (!at) at = remains_at(clause);
  if (at) {
    acts.push_back({MandateAction::extended, "maintain", "authorize-maintain", rest.begin + *at,
                    rest.end, "", false, false, rest.begin});
    return;
  }
  re2::StringPiece group;
  if (kEstablish.Match(piece(clause), 0, clause.size(), re2::RE2::ANCHOR_START, &group, 1)) {
    acts.push_back({MandateAction::established, "establish", "authorize-establish",
                    rest.begin + group.size(), rest.end, "", false, false});
  }
}

}  // namespace mandated::mandate
