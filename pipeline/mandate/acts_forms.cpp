// What an organ decides to do: "decides … to extend, and to dissolve …".
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "pipeline/base/ascii.h"
#include "pipeline/mandate/acts.h"
#include "pipeline/mandate/phrase.h"
#include "pipeline/text/match.h"

namespace mandated::mandate {
namespace {

using Tables = Words::Tables;

/// Between "decides" and "to extend" stands nothing, or an insertion between commas.
bool is_insertion(std::string_view between) {
  const auto first = between.find_first_not_of(' ');
  if (first == std::string_view::npos) return true;
  if (between.back() == '"') between.remove_suffix(1);  // "decided, in its resolution 3/1, \"to"
  const auto last = between.find_last_not_of(' ');
  static const re2::RE2 kBoth{"(?i)\\s*(?:also|further|therefore|hereby)\\s*,[^;:]*,\\s*"};
  if (re2::RE2::FullMatch(piece(between), kBoth)) return true;
  if (between[first] == ',' && between[last] == ',') return true;
  // A quotation may mark what it changed or left out: "[Decides] to", "Decides … to".
  static const re2::RE2 kAdverbs{
      "(?i)\\]?\\s*(?:\\x{2026}|\\.{3}|\\[(?:\\x{2026}|\\.{3})\\])?\\s*(?:(?:also|further|"
      "therefore|hereby|"
      "in addition|furthermore|moreover|unanimously|overwhelmingly|today|yesterday|this (?:morning|"
      "afternoon|evening)|(?:on )?\\w+day|inter alia|in (?:this|that) "
      "(?:regard|respect|context|connection)|"
      // of a vote: "25 to 6, with 10 abstentions,", "13-0", "with a majority"
      "(?:by )?(?:a vote of )?\\d+\\b[^;:]{0,80}|with an? [^;:]{0,60}|for [^;:]{0,160},|"
      "(?:that for|in accordance with|pursuant to|under|on the basis of|acting under|as from|as of|"
      "with effect from|by the same resolution)\\b[^;:]{0,160})\\s*,?\\s*){0,2}(?:not\\s*)?"};
  return re2::RE2::FullMatch(piece(between), kAdverbs);
}

/// "to extend and expand": one act for each verb; "reinforce" and its like are none.
std::size_t joined_verbs(std::string_view text, std::size_t at, std::size_t end,
                         const Tables& tables, std::vector<std::string>& verbs) {
  static const re2::RE2 kAnd{
      "(?i)\\s*(?:,|\\band\\b|,\\s+and\\b)\\s+(?:to\\s+)?(?:further\\s+)?(?:([a-z-]+)|(?:reinforce|"
      "strengthen|adjust|update|consolidate))\\s+"};
  static const re2::RE2 kSupport{
      "(?i)\\s+and\\s+(?:to\\s+)?(?:further\\s+)?(?:reinforce|strengthen|"
      "adjust|update|consolidate|enhance|support|review)\\s+"};
  re2::StringPiece word;
  auto rest = piece(text.substr(at, end - at));
  if (re2::RE2::Consume(&rest, kSupport)) return end - rest.size() - 1;
  if (re2::RE2::Consume(&rest, kAnd, &word)) {
    const auto verb = lowered(view(word));
    const auto found = tables.infinitive_of.find(verb);
    if (found != tables.infinitive_of.end() && found->second == verb) {
      if (tables.action_of.at(verb) != tables.action_of.at(verbs.front())) verbs.push_back(verb);
      return end - rest.size() - 1;
    }
  }
  return at;
}

/// "to remove the limit on …, and": one thing that the organ itself does before another, not what
/// it asks of others.
bool is_other_act(std::string_view between) {
  static const re2::RE2 kAct{"(?i)^\\s*to\\s+([a-z]+)\\s+([^;:]*)$"};
  static const re2::RE2 kAsks{
      "(?i)^(?:request|invite|call|ask|urge|encourage|recommend|consider|continue|"
      "remain|support|help|assist|allow|enable|instruct|mandate|appeal|entrust|convey|transmit)$"};
  static const re2::RE2 kTo{
      "(?i)\\bto\\s+(?:[a-z]+ly\\s+)?[a-z]{3,}\\s+(?:the|an?|its|their|all)\\b"};
  re2::StringPiece verb, rest;
  if (!re2::RE2::FullMatch(piece(between), kAct, &verb, &rest)) return false;
  return !re2::RE2::FullMatch(verb, kAsks) && !re2::RE2::PartialMatch(rest, kTo);
}

}  // namespace

/// "to change the title of …", "to add the following tasks to the mandate of …", "to include in the
/// mandate of …".
static std::optional<Act> changes_to(std::string_view text, Rest rest) {
  static const re2::RE2 kName{"(?i)\\s+to\\s+change\\s+the\\s+(?:name|title)\\s+of(\\s)"};
  static const re2::RE2 kAdd{
      "(?i)\\s+to\\s+(?:also\\s+|further\\s+)?(?:add\\b(?:[^;:,]{0,160}?\\s)?\\s*to|include\\s+"
      "(?:with)?in)(\\s+)the\\s+(?:[a-z]+\\s+)?mandates?\\s+of\\s"};
  const auto upto = piece(text.substr(0, rest.end));
  re2::StringPiece groups[2];
  const auto match = [&](const re2::RE2& form) {
    return form.Match(upto, rest.begin, rest.end, re2::RE2::ANCHOR_START, groups, 2);
  };
  if (match(kName)) {
    return Act{MandateAction::modified,
               "rename",
               "decide-rename",
               offset(text, groups[1]),
               rest.end,
               "",
               false,
               false};
  }
  if (match(kAdd)) {
    return Act{MandateAction::expanded,
               "expand",
               "decide-add",
               offset(text, groups[1]),
               rest.end,
               "",
               false,
               false};
  }
  return std::nullopt;
}

void decides_to(std::string_view text, Rest rest, const Tables& tables, std::vector<Act>& acts) {
  if (auto change = changes_to(text, rest)) return acts.push_back(std::move(*change));
  re2::StringPiece groups[2];
  auto at = rest.begin;
  const auto before = acts.size();
  while (tables.infinitive->Match(piece(text), at, rest.end, re2::RE2::UNANCHORED, groups, 2)) {
    const auto begin = offset(text, groups[0]);
    const auto after = offset(text, groups[1]) + groups[1].size();
    at = after;
    const auto between = text.substr(rest.begin, begin - rest.begin);
    const bool first = acts.size() == before && is_insertion(between);
    static const re2::RE2 kAndTo{
        "(?i)(?:,|;|\\band|,\\s+and)\\s+(?:also\\s+|further\\s+|thereby\\s+|for\\s+th(?:at|is)"
        "\\s+(?:reason|purpose)\\s+|to\\s+th(?:at|is)\\s+end,?\\s+)*$"};
    const bool goes_on = (acts.size() > before || is_other_act(between)) &&
                         re2::RE2::PartialMatch(piece(between), kAndTo);
    if (!first && !goes_on) continue;
    std::vector<std::string> verbs{tables.infinitive_of.at(lowered(view(groups[1])))};
    const auto object = joined_verbs(text, after, rest.end, tables, verbs);
    static const re2::RE2 kNot{"(?i)\\bnot\\s*$"};
    const bool refuses = re2::RE2::PartialMatch(piece(between), kNot);
    for (const auto& verb : verbs) {
      auto action = tables.action_of.at(verb);
      if (refuses && action != MandateAction::extended) return;
      const auto rule = (refuses ? "decide-not-" : "decide-") + verb;
      if (refuses) action = MandateAction::terminated;
      acts.push_back({action, verb, rule, object, rest.end, "", goes_on, false,
                      goes_on ? std::string::npos : rest.begin});
    }
    at = std::max(at, object);
  }
}

/// "decides to authorize the deployment of …", "… Member States to establish a mission", "to
/// proceed with an extension of …", "agreed to an extension of …".
void decides_to_authorize(std::string_view text, Rest rest, const Tables& tables,
                          std::vector<Act>& acts) {
  static const re2::RE2 kAuthorize{
      "(?i)\\bto\\s+(?:\\w+ly\\s+)?(?:(authori[sz]e)|approve|proceed\\s+with|grant|endorse)"
      "(?:\\s+and\\s+\\w+)?\\b"};
  static const re2::RE2 kTo{
      "(?i)(?:\\s+(?:today|unanimously|on\\s+[a-z]+day))*\\s+(?:to|on|for)\\b"};
  re2::StringPiece groups[2];
  const auto clause = piece(text.substr(0, rest.end));
  const auto before = acts.size();
  if (kTo.Match(clause, rest.begin, rest.end, re2::RE2::ANCHOR_START, groups, 1)) {
    approves(text, {rest.begin + groups[0].size(), rest.end}, tables, acts);
  }
  if (acts.size() > before ||
      !kAuthorize.Match(clause, rest.begin, rest.end, re2::RE2::UNANCHORED, groups, 2) ||
      !is_insertion(text.substr(rest.begin, offset(text, groups[0]) - rest.begin))) {
    return;
  }
  const Rest after{offset(text, groups[0]) + groups[0].size(), rest.end};
  approves(text, after, tables, acts);
  if (groups[1].empty()) return;
  if (acts.size() == before) delegates(text, after, tables, acts);
  if (acts.size() == before) authorizes(text, after, tables, acts);
}

}  // namespace mandated::mandate
