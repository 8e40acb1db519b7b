#include "pipeline/series/compare.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "pipeline/diff/diff.h"
#include "pipeline/mandate/terms.h"

namespace mandated::series {
namespace {

constexpr std::array<std::string_view, 7> kNamesIt{"symbol", "session", "session_type", "year",
                                                   "title",  "related", "reissued"};

/// The record as it is compared.
Record compared(const Record& record) {
  Record out;
  out.profile = record.profile;
  out.fields = record.fields;
  for (const auto name : kNamesIt) {
    if (const auto found = out.fields.find(name); found != out.fields.end())
      out.fields.erase(found);
  }
  std::copy_if(record.clauses.begin(), record.clauses.end(), std::back_inserter(out.clauses),
               [](const Clause& clause) {
                 return clause.kind != ClauseKind::heading && clause.kind != ClauseKind::footnote;
               });
  return out;
}

bool is_of_countries(const Change& change) {
  return change.field == "full_vote" && change.kind != ChangeKind::field_changed;
}

std::string term_of(const diff::Act& act) {
  auto words = mandate::term_words(act.item);
  return words.empty() ? "no term" : words;
}

/// What both act upon, and what only one does.
std::vector<Term> terms(const std::vector<const diff::Act*>& was,
                        const std::vector<const diff::Act*>& is) {
  std::vector<Term> out;
  std::vector<bool> continued(was.size());
  const auto partners = diff::pair_up(was, is);
  for (std::size_t i = 0; i < is.size(); ++i) {
    out.push_back(
        {std::string{name_of(is[i]->item.action)}, is[i]->shown, std::nullopt, term_of(*is[i])});
    if (partners[i] == diff::kNoAct) continue;
    out.back().before = term_of(*was[partners[i]]);
    continued[partners[i]] = true;
  }
  for (std::size_t i = 0; i < was.size(); ++i) {
    if (continued[i]) continue;
    out.push_back(
        {std::string{name_of(was[i]->item.action)}, was[i]->shown, term_of(*was[i]), std::nullopt});
  }
  return out;
}

json::object votes(const std::vector<Change>& changes) {
  json::array switched, joined, left;
  for (const auto& change : changes) {
    if (!is_of_countries(change)) continue;
    if (change.kind == ChangeKind::item_reworded) {
      switched.push_back(
          {{"country", change.where}, {"before", change.before}, {"after", change.after}});
    } else if (change.kind == ChangeKind::item_added) {
      joined.push_back({{"country", change.where}, {"vote", change.after}});
    } else {
      left.push_back({{"country", change.where}, {"vote", change.before}});
    }
  }
  if (switched.empty() && joined.empty() && left.empty()) return {};
  return {{"switched", std::move(switched)}, {"new", std::move(joined)}, {"gone", std::move(left)}};
}

void count_one(const Change& change, Counts& counts) {
  switch (change.kind) {
    case ChangeKind::clause_added:
      ++counts.added;
      break;
    case ChangeKind::clause_removed:
      ++counts.dropped;
      break;
    case ChangeKind::clause_reworded:
      ++counts.reworded;
      break;
    case ChangeKind::clause_moved:
      ++counts.moved;
      break;
    case ChangeKind::clause_split:
      ++counts.split;
      break;
    case ChangeKind::clause_merged:
      ++counts.merged;
      break;
    case ChangeKind::item_added:
      counts.joined += is_of_countries(change) ? 1 : 0;
      break;
    case ChangeKind::item_removed:
      counts.left += is_of_countries(change) ? 1 : 0;
      break;
    case ChangeKind::item_reworded:
      counts.switched += is_of_countries(change) ? 1 : 0;
      break;
    case ChangeKind::field_changed:
      break;
  }
}

}  // namespace

Comparison compare(const Record& before, const Record& after, const diff::Rules& rules) {
  const auto was = compared(before);
  const auto is = compared(after);
  Comparison found{diff::diff(was.fields, &was, is), {}};
  const auto listed = [](const Record& record) {
    return record.field("full_vote").state == FieldState::known;
  };
  const bool lists = listed(before) && listed(after);  // they hold what the vote line says
  std::erase_if(found.changes, [lists](const Change& change) {
    return change.nature != ChangeNature::content || (lists && change.field == "vote");
  });
  diff::Acts acts_before{before, rules.mandates};
  diff::Acts acts_after{after, rules.mandates};
  diff::explain(found.changes, acts_before, acts_after, rules.ladders);
  found.terms = terms(acts_before.operative(), acts_after.operative());
  return found;
}

json::array to_json(const std::vector<Term>& terms) {
  const auto or_null = [](const std::optional<std::string>& text) {
    return text ? json::value(*text) : json::value(nullptr);
  };
  json::array out;
  for (const auto& each : terms) {
    out.push_back({{"action", each.action},
                   {"holder", each.holder},
                   {"before", or_null(each.before)},
                   {"after", or_null(each.after)}});
  }
  return out;
}

Counts count(const std::vector<Change>& changes) {
  Counts counts;
  for (const auto& change : changes) count_one(change, counts);
  return counts;
}

json::object to_json_counts(const std::vector<Change>& changes) {
  const auto counts = count(changes);
  auto vote = votes(changes);
  return {{"clauses", json::object{{"added", counts.added},
                                   {"dropped", counts.dropped},
                                   {"reworded", counts.reworded},
                                   {"moved", counts.moved},
                                   {"split", counts.split},
                                   {"merged", counts.merged}}},
          {"vote", vote.empty() ? json::value(nullptr) : json::value(std::move(vote))}};
}

std::string in_words(const Counts& counts) {
  std::vector<std::string> parts;
  const auto tell = [&parts](int number, const char* what) {
    if (number > 0) parts.push_back(fmt::format("{} {}", number, what));
  };
  tell(counts.added, "added");
  tell(counts.dropped, "dropped");
  tell(counts.reworded, "reworded");
  tell(counts.moved, "moved");
  tell(counts.split, "split");
  tell(counts.merged, "merged");
  auto out = parts.empty() ? std::string{} : fmt::format("paragraphs: {}", fmt::join(parts, ", "));
  parts.clear();
  tell(counts.switched, "switched");
  tell(counts.joined, "new");
  tell(counts.left, "gone");
  if (!parts.empty()) {
    out += fmt::format("{}votes: {}", out.empty() ? "" : "; ", fmt::join(parts, ", "));
  }
  return out;
}

}  // namespace mandated::series
