#include "pipeline/mandate/items.h"

#include <algorithm>

#include <fmt/format.h>

#include "pipeline/mandate/objects.h"

namespace mandated::mandate {
namespace {

using Tables = Words::Tables;

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

bool has_term(const MandateItem& item) {
  return item.duration || item.until || !item.until_event.empty();
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
  if (item.action == MandateAction::expanded || item.action == MandateAction::reduced ||
      item.action == MandateAction::modified) {
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
  item.counted_from = term.counted_from;
}

std::string base_resolution(std::string_view stretch) {
  static const re2::RE2 kBase{
      "(?i)\\b(?:established|set out|set forth|defined|provided|contained|created|authorized|laid "
      "out|stipulated|as|in|under|by|pursuant)\\b"
      "[^;]{0,80}?\\bresolutions?\\s+((?:S-)?\\d+/\\d+|\\d{3,4}\\s\\(\\d{4}\\))"};
  std::string number;
  re2::RE2::PartialMatch(piece(stretch), kBase, &number);
  return number;
}

/// "the mandates of A and of B for one year": the one term is of both.
void share_last_term(std::vector<MandateItem>& items) {
  const auto& last = items.back();
  if (items.size() < 2 || !has_term(last) ||
      std::any_of(items.begin(), items.end() - 1, has_term)) {
    return;
  }
  for (auto& item : items) {
    item.duration = last.duration;
    item.until = last.until;
    item.until_event = last.until_event;
    item.counted_from = last.counted_from;
  }
}

MandateItem beside(const MandateItem& main, MandateAction action, const char* rule) {
  MandateItem item = main;
  item.action = action;
  item.rule = rule;
  item.final = false;
  item.duration.reset();
  item.until.reset();
  item.until_event.clear();
  item.counted_from.clear();
  return item;
}

/// "…, under the title of Special Rapporteur on …", "as Special Rapporteur on …": the new name.
std::optional<Holder> new_name(std::string_view after, const Tables& tables) {
  static const re2::RE2 kAs{"^\\s+as\\s+(?:the\\s+)?([A-Z])"};
  static const re2::RE2 kIntegrated{"(?i)^(?:an?|part|well)\\b"};
  re2::StringPiece group;
  std::size_t at = std::string_view::npos;
  if (tables.rename->Match(piece(after), 0, after.size(), re2::RE2::UNANCHORED, &group, 1)) {
    at = static_cast<std::size_t>(group.data() - after.data()) + group.size();
  } else if (re2::RE2::PartialMatch(piece(after), kAs, &group)) {
    at = static_cast<std::size_t>(group.data() - after.data());
  }
  if (at == std::string_view::npos) return std::nullopt;
  auto named = read_holder(after.substr(at), tables);
  if (named.type.empty()) return std::nullopt;
  return named;
}

/// Items that one clause holds beside its main one: a rename, an automatic further extension, a
/// widened mandate, the last extension of all.
void add_companions(std::string_view after, const Tables& tables, std::vector<MandateItem>& items) {
  auto main = items.back();
  if (main.action != MandateAction::extended) return;
  if (auto named = new_name(after, tables)) {
    main.holder = named->name;
    main.holder_type = named->type;
    items.back() = main;
    items.push_back(beside(main, MandateAction::modified, "mandate/rename"));
  }
  static const re2::RE2 kAutomatic{
      "(?i)\\b(?:further\\s+)?automatic(?:ally)?\\s+(?:extension|renewal|extended|renewed)\\s+(?:"
      "of|for)\\s+"};
  auto rest = piece(after);
  if (re2::RE2::FindAndConsume(&rest, kAutomatic)) {
    auto again = beside(main, MandateAction::extended, "mandate/automatic");
    again.conditional = true;
    put_term(fmt::format("for {}", std::string_view{rest.data(), rest.size()}), again);
    items.push_back(std::move(again));
  }
  static const re2::RE2 kInclude{
      "(?i)\\band\\s+to\\s+(?:also\\s+|further\\s+)?(?:include\\s+in\\s+(?:his|her|their|its|the)"
      "\\s+mandate|(?:expand|broaden|widen|enlarge)\\s+(?:his|her|their|its|the)\\s+mandate)\\b"};
  if (re2::RE2::PartialMatch(piece(after), kInclude)) {
    items.push_back(beside(main, MandateAction::expanded, "mandate/include"));
  }
  if (main.final) {
    auto last = beside(main, MandateAction::final, "mandate/final");
    last.until = main.until;
    last.final = true;
    items.push_back(std::move(last));
  }
}

/// A mission that "shall include" a brigade is larger; a mandate that "shall also include" a task
/// is wider. "The mandate shall include the tasks set out in …" says what it is.
bool widens(std::string_view clause, const Act& act, const Found& found) {
  static const re2::RE2 kForce{
      "(?i)^\\s+an?\\s+[^;,]{0,80}?\\b(?:brigade|battalion|contingent|unit|cell|force)\\b"};
  if (found.carried) return act.verb == "also-include";
  return found.holder.type == "mission" && re2::RE2::PartialMatch(piece(clause), kForce);
}

/// A termination that waits for something is none yet.
bool is_conditional(const Act& act, std::string_view clause) {
  static const re2::RE2 kCondition{
      "(?i)\\b(?:once|if|when|as\\s+soon\\s+as|provided\\s+that|unless|upon)\\s"};
  return act.action == MandateAction::terminated && !read_effective(clause) &&
         re2::RE2::PartialMatch(piece(clause), kCondition);
}

std::vector<MandateItem> passive_items(std::string_view text, const Act& act,
                                       const Tables& tables) {
  const auto clause = text.substr(act.object, act.end - act.object);
  auto found = subject_of(text, act, tables);
  if (!found || found->holder.name.empty() || found->holder.type.empty()) return {};
  if (act.rule == "decide-include" && !widens(clause, act, *found)) return {};
  if (act.action == MandateAction::established && !read_effective(clause) &&
      found->holder.type == "authorization") {
    return {};
  }
  if (act.rule == "decide-rename") {
    const auto start = std::min(clause.find_first_not_of(' '), clause.size());
    const auto article = clause.substr(start, 4) == "the " ? start + 4 : start;
    const auto named = read_holder(clause.substr(article), tables);
    if (!named.type.empty()) found->holder = named;
  }
  if (is_conditional(act, clause) && found->holder.type == "authorization") return {};
  std::vector<MandateItem> items{item_of(act, *found)};
  auto& item = items.back();
  put_term(clause, item);
  // "…, for an initial period of one year, include an Intervention Brigade"
  if (act.rule == "decide-include") {
    const auto before = text.substr(0, act.object);
    const auto shall = before.rfind(" shall");
    if (shall != std::string_view::npos) item.duration = read_term(before.substr(shall)).duration;
  }
  if (item.action == MandateAction::extended && !has_term(item)) {
    put_term(act.subject, item);  // "that, for one year, the mandate shall be extended"
  }
  if (act.verb == "continue" && !item.duration && !item.until) return {};
  item.base_resolution = base_resolution(act.subject);
  if (item.base_resolution.empty()) item.base_resolution = base_resolution(clause);
  add_companions(clause, tables, items);
  return items;
}

}  // namespace

std::vector<MandateItem> items_of(std::string_view text, const Act& act, const Tables& tables) {
  if (!act.subject.empty()) return passive_items(text, act, tables);
  std::vector<MandateItem> items;
  const auto clause = text.substr(act.object, act.end - act.object);
  auto found = object_of(text, act, tables);
  if (!found || (is_conditional(act, clause) && found->holder.type == "authorization"))
    return items;
  const auto lead = clause.substr(0, found->begin);
  std::size_t begin = 0;
  for (;;) {
    const auto next = act.action == MandateAction::established
                          ? std::nullopt
                          : next_object(clause, *found, tables);
    const auto end = next ? std::min(next->begin, clause.size()) : clause.size();
    const auto stretch = clause.substr(begin, end - begin);
    const auto after = clause.substr(std::min(found->end, end), end - std::min(found->end, end));
    items.push_back(item_of(act, *found));
    auto& item = items.back();
    put_term(stretch, item);
    if (begin != 0 && !has_term(item)) put_term(lead, item);
    if (begin == 0 && !next && !has_term(item) && act.lead < act.object) {
      put_term(text.substr(act.lead, act.object - act.lead), item);
    }
    item.base_resolution = base_resolution(item.holder);
    if (item.base_resolution.empty()) item.base_resolution = base_resolution(after);
    if ((act.verb == "rename" || act.verb == "reconstitute")) {
      static const re2::RE2 kNew{
          "(?:\\bas|\\bto|\\bto\\s+be\\s+known\\s+as)\\s+(?:the\\s+)?([A-Z])"};
      re2::StringPiece groups[2];
      if (kNew.Match(piece(after), 0, after.size(), re2::RE2::UNANCHORED, groups, 2)) {
        const auto named = read_holder(
            after.substr(static_cast<std::size_t>(groups[1].data() - after.data())), tables);
        item.holder = named.name;
        if (!named.type.empty()) item.holder_type = named.type;
      }
    }
    const bool waits = tables.needs.count(act.verb) != 0 && tables.needs.at(act.verb) == "term";
    if (waits && !item.duration && !item.until) {
      items.pop_back();
      break;
    }
    add_companions(after, tables, items);
    if (!next) break;
    begin = next->begin;
    found = next;
  }
  if (!items.empty()) share_last_term(items);
  return items;
}

}  // namespace mandated::mandate
