#include "pipeline/mandate/items.h"

#include <algorithm>

#include <fmt/format.h>

#include "pipeline/mandate/context.h"
#include "pipeline/mandate/item_terms.h"
#include "pipeline/mandate/objects.h"
#include "pipeline/mandate/phrase.h"
#include "pipeline/mandate/plurals.h"
#include "pipeline/mandate/titles.h"
#include "pipeline/text/match.h"

namespace mandated::mandate {
namespace {

using Tables = Words::Tables;

constexpr std::size_t kMostHolders = 40;

MandateItem item_of(const Act& act, const Found& found) {
  MandateItem item;
  item.action = act.action;
  item.holder = found.holder.name;
  item.holder_type = found.holder.type;
  item.rule = "mandate/" + act.rule;
  return item;
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
  static const re2::RE2 kAs{
      "^(?:,\\s+for\\s[^,;]{1,60})?,?\\s+as\\s+(?:(?:the\\s+)?([A-Z])|a\\s+(Special "
      "Rapporteur|Independent "
      "Expert))"};
  re2::StringPiece person;
  re2::StringPiece group;
  std::size_t at = std::string_view::npos;
  if (tables.rename->Match(piece(after), 0, after.size(), re2::RE2::UNANCHORED, &group, 1)) {
    at = offset(after, group) + group.size();
  } else if (re2::RE2::PartialMatch(piece(after), kAs, &group, &person)) {
    at = static_cast<std::size_t>((group.empty() ? person : group).data() - after.data());
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
  // "the mandate of the current mandate holder as the …" names him; "as a …" is a new title.
  static const re2::RE2 kAsThe{"^[^;:]{0,80}?\\bas\\s+the\\s"};
  const bool of_bearer = (main.holder == "mandate holder" || main.holder == "incumbent") &&
                         re2::RE2::PartialMatch(piece(after), kAsThe);
  if (auto named = new_name(after, tables)) {
    // "the procedure on sand, as a Special Rapporteur" goes on under its name, with a new title.
    static const re2::RE2 kOn{"(?i)\\s(?:on|in|for)\\s"};
    const bool title = is_bare(named->name, tables) && re2::RE2::PartialMatch(main.holder, kOn);
    if (!title) main.holder = named->name;
    main.holder_type = named->type;
    items.back() = main;
    if (!of_bearer) items.push_back(beside(main, MandateAction::modified, "mandate/rename"));
  }
  static const re2::RE2 kAutomatic{
      "(?i)\\b(?:further\\s+)?automatic(?:ally)?\\s+(?:extension|renewal|extended|renewed)"
      "\\s+(?:of|for)\\s+"};
  auto rest = piece(after);
  if (re2::RE2::FindAndConsume(&rest, kAutomatic)) {
    auto again = beside(main, MandateAction::extended, "mandate/automatic");
    again.conditional = true;
    put_term(fmt::format("for {}", std::string_view{rest.data(), rest.size()}), again);
    items.push_back(std::move(again));
  }
  static const re2::RE2 kInclude{
      "(?i)\\band\\s+to\\s+(?:also\\s+|further\\s+)?(?:include\\s+in\\s+(?:his|her|their|its|the)"
      "\\s+mandate|(?:expand|broaden|widen|enlarge)\\s+(?:his|her|their|its|the)\\s+mandate|"
      "extend\\s+(?:it|(?:his|her|their|its|the)\\s+mandate)\\s+to)\\b"};
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

/// "extends the mandate of the team to the whole country": what has no new end is wider, not
/// longer.
bool is_wider(std::string_view stretch) {
  static const re2::RE2 kTo{
      "(?i)\\bto\\s+(?:also\\s+)?(?:cover|include|encompass|the\\s+(?:whole|entire|rest|entirety|"
      "territory|"
      "other|remaining)|all\\s+(?:of\\s+)?the|(?:other|additional|further)\\s+(?:areas|regions|"
      "provinces|"
      "parts|countries|territories))\\b"};
  return re2::RE2::PartialMatch(piece(stretch), kTo);
}

/// "extends the panel by one hour": a meeting.
bool is_meeting(std::string_view stretch) {
  static const re2::RE2 kBy{
      "(?i)\\b(?:by|for|to)\\s+(?:[\\w-]+\\s+){1,3}(?:hours?|minutes?|working\\s+days?|meetings?)"
      "\\b|\\bby\\s+(?:[\\w-]+\\s+){1,3}sessions?\\b"};
  return re2::RE2::PartialMatch(piece(stretch), kBy);
}

/// "the Committee shall continue its work for two weeks": it meets for that long.
bool is_session(const MandateItem& item) {
  const bool meets = item.holder_type == "committee" || item.holder_type == "working_group";
  return meets && item.duration && item.duration->years == 0 && item.duration->months == 0 &&
         !item.until && item.until_event.empty();
}

/// Approval of "the continuation of the Mission until …": the term is the Mission's, not another's.
bool is_followed_by_term(std::string_view after) {
  static const re2::RE2 kTerm{"(?i)^,?\\s*(?:for|until|through|from|beyond|up\\s+to)\\b"};
  return re2::RE2::PartialMatch(piece(after), kTerm);
}

/// "authorizes … to extend the mandate if the parties agree".
bool awaits(std::string_view stretch) {
  static const re2::RE2 kIf{"(?i)\\b(?:if|provided\\s+that|should\\s+the|in\\s+the\\s+event)\\b"};
  return re2::RE2::PartialMatch(piece(stretch), kIf);
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
bool is_conditional(const Act& act, const Found& found, std::string_view clause) {
  static const re2::RE2 kCondition{
      "(?i)\\b(?:once|if|when|as\\s+soon\\s+as|provided\\s+that|unless|upon)\\s"};
  static const re2::RE2 kOnce{"(?i)\\b(?:once|as\\s+soon\\s+as|provided\\s+that)\\s"};
  const auto& form = found.holder.type == "authorization" ? kCondition : kOnce;
  return act.action == MandateAction::terminated && !read_effective(clause) &&
         re2::RE2::PartialMatch(piece(clause), form);
}

/// "… and decides that it shall be terminated": who was named last.
bool is_it(const Act& act) {
  const bool ends = act.action == MandateAction::terminated ||
                    act.action == MandateAction::extended || act.action == MandateAction::expanded;
  return ends && (act.subject == "it " || act.subject == "it");
}

/// "the mandate holder shall be known as the …": his new title tells who he is.
bool is_mandate_holder(std::string_view subject) {
  static const re2::RE2 kHolder{
      "(?i)^\\s*(?:the|this)\\s+(?:current\\s+)?mandate[-\\s]holder\\s*$"};
  return re2::RE2::PartialMatch(piece(subject), kHolder);
}

/// Who is acted upon, in a passive: the subject, "it" for who was named last, the new name of a
/// rename.
std::optional<Found> passive_holder(std::string_view text, const Act& act, const Tables& tables) {
  const auto clause = text.substr(act.object, act.end - act.object);
  auto found = subject_of(text.substr(0, act.object), act, tables);
  if (!found && is_it(act)) {
    found = Found{};
    if (auto last = last_holder(text.substr(0, act.object), tables)) found->holder = *last;
  }
  // "the authorized ceiling shall increase": of the mission that the text is on.
  const bool strength = act.rule == "decide-increase" || act.rule == "decide-decrease";
  const bool mandate = found && found->carried && act.action == MandateAction::extended;
  if (found && found->holder.name.empty() && (strength || mandate)) return found;
  if (!found && act.rule == "decide-rename" && is_mandate_holder(act.subject)) found = Found{};
  if (!found) return std::nullopt;
  if (act.rule == "decide-rename") {
    const auto start = std::min(clause.find_first_not_of(' '), clause.size());
    const auto article = clause.substr(start, 4) == "the " ? start + 4 : start;
    const auto named = read_holder(clause.substr(article), tables);
    if (!named.type.empty()) found->holder = named;
  }
  if (found->holder.name.empty() || found->holder.type.empty()) return std::nullopt;
  return found;
}

/// Whether the predicate says of that subject what its verb alone would.
bool is_act_on(const Act& act, const Found& found, std::string_view clause) {
  if (act.rule == "decide-include" && !widens(clause, act, found)) return false;
  if (act.action == MandateAction::established && !read_effective(clause) &&
      found.holder.type == "authorization") {
    return false;
  }
  return !is_conditional(act, found, clause);
}

/// The term of a passive: after its verb, within it, or with its subject.
void put_passive_term(std::string_view text, const Act& act, MandateItem& item) {
  put_term(text.substr(act.object, act.end - act.object), item);
  // "…, for an initial period of one year, include an Intervention Brigade"
  if (act.rule == "decide-include") {
    const auto before = text.substr(0, act.object);
    const auto shall = before.rfind(" shall");
    if (shall != std::string_view::npos) item.duration = read_term(before.substr(shall)).duration;
  }
  if (item.action == MandateAction::extended && !has_term(item)) {
    put_term(act.subject, item);  // "that, for one year, the mandate shall be extended"
  }
}

/// The same of each that a plural names; the last of the items is the first of them.
void add_each_of_kind(std::string_view clause, const Found& found, const Tables& tables,
                      std::vector<MandateItem>& items) {
  const auto names = each_of_kind(clause.substr(std::min(found.begin, clause.size())), tables);
  if (names.empty()) return;
  auto item = std::move(items.back());
  items.pop_back();
  for (const auto& name : names) {
    item.holder = name;
    items.push_back(item);
  }
}

std::vector<MandateItem> passive_items(std::string_view text, const Act& act,
                                       const Tables& tables) {
  const auto clause = text.substr(act.object, act.end - act.object);
  auto found = passive_holder(text, act, tables);
  if (!found || !is_act_on(act, *found, clause)) return {};
  std::vector<MandateItem> items{item_of(act, *found)};
  auto& item = items.back();
  put_passive_term(text, act, item);
  if (act.verb == "continue" && (!has_term(item) || is_session(item))) return {};
  if (act.verb == "extend" && !has_term(item)) {
    if (item.holder.empty()) return {};  // "that the mandate shall be extended", of nobody named
    if (is_wider(clause)) item.action = MandateAction::expanded;
  }
  item.base_resolution = base_resolution(act.subject);
  if (item.base_resolution.empty()) item.base_resolution = base_resolution(clause);
  add_companions(clause, tables, items);
  if (items.size() == 1) add_each_of_kind(act.subject, *found, tables, items);
  // "The mandates of A and B were extended", "the mandate of A and of B": the same of each.
  while (items.size() < kMostHolders) {
    const auto next = next_object(act.subject, *found, tables);
    if (!next) break;
    auto also = items.front();
    also.holder = next->holder.name;
    also.holder_type = next->holder.type;
    items.push_back(std::move(also));
    found = next;
  }
  return items;
}

/// One mandate of a clause: its stretch, from the end of the one before to the beginning of the
/// next.
struct Part {
  std::string_view stretch;
  std::string_view after;  ///< of the stretch, what follows the name
  std::string_view lead;   ///< where a term may stand that is of all, or of the first
};

MandateItem item_in(const Part& part, const Act& act, const Found& found, const Tables& tables) {
  auto item = item_of(act, found);
  put_term(before_other_decisions(part.stretch), item);
  if (!has_term(item)) {
    const bool last = item.final;  // "for the final time", without a term
    put_term(part.lead, item);
    item.final = item.final || last;
  }
  // "approves a two-month extension of the mandate of UNMU until 30 June"
  if (!item.duration && act.rule.rfind("approve-", 0) == 0) {
    item.duration = read_term(part.lead).duration;
  }
  item.base_resolution = base_resolution(item.holder);
  if (item.base_resolution.empty()) item.base_resolution = base_resolution(part.after);
  put_new_title(part.after, act, tables, item);
  if (act.verb == "extend" && !has_term(item) && is_wider(part.stretch)) {
    item.action = MandateAction::expanded;
  }
  return item;
}

/// "maintains the Panel" is an act only where it says for how long; an organ that decides to
/// continue a body by its name says enough.
bool needs_term(const Act& act, const Found& found, const Tables& tables) {
  const auto need = tables.needs.find(act.verb);
  if (need == tables.needs.end() || need->second != "term") return false;
  return (act.rule != "decide-continue" && act.rule != "approve-to-continue") || found.carried ||
         found.holder.type == "authorization";
}

}  // namespace

std::vector<MandateItem> items_of(std::string_view text, const Act& act, const Tables& tables) {
  if (!act.subject.empty()) return passive_items(text, act, tables);
  std::vector<MandateItem> items;
  const auto clause = text.substr(act.object, act.end - act.object);
  auto found = object_of(text, act, tables);
  if (!found || is_conditional(act, *found, clause)) return items;
  const auto first = found->begin;
  for (std::size_t begin = 0;;) {
    const bool founds = act.action == MandateAction::established;
    const bool bare = founds && !found->carried;  // "a mission, and a panel": one act for each
    const auto next = bare ? std::nullopt : next_object(clause, *found, tables);
    const auto end = next ? std::min(next->begin, clause.size()) : clause.size();
    Part part{clause.substr(begin, end - begin), clause.substr(std::min(found->end, end)), ""};
    part.after = part.after.substr(0, end - std::min(found->end, end));
    if (begin != 0) part.lead = clause.substr(0, first);
    if (begin == 0 && !next && act.lead < act.object) {
      part.lead = text.substr(act.lead, act.object - act.lead);
    }
    auto item = item_in(part, act, *found, tables);
    if (item.holder_type == "authorization" && item.base_resolution.empty()) {
      item.base_resolution = base_recalled(text.substr(0, std::min(act.begin, act.object)));
    }
    if (needs_term(act, *found, tables) && !has_term(item)) break;
    if (act.rule == "approve-continue" && !is_followed_by_term(part.after)) break;
    if (act.delegated && !has_term(item) && awaits(part.stretch)) break;
    if (act.verb == "extend" && !has_term(item) && is_meeting(part.stretch)) break;
    items.push_back(std::move(item));
    add_each_of_kind(clause, *found, tables, items);
    add_companions(part.after, tables, items);
    if (!next) break;
    begin = next->begin;
    found = next;
  }
  if (!items.empty()) share_last_term(clause, items);
  if (act.action == MandateAction::established && !items.empty()) {
    take_length(items[0]);
    if (!has_term(items[0])) put_initial_term(text.substr(act.object), items[0]);
  }
  return items;
}

}  // namespace mandated::mandate
