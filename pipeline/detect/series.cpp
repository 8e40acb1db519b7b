#include "pipeline/detect/series.h"

#include <algorithm>

#include <fmt/format.h>

#include "pipeline/detect/event_of.h"
#include "pipeline/detect/meanings.h"
#include "pipeline/series/compare.h"
#include "pipeline/series/member.h"
#include "pipeline/series/symbol.h"

namespace mandated::detect {
namespace {

std::string name_of_document(const Record& record, const Document& document) {
  const auto symbol = record.text("symbol");
  return symbol.empty() ? document.url : std::string{symbol};
}

bool has(const std::vector<series::Reason>& reasons, series::Reason which) {
  return std::find(reasons.begin(), reasons.end(), which) != reasons.end();
}

/// The sentence that names the predecessor, else the title.
Evidence link_of(const Subject& subject, const Predecessor& predecessor, Authority authority) {
  const auto& record = subject.version.record;
  const auto rule = fmt::format("series/{}", series::name_of(predecessor.reasons.front()));
  if (has(predecessor.reasons, series::Reason::recalled)) {
    const auto own = series::read_symbol(record.text("symbol"));
    const auto its = series::read_symbol(predecessor.version.record.text("symbol"));
    auto place = series::place_naming(record, its.base, own.organ);
    if (!place.quote.empty()) {
      return evidence_of(subject, std::move(place.quote), std::move(place.where), rule, authority);
    }
  }
  return evidence_of(subject, std::string{record.text("title")}, "title", rule, authority);
}

/// Paragraphs that came and went, and all that means something; mere rewordings are counted only.
json::array telling(const std::vector<Change>& changes) {
  json::array out;
  for (const auto& change : changes) {
    const bool words = change.kind == ChangeKind::clause_reworded ||
                       change.kind == ChangeKind::clause_moved ||
                       change.kind == ChangeKind::item_reworded;
    const bool mere = change.meanings.empty() || change.meanings.front().name == "wording" ||
                      change.meanings.front().name == "reference.updated";
    const bool country = change.field == "full_vote";
    if (!(words && mere) && !country) out.push_back(to_json(change));
  }
  return out;
}

std::string what_of(const std::string& predecessor, const std::vector<Change>& changes) {
  std::vector<const Change*> all;
  for (const auto& change : changes) all.push_back(&change);
  auto out = fmt::format("continues {}", predecessor);
  const auto counts = series::in_words(series::count(changes));
  if (!counts.empty()) out += "; " + counts;
  const auto meanings = meanings_in_words(all);
  return meanings.empty() ? out : out + "; " + meanings;
}

}  // namespace

Event series_continued(const Subject& successor, const Predecessor& predecessor,
                       const diff::Rules& rules) {
  const auto& record = successor.version.record;
  const auto& before = predecessor.version.record;
  const auto name = name_of_document(before, predecessor.document);
  const auto [changes, terms] = series::compare(before, record, rules);

  auto event = event_of(successor, "series.continued");
  event.id = event_id(event.type, subject_of(event), "", "");
  json::array reasons;
  for (const auto each : predecessor.reasons) reasons.push_back(json::value(series::name_of(each)));
  auto counts = series::to_json_counts(changes);
  std::vector<const Change*> all;
  for (const auto& change : changes) all.push_back(&change);
  event.details = {{"what", what_of(name, changes)},
                   {"predecessor", name},
                   {"predecessor_document", predecessor.document.url},
                   {"reasons", std::move(reasons)},
                   {"clauses", std::move(counts["clauses"])},
                   {"terms", series::to_json(terms)},
                   {"vote", std::move(counts["vote"])},
                   {"meanings", count_meanings(all)},
                   {"changes", telling(changes)}};
  event.evidence = {
      link_of(successor, predecessor, event.authority),
      {std::string{before.text("title")}, "title of " + name, predecessor.document.url,
       predecessor.version.snapshot,
       fmt::format("series/{}", series::name_of(predecessor.reasons.front())), event.authority}};
  return event;
}

}  // namespace mandated::detect
