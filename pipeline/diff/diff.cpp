#include "pipeline/diff/diff.h"

#include <fmt/format.h>

#include "pipeline/diff/align.h"
#include "pipeline/diff/vote_diff.h"
#include "pipeline/text/normalise.h"

namespace mandated::diff {
namespace {

using Texts = std::vector<std::string>;

/// The items of a list field; an empty field has none.
Texts items_of(const Field& field) {
  const auto* items = std::get_if<Texts>(&field.value);
  return items == nullptr ? Texts{} : *items;
}

bool is_list(const Field& field) { return std::holds_alternative<Texts>(field.value); }

void diff_list(const std::string& name, const Field& before, const Field& now,
               std::vector<Change>& changes) {
  const auto was = items_of(before);
  const auto is = items_of(now);
  bool moved = false;
  for (const auto& pair : align(was, is)) {
    const auto at = pair.after != Pair::npos ? pair.after : pair.before;
    const auto where = std::to_string(at + 1);
    const auto nature = pair.equal ? ChangeNature::typography : ChangeNature::content;
    if (pair.before == Pair::npos) {
      changes.push_back({ChangeKind::item_added, ChangeNature::content, name, where, nullptr,
                         json::string{is[pair.after]}});
    } else if (pair.after == Pair::npos) {
      changes.push_back({ChangeKind::item_removed, ChangeNature::content, name, where,
                         json::string{was[pair.before]}, nullptr});
    } else if (was[pair.before] != is[pair.after]) {
      changes.push_back({ChangeKind::item_reworded, nature, name, where,
                         json::string{was[pair.before]}, json::string{is[pair.after]}});
    }
    moved = moved || pair.moved;
  }
  if (moved) {  // the order of quotations and sponsors says nothing
    changes.push_back({ChangeKind::field_changed, ChangeNature::typography, name, "",
                       to_json(before.value), to_json(now.value)});
  }
}

ChangeNature nature_of(const Field& before, const Field& now) {
  const auto* was = std::get_if<std::string>(&before.value);
  const auto* is = std::get_if<std::string>(&now.value);
  const bool same = was != nullptr && is != nullptr && text::fold(*was) == text::fold(*is);
  return same ? ChangeNature::typography : ChangeNature::content;
}

void diff_field(const std::string& name, const Field& before, const Field& now,
                std::vector<Change>& changes) {
  if (before == now) return;
  if (is_list(before) || is_list(now)) return diff_list(name, before, now, changes);
  const auto* was = std::get_if<Vote>(&before.value);
  const auto* is = std::get_if<Vote>(&now.value);
  if (was != nullptr && is != nullptr) {
    for (auto& change : vote_diff(name, *was, *is)) changes.push_back(std::move(change));
    return;
  }
  changes.push_back({ChangeKind::field_changed, nature_of(before, now), name, "",
                     to_json(before.value), to_json(now.value)});
}

Texts texts_of(const std::vector<Clause>& clauses) {
  Texts texts;
  texts.reserve(clauses.size());
  for (const auto& clause : clauses) texts.push_back(clause.text);
  return texts;
}

/// Renumbering is no change; a paragraph inserted, removed or moved is one.
void diff_clauses(const std::vector<Clause>& was, const std::vector<Clause>& is,
                  std::vector<Change>& changes) {
  const auto add = [&](ChangeKind kind, ChangeNature nature, const Clause* before,
                       const Clause* after) {
    changes.push_back({kind, nature, "clauses", after != nullptr ? after->number : before->number,
                       before != nullptr ? json::value(json::string{before->text}) : nullptr,
                       after != nullptr ? json::value(json::string{after->text}) : nullptr});
  };
  for (const auto& pair : align(texts_of(was), texts_of(is))) {
    const auto* before = pair.before == Pair::npos ? nullptr : &was[pair.before];
    const auto* after = pair.after == Pair::npos ? nullptr : &is[pair.after];
    if (before == nullptr) {
      add(ChangeKind::clause_added, ChangeNature::content, before, after);
    } else if (after == nullptr) {
      add(ChangeKind::clause_removed, ChangeNature::content, before, after);
    } else if (before->text != after->text) {
      add(ChangeKind::clause_reworded,
          pair.equal ? ChangeNature::typography : ChangeNature::content, before, after);
    } else if (pair.moved) {
      add(ChangeKind::clause_moved, ChangeNature::content, before, after);
    }
  }
}

}  // namespace

std::vector<Change> diff(const Fields& last_known, const Record* before, const Record& now) {
  std::vector<Change> changes;
  if (before == nullptr) return changes;
  for (const auto& [name, field] : now.fields) {
    if (field.state == FieldState::unknown) continue;
    const auto known = last_known.find(name);
    if (known == last_known.end() || known->second.state == FieldState::unknown) {
      changes.push_back({ChangeKind::field_changed, ChangeNature::completion, name, "", nullptr,
                         to_json(field.value)});
    } else {
      diff_field(name, known->second, field, changes);
    }
  }
  diff_clauses(before->clauses, now.clauses, changes);
  return changes;
}

std::vector<std::string> lost_fields(const Fields& last_known, const Record& now) {
  std::vector<std::string> lost;
  for (const auto& [name, field] : last_known) {
    if (field.state == FieldState::known && now.field(name).state == FieldState::unknown) {
      lost.push_back(name);
    }
  }
  return lost;
}

}  // namespace mandated::diff
