#include "pipeline/mandate/objects.h"

#include <algorithm>

#include <fmt/format.h>

#include "pipeline/mandate/holder.h"

namespace mandated::mandate {
namespace {

using Tables = Words::Tables;

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

/// Somebody whose mandate it is, and where in the clause the name stands.
struct Found {
  Holder holder;
  std::size_t begin = 0, end = 0;
  bool plural = false;  ///< "the mandates of": others may follow
};

bool is_no_holder(std::string_view object, const Tables& tables) {
  static const re2::RE2 kMandate{"(?i)\\bmandates?\\b"};
  re2::StringPiece group;
  if (kMandate.Match(piece(object), 0, object.size(), re2::RE2::UNANCHORED, &group, 1)) {
    object = object.substr(0, static_cast<std::size_t>(group.data() - object.data()));
  }
  auto rest = piece(object);
  return re2::RE2::Consume(&rest, *tables.no_holder);
}

/// Of "the mandates of" the first name alone: "the Mission and the Panel of Experts on reefs" are
/// two where each half names somebody.
Holder first_listed(std::string_view stretch, const Tables& tables) {
  static const re2::RE2 kNext{"(?:,|\\s+and)\\s+the\\s+([A-Z])"};
  auto holder = read_holder(stretch, tables);
  const auto name = stretch.substr(0, std::min(holder.end, stretch.size()));
  re2::StringPiece groups[2];
  if (!kNext.Match(piece(name), 0, name.size(), re2::RE2::UNANCHORED, groups, 2)) return holder;
  const auto at = static_cast<std::size_t>(groups[0].data() - name.data());
  const auto next = static_cast<std::size_t>(groups[1].data() - name.data());
  const auto type = type_of(name.substr(next), tables);
  auto first = read_holder(name.substr(0, at), tables);
  return first.type.empty() || type.empty() || type == "other" ? holder : first;
}

/// "the mandate of HOLDER"
std::optional<Found> mandate_of(std::string_view clause, const Tables& tables) {
  static const re2::RE2 kOf{
      "(?i)\\b(?:mandate|stationing|operation|activities|presence|term|task)(s)?(?:\\s+"
      "modification)?"
      "(?:\\s+in\\s+[A-Z]\\w+)?\\s*,?\\s+of\\s+"};
  re2::StringPiece groups[2];
  if (!kOf.Match(piece(clause), 0, clause.size(), re2::RE2::UNANCHORED, groups, 2))
    return std::nullopt;
  Found found;
  found.begin = static_cast<std::size_t>(groups[0].data() - clause.data()) + groups[0].size();
  found.plural = !groups[1].empty();
  const auto named = clause.substr(found.begin);
  found.holder = found.plural ? first_listed(named, tables) : read_holder(named, tables);
  found.end = found.begin + found.holder.end;
  if (found.holder.name.empty()) return std::nullopt;
  if (found.holder.type.empty()) found.holder.type = "other";
  return found;
}

/// "UNSOM's mandate", "the Mission's mandate"
std::optional<Found> possessive(std::string_view clause, const Tables& tables) {
  static const re2::RE2 kOwn{
      "\\b(?:[Tt]he\\s+)?([A-Z][\\w-]*(?:\\s+(?:of|on|the|in|for|and)|\\s+[A-Z][\\w-]*)*)['\\x{"
      "2019}]s?"
      "\\s+(?:current\\s+|existing\\s+)?(?:mandate|tasks|authori[sz]ation|authori[sz]ed)"};
  re2::StringPiece groups[2];
  if (!kOwn.Match(piece(clause), 0, clause.size(), re2::RE2::UNANCHORED, groups, 2))
    return std::nullopt;
  Found found;
  found.begin = static_cast<std::size_t>(groups[1].data() - clause.data());
  found.end = found.begin + groups[1].size();
  found.holder = {std::string{groups[1].data(), groups[1].size()}, "", groups[1].size()};
  found.holder.type = type_of(found.holder.name, tables);
  if (found.holder.type.empty()) found.holder.type = "other";
  return found;
}

/// "its mandate", "this mandate": who was named last before.
std::optional<Found> pronoun(std::string_view clause, std::string_view before,
                             const Tables& tables) {
  static const re2::RE2 kIts{
      "(?i)\\b(?:its|their|this|that|the|his|her)\\s+(?:current\\s+|existing\\s+|present\\s+)?"
      "mandates?\\b"};
  re2::StringPiece group;
  if (!kIts.Match(piece(clause), 0, clause.size(), re2::RE2::UNANCHORED, &group, 1))
    return std::nullopt;
  Found found;
  found.begin = static_cast<std::size_t>(group.data() - clause.data());
  found.end = found.begin + group.size();
  if (auto holder = last_holder(before, tables)) found.holder = std::move(*holder);
  return found;
}

/// "its authorisations", "the measures imposed by paragraph 4": words that stand for a mandate.
std::optional<Found> measures(std::string_view clause) {
  static const re2::RE2 kMeasures{
      "(?i)\\b(?:the|its|these|those|all)\\s+((?:\\w+\\s+)?(?:authori[sz]ations?|measures)"
      "(?:\\s+(?:set "
      "out|imposed|contained|provided|renewed|in|under)\\b[^,;]{0,120}?)?)(?:,|;|\\.|$|\\s+(?:"
      "until|for|through)\\b)"};
  re2::StringPiece groups[2];
  if (!kMeasures.Match(piece(clause), 0, clause.size(), re2::RE2::UNANCHORED, groups, 2))
    return std::nullopt;
  Found found;
  found.begin = static_cast<std::size_t>(groups[1].data() - clause.data());
  found.end = found.begin + groups[1].size();
  found.holder = {std::string{groups[1].data(), groups[1].size()}, "authorization", 0};
  return found;
}

/// Insertions between commas before the object: ", by the present resolution, the Entity".
std::size_t after_insertions(std::string_view clause, std::size_t at) {
  static const re2::RE2 kArticle{"(?i)\\s*,?\\s*(?:a|an|the|its|two|three|one)\\s"};
  for (int i = 0; i < 6; ++i) {
    auto rest = piece(clause.substr(at));
    if (re2::RE2::Consume(&rest, kArticle)) break;
    const auto start = clause.find_first_not_of(' ', at);
    if (start == std::string_view::npos || clause[start] != ',') break;
    const auto comma = clause.find(',', start + 1);
    if (comma == std::string_view::npos) break;
    at = comma;
  }
  const auto start = clause.find_first_not_of(" ,", at);
  return start == std::string_view::npos ? clause.size() : start;
}

/// The object itself is the holder: "the Panel on Somalia", "a working group on …".
std::optional<Found> bare(std::string_view clause, const Tables& tables) {
  static const re2::RE2 kAndVerb{"(?i)(?:and\\s+\\w+\\s+)"};
  std::size_t at = leading_term(clause);
  if (at == 0) {
    auto rest = piece(clause.substr(std::min(clause.find_first_not_of(' '), clause.size())));
    if (re2::RE2::Consume(&rest, kAndVerb)) at = clause.size() - rest.size();
  }
  static const re2::RE2 kAdverb{
      "(?i)\\s*(?:immediately|urgently|promptly|forthwith|rapidly|now)\\s+"};
  auto rest_of = piece(clause.substr(std::min(at, clause.size())));
  if (re2::RE2::Consume(&rest_of, kAdverb)) at = clause.size() - rest_of.size();
  at = after_insertions(clause, at);
  if (at >= clause.size() || is_no_holder(clause.substr(at), tables)) return std::nullopt;
  Found found;
  found.begin = at;
  found.holder = read_holder(clause.substr(at), tables);
  found.end = at + found.holder.end;
  if (found.holder.name.empty() || found.holder.type.empty()) return std::nullopt;
  // "a political mission in Colombia, the United Nations Verification Mission in Colombia (…)"
  static const re2::RE2 kApposition{",\\s+the\\s+([A-Z])"};
  auto rest = piece(clause.substr(found.end));
  re2::StringPiece capital;
  if (re2::RE2::Consume(&rest, kApposition, &capital)) {
    const auto named = static_cast<std::size_t>(capital.data() - clause.data());
    auto proper = read_holder(clause.substr(named), tables);
    if (!proper.type.empty()) {
      found.end = named + proper.end;
      found.holder = std::move(proper);
    }
  }
  return found;
}

bool extends_or_ends(MandateAction action) { return action != MandateAction::established; }

std::optional<Found> first_of(std::string_view text, const Act& act, const Tables& tables) {
  const auto clause = text.substr(act.object, act.end - act.object);
  const auto own = bare(clause, tables);
  if (!extends_or_ends(act.action)) return own;
  if (is_no_holder(
          clause.substr(std::min(after_insertions(clause, leading_term(clause)), clause.size())),
          tables)) {
    return std::nullopt;
  }
  const auto of = mandate_of(clause, tables);
  const auto theirs = possessive(clause, tables);
  if (theirs && (!of || theirs->begin < of->begin)) return theirs;
  if (own && own->holder.type != "authorization" && (!of || own->end < of->begin)) return own;
  if (of) return of;
  if (auto its = pronoun(clause, text.substr(0, act.object), tables)) return its;
  return measures(clause);
}

/// After one holder another: "and the mandate of the …", or in a list after "the mandates of".
std::optional<Found> next_of(std::string_view clause, const Found& last, const Tables& tables) {
  static const re2::RE2 kMandate{
      "(?i)(?:[,;]|\\band)\\s+(?:and\\s+)?(?:also\\s+)?(?:(?:the|that)\\s+(?:mandates?\\s+)?of|"
      "the\\s+mandates?\\s+of|of)\\s+"};
  static const re2::RE2 kListed{"(?:;|,|\\band)\\s+(?:and\\s+)?the\\s+([A-Z])"};
  Found found;
  re2::StringPiece group;
  auto rest = piece(clause.substr(last.end));
  if (re2::RE2::FindAndConsume(&rest, kMandate)) {
    found.begin = clause.size() - rest.size();
  } else {
    auto again = piece(clause.substr(last.end));
    if (!last.plural || !re2::RE2::FindAndConsume(&again, kListed, &group)) return std::nullopt;
    found.begin = static_cast<std::size_t>(group.data() - clause.data());
  }
  found.plural = last.plural;
  const auto named = clause.substr(found.begin);
  found.holder = found.plural ? first_listed(named, tables) : read_holder(named, tables);
  found.end = found.begin + std::max<std::size_t>(found.holder.end, 1);
  if (found.holder.name.empty() || found.holder.type.empty() || found.holder.type == "other") {
    return std::nullopt;
  }
  return found;
}

MandateItem item_of(const Act& act, const Found& found) {
  MandateItem item;
  item.action = act.action;
  item.holder = found.holder.name;
  item.holder_type = found.holder.type;
  item.rule = "mandate/" + act.rule;
  return item;
}

void put_term(std::string_view stretch, MandateItem& item) {
  if (item.action == MandateAction::terminated) {
    item.until = read_effective(stretch);
    return;
  }
  // "…, with a further automatic extension of nine months": an item of its own.
  static const re2::RE2 kFurther{"(?i)\\bfurther\\s+automatic\\b"};
  re2::StringPiece group;
  if (kFurther.Match(piece(stretch), 0, stretch.size(), re2::RE2::UNANCHORED, &group, 1)) {
    stretch = stretch.substr(0, static_cast<std::size_t>(group.data() - stretch.data()));
  }
  const auto term = read_term(stretch);
  item.duration = term.duration;
  item.until = term.until;
  item.until_event = term.until_event;
  item.final = term.final;
}

std::string base_resolution(std::string_view stretch) {
  static const re2::RE2 kBase{
      "(?i)\\b(?:established|set out|set forth|defined|provided|contained|created|authorized|laid "
      "out|stipulated|as|in)\\b"
      "[^;]{0,80}?\\bresolutions?\\s+((?:S-)?\\d+/\\d+|\\d{3,4}\\s\\(\\d{4}\\))"};
  std::string number;
  re2::RE2::PartialMatch(piece(stretch), kBase, &number);
  return number;
}

/// "the mandates of A and of B for one year": the one term is of both.
void share_last_term(std::vector<MandateItem>& items) {
  const auto has_term = [](const MandateItem& item) {
    return item.duration || item.until || !item.until_event.empty();
  };
  const auto& last = items.back();
  if (!has_term(last) || std::any_of(items.begin(), items.end() - 1, has_term)) return;
  for (auto& item : items) {
    item.duration = last.duration;
    item.until = last.until;
    item.until_event = last.until_event;
  }
}

/// Items that one clause holds beside its main one: a rename, an automatic further extension, a
/// widened mandate, the last extension of all.
void add_companions(std::string_view clause, const Found& found, const Tables& tables,
                    std::vector<MandateItem>& items) {
  auto main = items.back();
  const auto after = clause.substr(std::min(found.end, clause.size()));
  const auto beside = [&main](MandateAction action, const char* rule) {
    MandateItem item = main;
    item.action = action;
    item.rule = rule;
    item.duration.reset();
    item.until.reset();
    item.until_event.clear();
    return item;
  };
  re2::StringPiece group;
  static const re2::RE2 kAs{"^\\s+as\\s+([A-Z])"};
  const bool renamed =
      tables.rename->Match(piece(after), 0, after.size(), re2::RE2::UNANCHORED, &group, 1);
  std::size_t name_at = std::string_view::npos;
  if (renamed) name_at = static_cast<std::size_t>(group.data() - after.data()) + group.size();
  if (!renamed && re2::RE2::PartialMatch(piece(after), kAs, &group)) {
    name_at = static_cast<std::size_t>(group.data() - after.data());
  }
  if (name_at != std::string_view::npos && main.action != MandateAction::modified) {
    const auto named = read_holder(after.substr(name_at), tables);
    if (!named.type.empty() && main.action == MandateAction::extended) {
      main.holder = named.name;
      main.holder_type = named.type;
      items.back() = main;
      items.push_back(beside(MandateAction::modified, "mandate/rename"));
    }
  }
  static const re2::RE2 kAutomatic{
      "(?i)\\b(?:further\\s+)?automatic\\s+(?:extension|renewal)\\s+of\\s+"};
  auto rest = piece(after);
  if (main.action == MandateAction::extended && re2::RE2::FindAndConsume(&rest, kAutomatic)) {
    auto again = beside(MandateAction::extended, "mandate/automatic");
    again.conditional = true;
    put_term(fmt::format("for {}", std::string_view{rest.data(), rest.size()}), again);
    items.push_back(std::move(again));
  }
  static const re2::RE2 kInclude{
      "(?i)\\band\\s+to\\s+(?:also\\s+)?include\\s+in\\s+(?:his|her|their|its|the)\\s+mandate\\b"};
  if (re2::RE2::PartialMatch(piece(after), kInclude)) {
    items.push_back(beside(MandateAction::expanded, "mandate/include"));
  }
  if (main.final && main.action == MandateAction::extended) {
    auto last = beside(MandateAction::final, "mandate/final");
    last.until = main.until;
    items.push_back(std::move(last));
  }
}

}  // namespace

std::vector<MandateItem> items_of(std::string_view text, const Act& act, const Tables& tables) {
  std::vector<MandateItem> items;
  const auto clause = text.substr(act.object, act.end - act.object);
  if (!act.subject.empty()) {  // passive: whoever stands before the verb
    Found found;
    if (const auto of = mandate_of(act.subject, tables)) {
      found = *of;
    } else if (const auto theirs = possessive(act.subject, tables)) {
      found = *theirs;
    } else {
      found.holder = read_holder(act.subject, tables);
      if (is_no_holder(act.subject, tables)) return items;
    }
    if (found.holder.name.empty() || found.holder.type.empty()) return items;
    if (act.rule == "decide-rename") {
      const auto start = std::min(clause.find_first_not_of(' '), clause.size());
      const auto named = read_holder(clause.substr(start), tables);
      if (!named.type.empty()) found.holder = named;
    }
    items.push_back(item_of(act, found));
    put_term(clause, items.back());
    if (act.rule == "decide-continue" && read_term(clause).empty()) items.clear();
    return items;
  }
  auto found = first_of(text, act, tables);
  if (!found) return items;
  std::size_t begin = 0;
  const auto lead = leading_term(clause);
  for (;;) {
    const auto next = next_of(clause, *found, tables);
    const auto end = next ? next->begin : clause.size();
    items.push_back(item_of(act, *found));
    put_term(clause.substr(begin, end - begin), items.back());
    if (begin != 0 && read_term(clause.substr(begin, end - begin)).empty() && lead > 0) {
      put_term(clause.substr(0, lead), items.back());
    }
    if (act.lead != 0 && read_term(clause.substr(begin, end - begin)).empty()) {
      put_term(text.substr(act.lead, act.object - act.lead), items.back());
    }
    items.back().base_resolution =
        base_resolution(clause.substr(found->end, end - std::min(found->end, end)));
    add_companions(clause.substr(0, end), *found, tables, items);
    if (!next) break;
    begin = next->begin;
    found = next;
  }
  if (found->plural) share_last_term(items);
  return items;
}

}  // namespace mandated::mandate
