// What an organ decides of a subject: "decides that the mandate of … shall be extended".
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

#define AUXILIARY "(?i)^(?:shall|should|will|must|is|are|be|is to|are to)\\b"
#define INSERTED                                                                                \
  "(?:\\s*,[^;]{0,300}?,)?\\s+(?:\\w+ly\\s+|henceforth\\s+|hereafter\\s+|also\\s+|further\\s+|" \
  "now\\s+|hereby\\s+|again\\s+|then\\s+)*"
/// What may be decided of a subject, from its auxiliary on.
struct Predicates {
  re2::RE2 called{AUXILIARY INSERTED
                  "(?:bear\\s+the\\s+(?:title|name)(?:\\s+of)?|be\\s+(?:henceforth\\s+)?(?:called|"
                  "known\\s+as|renamed(?:\\s+as)?))\\b"};
  re2::RE2 include{
      "(?i)^(?:shall|should|will)(?:\\s*,[^;]{0,300}?,)?\\s+(?:henceforth\\s+)?(?:(also|further|"
      "additionally)\\s+)?"
      "(?:include|cover|encompass)\\b"};
  re2::RE2 end{
      AUXILIARY INSERTED
      "(?:end|terminate|expire|close|conclude|no\\s+longer\\s+apply|cease\\s+to\\s+(?:exist|"
      "function|operate|apply|be\\s+"
      "in\\s+(?:force|effect))|"
      "cease\\s+(?:its\\s+|all\\s+)?(?:operations?|work|activities)|be\\s+(?:closed|concluded|"
      "liquidated|withdrawn)|"
      "complete\\s+its\\s+mandate)\\b"};
  re2::RE2 goes_on{
      AUXILIARY INSERTED
      "(?:continue(?:\\s+to\\s+(?:operate|function|serve|exist|apply|discharge|carry\\s+out)\\b|"
      "\\s+(?:its|her|his|their|in|for|until|through)\\b)|"
      "remain\\s+(?:in\\s+(?:force|effect|place|existence|operation)|authori[sz]ed)|"
      "be\\s+deployed\\s+(?:until|for|through)|"
      // "shall deliver a first phase of its transition until", "shall carry out its mandate until"
      "(?:carry\\s+out|deliver|perform|discharge|implement|execute|fulfil)\\s+(?:(?:its|the|their)"
      "\\s+(?:current\\s+|existing\\s+)?(?:mandate|tasks|functions|operations)|(?:the|an?)\\s+"
      "[\\w-]+\\s+phase\\s+of\\s+its\\s+\\w+)\\s+(?:until|through|for))\\b"};
};

/// "the authorized troop ceiling shall decrease to 4,000".
std::optional<Predicate> rises_or_falls(std::string_view rest) {
  static const re2::RE2 kTurns{AUXILIARY INSERTED
                               "(?:(increase|rise)|(decrease|fall))\\s+(?:to|by|from)\\s"};
  re2::StringPiece groups[3];
  if (!kTurns.Match(piece(rest), 0, rest.size(), re2::RE2::ANCHOR_START, groups, 3)) {
    return std::nullopt;
  }
  const bool up = !groups[1].empty();
  return Predicate{up ? MandateAction::expanded : MandateAction::reduced,
                   up ? "increase" : "decrease", up ? "decide-increase" : "decide-decrease",
                   groups[0].size()};
}

/// "the Fund shall terminate its payments": what it ends is not itself.
bool ends_something(std::string_view after) {
  // "shall no longer apply to training": to all else they do.
  static const re2::RE2 kObject{"(?i)^\\s+(?:its|their|his|her|all|any|an?|such|to)\\s"};
  static const re2::RE2 kItself{
      "(?i)^\\s+(?:its|their|all)\\s+(?:[\\w-]+\\s+)?(?:mandates?|work|operations?|activities|"
      "functions|deployment|existence)\\b"};
  return re2::RE2::PartialMatch(piece(after), kObject) &&
         !re2::RE2::PartialMatch(piece(after), kItself);
}

/// "the name of UNRM": UNRM.
std::string_view without_name(std::string_view subject) {
  constexpr std::string_view kOf = "name of ";
  return subject.substr(subject.find(kOf) + kOf.size());
}

/// "the name of UNRM in the north shall be the United Nations Reef Force".
std::optional<Act> named_anew(std::string_view subject, std::string_view text, Rest rest) {
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
std::optional<Act> maintained(std::string_view text, Rest rest) {
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
void let_expire(std::string_view subject, std::string_view text, Act& act) {
  constexpr std::string_view kExpire = "expire";
  const auto at = act.object - std::min(act.object, kExpire.size());
  if (act.rule != "decide-end" || lowered(text.substr(at, kExpire.size())) != kExpire ||
      lowered(subject).find("mandate") == std::string::npos) {
    return;
  }
  act.action = MandateAction::extended;
  act.verb = "extend";
  act.rule = "decide-expire";
  act.object = at;
}

/// "the mandate of … shall run until …": meetings and leases run as well, and nobody's mandate with
/// them.
std::optional<Act> runs(std::string_view subject, std::string_view text, Rest rest) {
  static const re2::RE2 kMandate{
      "(?i)^\\s*(?:the|its|his|her|their)\\s+(?:(?:term|period|duration)\\s+of\\s+the\\s+)?"
      "(?:[\\w-]+\\s+)?mandates?\\s+of\\s[^;:]*$"};
  static const re2::RE2 kRun{
      "(?i)^(?:shall|will)\\s+(?:\\w+ly\\s+)?run\\s+(?:until|through|for)\\s"};
  const auto predicate = text.substr(rest.begin, rest.end - rest.begin);
  re2::StringPiece group;
  if (!re2::RE2::PartialMatch(piece(subject), kMandate) ||
      !kRun.Match(piece(predicate), 0, predicate.size(), re2::RE2::ANCHOR_START, &group, 1)) {
    return std::nullopt;
  }
  // "until" and the like open the term: they are left to it.
  const auto verb = text.substr(rest.begin, group.size() - 1).find_last_of(' ');
  return Act{MandateAction::extended, "extend", "decide-run", rest.begin + verb, rest.end,
             std::string{subject},    false,    false};
}

/// "in addition to its existing mandate, the Mission shall monitor the ceasefire".
std::optional<Act> taken_on(std::string_view subject, Rest rest) {
  static const re2::RE2 kAdded{
      "(?i)^\\s*,?\\s*in\\s+addition\\s+to\\s+[^;:]{0,240}?\\b(?:mandate|tasks|functions)\\b"
      "[^;:]{0,200}?,\\s+((?:the\\s+)?[^;:,]+)$"};
  re2::StringPiece who;
  if (!re2::RE2::PartialMatch(piece(subject), kAdded, &who)) return std::nullopt;
  return Act{MandateAction::expanded,
             "also-include",
             "decide-add",
             rest.begin,
             rest.end,
             std::string{who.data(), who.size()},
             false,
             false};
}

/// "that the mandate of … expires": without an auxiliary.
std::optional<Act> expires_now(std::string_view text, Rest rest) {
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
std::optional<Act> decided(std::string_view text, Rest rest, const Tables& tables) {
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
      const Rest predicate{auxiliary, rest.end};
      if (auto named = named_anew(subject, text, predicate)) return named;
      if (auto kept = maintained(text, predicate)) return kept;
      if (auto runs_on = runs(subject, text, predicate)) return runs_on;
      return taken_on(subject, predicate);
    }
    Act act{found->action, found->verb,          found->rule, auxiliary + found->size,
            rest.end,      std::string{subject}, false,       false};
    let_expire(subject, text, act);
    return act;
  }
  return expires_now(text, rest);
}

/// "decided that the mandate would be extended": as if it said "will", every byte at its place.
std::string as_decided(std::string_view text) {
  std::string out{text};
  struct Tense {
    std::string_view told, said;
  };
  for (const auto& [past, now] :
       {Tense{" would ", " will  "}, Tense{" were to be ", " are  to be "}}) {
    for (auto at = out.find(past); at != out.npos; at = out.find(past, at + 1)) {
      out.replace(at, past.size(), now);
    }
  }
  return out;
}

}  // namespace

bool is_relative(std::string_view words) {
  static const re2::RE2 kAs{
      "(?i)\\bas\\s+(?:\\w+ly\\s+)?(?:set|contained|defined|specified|established|amended|renewed|"
      "extended|"
      "modified|described|outlined|provided|created|authorized|authorised|last|most)\\b"};
  std::string stretch{words};
  re2::RE2::GlobalReplace(&stretch, kAs, "");
  static const re2::RE2 kRelative{
      "(?i)\\b(?:(?:which|who|that)\\s*$|(?:whose|whereby|until|once|when|if|unless|where|whether|"
      "after|"
      "before|"
      "as)\\b[^,]*$)"};
  return re2::RE2::PartialMatch(piece(stretch), kRelative);
}

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
    const auto verb = tables.infinitive_of.at(lowered(view(groups[1])));
    return Predicate{tables.action_of.at(verb), verb, "decide-passive", groups[0].size()};
  }
  if (match(kForms.include, 2)) {
    return Predicate{MandateAction::expanded, groups[1].empty() ? "include" : "also-include",
                     "decide-include", groups[0].size()};
  }
  if (match(kForms.end, 1) && !ends_something(rest.substr(groups[0].size()))) {
    return Predicate{MandateAction::terminated, "end", "decide-end", groups[0].size()};
  }
  if (auto turns = rises_or_falls(rest)) return turns;
  if (match(kForms.goes_on, 1)) {
    // "until" and the like open the term: they are left to it.
    return Predicate{MandateAction::extended, "continue", "decide-continue",
                     rest.substr(0, groups[0].size()).find_last_of(' ')};
  }
  return std::nullopt;
}

void decides_that(std::string_view said, Rest rest, bool told, const Tables& tables,
                  std::vector<Act>& acts) {
  const auto text = told ? as_decided(said) : std::string{said};
  static const re2::RE2 kThat{
      "(?i)\\s*,?(?:[^;:]{0,240}?,)??\\s*(?:also\\s+|further\\s+|today\\s+|unanimously\\s+|"
      "on\\s+[a-z]+day\\s+)*that,?\\s+"};
  static const re2::RE2 kAndThat{"(?i),?\\s+and\\s+(?:also\\s+|further\\s+)?that,?\\s+"};
  auto tail = piece(std::string_view{text}.substr(rest.begin, rest.end - rest.begin));
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
      "(?i)^\\s+(?:with\\s+|to\\s+)?the\\s+(?:Secretary-General['\\x{2019}]s\\s+)?"
      "(?:recommendations?|proposals?)[^;:]{0,160}?\\sthat,?\\s+"};
  const auto clause = text.substr(rest.begin, rest.end - rest.begin);
  re2::StringPiece group;
  if (!kThat.Match(piece(clause), 0, clause.size(), re2::RE2::ANCHOR_START, &group, 1)) return;
  if (auto act = decided(text, {rest.begin + group.size(), rest.end}, tables)) {
    acts.push_back(std::move(*act));
  }
}

}  // namespace mandated::mandate
