#include "pipeline/diff/diff.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "pipeline/diff/align.h"
#include "pipeline/diff/vote_diff.h"

namespace mandated::diff {
namespace {

using Texts = std::vector<std::string>;

/// The items of a list field; an empty field has none.
Texts items_of(const Field& field) {
  const auto* items = std::get_if<Texts>(&field.value);
  return items == nullptr ? Texts{} : *items;
}

bool is_list(const Field& field) { return std::holds_alternative<Texts>(field.value); }

/// Of an item that was split or merged, the first part is it, reworded; the others came or went.
void part_item(Pair& pair, std::vector<bool>& seen_before, std::vector<bool>& seen_after) {
  if (seen_before[pair.before]) {
    pair.before = Pair::npos;
  } else if (seen_after[pair.after]) {
    pair.after = Pair::npos;
  }
  if (pair.before != Pair::npos) seen_before[pair.before] = true;
  if (pair.after != Pair::npos) seen_after[pair.after] = true;
}

void diff_list(const std::string& name, const Field& before, const Field& now,
               std::vector<Change>& changes) {
  const auto was = items_of(before);
  const auto is = items_of(now);
  bool moved = false;
  std::vector<bool> seen_before(was.size(), false);
  std::vector<bool> seen_after(is.size(), false);
  for (auto pair : align(was, is)) {
    if (pair.share != Pair::Share::whole) part_item(pair, seen_before, seen_after);
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
  const bool same = was != nullptr && is != nullptr && same_text(*was, *is);
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

/// The rows of the split or merge whose first row this is; none where it is not the first. What
/// came between two parts of a split stands between their rows.
std::vector<Pair> rows_of_share(const std::vector<Pair>& pairs, std::size_t at) {
  const auto& one = pairs[at];
  const auto is_of_it = [&one](const Pair& other) {
    return other.share == one.share && (one.share == Pair::Share::split ? other.before == one.before
                                                                        : other.after == one.after);
  };
  const auto first = pairs.begin() + static_cast<std::ptrdiff_t>(at);
  std::vector<Pair> rows;
  if (std::none_of(pairs.begin(), first, is_of_it)) {
    std::copy_if(first, pairs.end(), std::back_inserter(rows), is_of_it);
  }
  return rows;
}

/// Renumbering is no change; a paragraph inserted, removed, moved, split or merged is one.
class ClauseDiff {
 public:
  ClauseDiff(const std::vector<Clause>& was, const std::vector<Clause>& is,
             std::vector<Change>& changes)
      : was_(was), is_(is), changes_(changes) {}

  void run() {
    const auto pairs = align(texts_of(was_), texts_of(is_));
    for (std::size_t at = 0; at < pairs.size(); ++at) {
      if (pairs[at].share == Pair::Share::whole) {
        add(pairs[at]);
      } else if (const auto rows = rows_of_share(pairs, at); !rows.empty()) {
        add_shared(rows);
      }
    }
  }

 private:
  void add(const Pair& pair) {
    if (pair.before == Pair::npos) {
      const auto& clause = is_[pair.after];
      say(ChangeKind::clause_added, clause.number, nullptr, json::string{clause.text});
    } else if (pair.after == Pair::npos) {
      const auto& clause = was_[pair.before];
      say(ChangeKind::clause_removed, clause.number, json::string{clause.text}, nullptr);
    } else {
      const auto& before = was_[pair.before];
      const auto& after = is_[pair.after];
      const bool same = before.text == after.text;
      if (same && !pair.moved) return;
      say(pair.equal && pair.moved ? ChangeKind::clause_moved : ChangeKind::clause_reworded,
          after.number, json::string{before.text}, json::string{after.text},
          pair.equal && !pair.moved ? ChangeNature::typography : ChangeNature::content);
    }
  }

  void add_shared(const std::vector<Pair>& rows) {
    const auto& first = rows.front();
    const bool split = first.share == Pair::Share::split;
    json::array parts;
    for (const auto& row : rows) {
      const auto& part = split ? is_[row.after] : was_[row.before];
      parts.push_back(json::string{part.text});
    }
    if (split) {
      say(ChangeKind::clause_split, is_[first.after].number, json::string{was_[first.before].text},
          std::move(parts));
    } else {
      say(ChangeKind::clause_merged, is_[first.after].number, std::move(parts),
          json::string{is_[first.after].text});
    }
  }

  void say(ChangeKind kind, const std::string& where, json::value before, json::value after,
           ChangeNature nature = ChangeNature::content) {
    changes_.push_back({kind, nature, "clauses", where, std::move(before), std::move(after)});
  }

  const std::vector<Clause>& was_;
  const std::vector<Clause>& is_;
  std::vector<Change>& changes_;
};

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
  ClauseDiff(before->clauses, now.clauses, changes).run();
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
