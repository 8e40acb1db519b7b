// The forms that the clause of a deciding organ takes after its verb.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "pipeline/mandate/acts.h"
#include "pipeline/mandate/phrase.h"

namespace mandated::mandate {
namespace {

using Tables = Words::Tables;

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

std::string lower(std::string_view text) {
  std::string out{text};
  for (auto& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::string lower(re2::StringPiece text) {
  return lower(std::string_view{text.data(), text.size()});
}

std::size_t offset(std::string_view text, re2::StringPiece at) {
  return static_cast<std::size_t>(at.data() - text.data());
}

/// Between "decides" and "to extend" stands nothing, or an insertion between commas.
bool is_insertion(std::string_view between) {
  const auto first = between.find_first_not_of(' ');
  if (first == std::string_view::npos) return true;
  const auto last = between.find_last_not_of(' ');
  static const re2::RE2 kBoth{"(?i)\\s*(?:also|further|therefore|hereby)\\s*,[^;:]*,\\s*"};
  if (re2::RE2::FullMatch(piece(between), kBoth)) return true;
  if (between[first] == ',' && between[last] == ',') return true;
  // A quotation may mark what it changed or left out: "[Decides] to", "Decides … to".
  static const re2::RE2 kAdverbs{
      "(?i)\\]?\\s*(?:\\x{2026}|\\.{3}|\\[(?:\\x{2026}|\\.{3})\\])?\\s*(?:also|further|therefore|"
      "hereby|in "
      "addition|furthermore|moreover|unanimously|today|yesterday|this "
      "(?:morning|afternoon|evening)|on \\w+day|inter "
      "alia|in (?:this|that) (?:regard|respect|context|connection)|(?:that\\s+for|in accordance "
      "with|pursuant "
      "to|under|on the basis of|acting under|as from|as of|with effect from|by the same "
      "resolution)\\b[^;:]{0,160})?\\s*,?\\s*(?:not\\s*)?"};
  return re2::RE2::FullMatch(piece(between), kAdverbs);
}

/// "to extend and expand": one act for each verb; "reinforce" and its like are none.
std::size_t joined_verbs(std::string_view text, std::size_t at, std::size_t end,
                         const Tables& tables, std::vector<std::string>& verbs) {
  static const re2::RE2 kAnd{
      "(?i)\\s*(?:,|\\band\\b|,\\s+and\\b)\\s+(?:to\\s+)?(?:further\\s+)?(?:("
      "[a-z-]+)|(?:reinforce|strengthen|adjust|update|consolidate))\\s+"};
  static const re2::RE2 kSupport{
      "(?i)\\s+and\\s+(?:to\\s+)?(?:further\\s+)?(?:reinforce|strengthen|"
      "adjust|update|consolidate|enhance|support|review)\\s+"};
  re2::StringPiece word;
  auto rest = piece(text.substr(at, end - at));
  if (re2::RE2::Consume(&rest, kSupport)) return end - rest.size() - 1;
  if (re2::RE2::Consume(&rest, kAnd, &word)) {
    const auto verb = lower(word);
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

/// The words that say "in this clause somebody else is spoken of".
bool is_relative(std::string_view words) {
  static const re2::RE2 kAs{
      "(?i)\\bas\\s+(?:\\w+ly\\s+)?(?:set|contained|defined|specified|established|amended|renewed|"
      "extended|"
      "modified|described|outlined|provided|created|authorized|authorised|last|most)\\b"};
  std::string stretch{words};
  re2::RE2::GlobalReplace(&stretch, kAs, "");
  static const re2::RE2 kRelative{
      "(?i)\\b(?:(?:which|who|that)\\s*$|(?:whose|until|once|when|if|unless|where|whether|after|"
      "before|"
      "as)\\b[^,]*$)"};
  return re2::RE2::PartialMatch(piece(stretch), kRelative);
}

struct Predicate {
  MandateAction action;
  std::string verb;
  std::string rule;
  std::size_t size;
};

#define AUXILIARY "(?i)^(?:shall|should|will|must|is|are|be|is to|are to)\\b"
#define INSERTED                                                                                \
  "(?:\\s*,[^;]{0,300}?,)?\\s+(?:\\w+ly\\s+|henceforth\\s+|hereafter\\s+|also\\s+|further\\s+|" \
  "now\\s+|hereby\\s+|again\\s+|then\\s+)*"
/// What may be decided of a subject, from its auxiliary on.
struct Predicates {
  re2::RE2 called{AUXILIARY INSERTED
                  "(?:bear\\s+the\\s+(?:title|name)(?:\\s+of)?|be\\s+(?:"
                  "henceforth\\s+)?(?:called|known\\s+as|renamed(?:\\s+as)?))\\b"};
  re2::RE2 include{
      "(?i)^(?:shall|should|will)(?:\\s*,[^;]{0,300}?,)?\\s+(?:henceforth\\s+)?(?:(also|further|"
      "additionally)\\s+)?"
      "(?:include|cover|encompass)\\b"};
  re2::RE2 end{
      AUXILIARY INSERTED
      "(?:end|terminate|expire|close|conclude|cease\\s+to\\s+(?:exist|function|operate|apply|be\\s+"
      "in\\s+(?:force|effect))|"
      "cease\\s+(?:its\\s+|all\\s+)?(?:operations?|work|activities)|be\\s+(?:closed|concluded|"
      "liquidated|withdrawn)|"
      "complete\\s+its\\s+mandate)\\b"};
  re2::RE2 goes_on{
      AUXILIARY INSERTED
      "(?:continue(?:\\s+to\\s+(?:operate|function|serve|exist|apply|discharge|carry\\s+out)\\b|"
      "\\s+(?:its|their|in|for|until|through)\\b)|"
      "remain\\s+in\\s+(?:force|effect|place|existence|operation)|"
      "be\\s+deployed\\s+(?:until|for|through))\\b"};
};

std::optional<Predicate> predicate_of(std::string_view rest, const Tables& tables) {
  static const Predicates kForms;
  re2::StringPiece groups[2];
  const auto match = [&](const re2::RE2& form, int count) {
    return form.Match(piece(rest), 0, rest.size(), re2::RE2::ANCHOR_START, groups, count);
  };
  if (match(kForms.called, 1)) {
    return Predicate{MandateAction::modified, "rename", "decide-rename", groups[0].size()};
  }
  if (match(*tables.passive, 2)) {
    const auto verb = tables.infinitive_of.at(lower(groups[1]));
    return Predicate{tables.action_of.at(verb), verb, "decide-passive", groups[0].size()};
  }
  if (match(kForms.include, 2)) {
    return Predicate{MandateAction::expanded, groups[1].empty() ? "include" : "also-include",
                     "decide-include", groups[0].size()};
  }
  if (match(kForms.end, 1)) {
    return Predicate{MandateAction::terminated, "end", "decide-end", groups[0].size()};
  }
  if (match(kForms.goes_on, 1)) {
    // "until" and the like open the term: they are left to it.
    return Predicate{MandateAction::extended, "continue", "decide-continue",
                     rest.substr(0, groups[0].size()).find_last_of(' ')};
  }
  return std::nullopt;
}

/// "the name of UNRM": UNRM.
std::string_view without_name(std::string_view subject) {
  constexpr std::string_view kOf = "name of ";
  return subject.substr(subject.find(kOf) + kOf.size());
}

}  // namespace

void decides_to(std::string_view text, Rest rest, const Tables& tables, std::vector<Act>& acts) {
  re2::StringPiece groups[2];
  auto at = rest.begin;
  const auto before = acts.size();
  static const re2::RE2 kName{"(?i)\\s+to\\s+change\\s+the\\s+(?:name|title)\\s+of\\s"};
  if (kName.Match(piece(text.substr(0, rest.end)), at, rest.end, re2::RE2::ANCHOR_START, groups,
                  1)) {
    acts.push_back({MandateAction::modified, "rename", "decide-rename",
                    offset(text, groups[0]) + groups[0].size(), rest.end, "", false, false});
    return;
  }
  while (tables.infinitive->Match(piece(text), at, rest.end, re2::RE2::UNANCHORED, groups, 2)) {
    const auto begin = offset(text, groups[0]);
    const auto after = offset(text, groups[1]) + groups[1].size();
    at = after;
    const auto between = text.substr(rest.begin, begin - rest.begin);
    const bool first = acts.size() == before && is_insertion(between);
    static const re2::RE2 kAndTo{
        "(?i)(?:,|;|\\band|,\\s+and)\\s+(?:also\\s+|further\\s+|thereby\\s+)*$"};
    const bool goes_on = (acts.size() > before || is_other_act(between)) &&
                         re2::RE2::PartialMatch(piece(between), kAndTo);
    if (!first && !goes_on) continue;
    std::vector<std::string> verbs{tables.infinitive_of.at(lower(groups[1]))};
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

/// "the name of UNRM in the north shall be the United Nations Reef Force".
static std::optional<Act> named_anew(std::string_view subject, std::string_view text, Rest rest) {
  static const re2::RE2 kName{"(?i)^\\s*(?:[^;:]*,\\s+)?the\\s+name\\s+of\\s"};
  static const re2::RE2 kBe{"^shall\\s+(?:now\\s+|henceforth\\s+)?be\\s+(?:the\\s+)?[A-Z]"};
  const auto predicate = text.substr(rest.begin, rest.end - rest.begin);
  if (!re2::RE2::PartialMatch(piece(subject), kName) ||
      !re2::RE2::PartialMatch(piece(predicate), kBe)) {
    return std::nullopt;
  }
  const auto be = text.find(" be ", rest.begin) + std::string_view{" be"}.size();
  return Act{MandateAction::modified,
             "rename",
             "decide-rename",
             be,
             rest.end,
             std::string{without_name(subject)},
             false,
             false};
}

/// "the League shall maintain UNRM until …", "… the deployment of …".
static std::optional<Act> maintained(std::string_view text, Rest rest) {
  static const re2::RE2 kMaintain{
      "(?i)^(?:shall|should|will|may)\\s+(?:continue\\s+to\\s+)?maintain\\s+(?:the\\s+"
      "deployment\\s+of\\s+)?"};
  const auto predicate = text.substr(rest.begin, rest.end - rest.begin);
  re2::StringPiece group;
  if (!kMaintain.Match(piece(predicate), 0, predicate.size(), re2::RE2::ANCHOR_START, &group, 1)) {
    return std::nullopt;
  }
  return Act{MandateAction::extended,
             "maintain",
             "decide-maintain",
             rest.begin + group.size(),
             rest.end,
             "",
             false,
             false};
}

/// "the mandate … shall expire on …" says how long it lasts; measures that expire are ended.
static void let_expire(std::string_view subject, std::string_view text, Act& act) {
  constexpr std::string_view kExpire = "expire";
  const auto at = act.object - std::min(act.object, kExpire.size());
  if (act.rule != "decide-end" || lower(text.substr(at, kExpire.size())) != kExpire ||
      lower(subject).find("mandate") == std::string::npos) {
    return;
  }
  act.action = MandateAction::extended;
  act.verb = "extend";
  act.rule = "decide-expire";
  act.object = at;
}

/// "that the mandate of … expires": without an auxiliary.
static std::optional<Act> expires_now(std::string_view text, Rest rest) {
  static const re2::RE2 kNow{
      "(?i)^\\s*(the\\s+mandate\\s+of\\s+[^;:,]{3,160}?)\\s+(?:expires|ends|terminates)\\b"};
  const auto clause = text.substr(rest.begin, rest.end - rest.begin);
  re2::StringPiece groups[2];
  if (!kNow.Match(piece(clause), 0, clause.size(), re2::RE2::ANCHOR_START, groups, 2)) {
    return std::nullopt;
  }
  return Act{MandateAction::terminated,
             "end",
             "decide-end",
             rest.begin + groups[0].size(),
             rest.end,
             std::string{groups[1].data(), groups[1].size()},
             false,
             false};
}

/// One thing that is decided: "the mandate of … shall be extended …".
static std::optional<Act> decided(std::string_view text, Rest rest, const Tables& tables) {
  static const re2::RE2 kAuxiliary{"(?i)\\b(?:shall|should|will|must|is|are|be)\\b"};
  re2::StringPiece group;
  for (auto at = rest.begin;
       kAuxiliary.Match(piece(text), at, rest.end, re2::RE2::UNANCHORED, &group, 1);) {
    const auto auxiliary = offset(text, group);
    at = auxiliary + group.size();
    const auto subject = text.substr(rest.begin, auxiliary - rest.begin);
    if (is_relative(subject)) continue;
    const auto found = predicate_of(text.substr(auxiliary, rest.end - auxiliary), tables);
    if (!found) {
      auto named = named_anew(subject, text, {auxiliary, rest.end});
      return named ? named : maintained(text, {auxiliary, rest.end});
    }
    Act act{found->action, found->verb,          found->rule, auxiliary + found->size,
            rest.end,      std::string{subject}, false,       false};
    let_expire(subject, text, act);
    return act;
  }
  return expires_now(text, rest);
}

/// "decides to authorize the deployment of …", "… Member States to establish a mission".
void decides_to_authorize(std::string_view text, Rest rest, const Tables& tables,
                          std::vector<Act>& acts) {
  static const re2::RE2 kAuthorize{
      "(?i)\\bto\\s+(?:\\w+ly\\s+)?(authori[sz]e|approve)(?:\\s+and\\s+\\w+)?\\b"};
  re2::StringPiece groups[2];
  if (!kAuthorize.Match(piece(text), rest.begin, rest.end, re2::RE2::UNANCHORED, groups, 2)) return;
  if (!is_insertion(text.substr(rest.begin, offset(text, groups[0]) - rest.begin))) return;
  const Rest after{offset(text, groups[0]) + groups[0].size(), rest.end};
  const auto before = acts.size();
  approves(text, after, tables, acts);
  if (acts.size() == before) delegates(text, after, tables, acts);
  if (acts.size() == before && groups[1][0] != 'p') authorizes(text, after, tables, acts);
}

void decides_that(std::string_view text, Rest rest, const Tables& tables, std::vector<Act>& acts) {
  static const re2::RE2 kThat{
      "(?i)\\s*,?(?:[^;:]{0,240}?,)??\\s*(?:also\\s+|further\\s+)?that,?\\s+"};
  static const re2::RE2 kAndThat{"(?i),?\\s+and\\s+(?:also\\s+|further\\s+)?that,?\\s+"};
  auto tail = piece(text.substr(rest.begin, rest.end - rest.begin));
  if (!re2::RE2::Consume(&tail, kThat)) return;
  re2::StringPiece group;
  for (auto at = rest.end - tail.size(); at < rest.end;) {
    const bool more = kAndThat.Match(piece(text), at, rest.end, re2::RE2::UNANCHORED, &group, 1);
    const auto end = more ? offset(text, group) : rest.end;
    if (auto act = decided(text, {at, end}, tables)) acts.push_back(std::move(*act));
    at = more ? end + group.size() : rest.end;
  }
}

void approves_that(std::string_view text, Rest rest, const Tables& tables, std::vector<Act>& acts) {
  static const re2::RE2 kThat{
      "(?i)^\\s+(?:with\\s+)?the\\s+(?:Secretary-General's\\s+)?(?:recommendations?|proposals?)[^;:"
      "]{0,160}?\\s"
      "that,?\\s+"};
  const auto clause = text.substr(rest.begin, rest.end - rest.begin);
  re2::StringPiece group;
  if (!kThat.Match(piece(clause), 0, clause.size(), re2::RE2::ANCHOR_START, &group, 1)) return;
  if (auto act = decided(text, {rest.begin + group.size(), rest.end}, tables)) {
    acts.push_back(std::move(*act));
  }
}

void told_passive(std::string_view text, Rest rest, const Tables& tables, std::vector<Act>& acts) {
  static const re2::RE2 kSubject{
      "(?i)^[^\\pL]*((?:the|another|a)\\s+(?:new\\s+)?mandates?\\b[^;:.]{3,400}?)\\s+(?:was|were|"
      "has\\s+been|"
      "have\\s+been)\\b"};
  // What an earlier resolution did is no news: "was extended by resolution 2100", "in 2006".
  static const re2::RE2 kBefore{
      "(?i)^[^;:.,]{0,60}?\\b(?:(?:by|in|under|pursuant\\s+to)\\s+(?:[\\w-]+\\s+){0,5}?resolutions?"
      "\\s+"
      "[\\dS]|(?:in|since)\\s+(?:\\w+\\s+)?\\d{4}\\b)"};
  const auto clause = text.substr(rest.begin, rest.end - rest.begin);
  re2::StringPiece groups[2];
  if (!kSubject.Match(piece(clause), 0, clause.size(), re2::RE2::ANCHOR_START, groups, 2)) return;
  if (is_relative({groups[1].data(), groups[1].size()})) return;
  const auto told = fmt::format("are{}", clause.substr(groups[0].size()));
  const auto found = predicate_of(told, tables);
  if (!found || found->rule != "decide-passive") return;
  const auto after = groups[0].size() + found->size - std::string_view{"are"}.size();
  if (re2::RE2::PartialMatch(piece(clause.substr(after)), kBefore)) return;
  acts.push_back({found->action, found->verb, "told-" + found->verb, rest.begin + after, rest.end,
                  std::string{groups[1].data(), groups[1].size()}, false, false});
}

}  // namespace mandated::mandate
