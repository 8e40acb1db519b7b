#include "pipeline/extract/hits.h"

#include <algorithm>
#include <bitset>
#include <functional>
#include <map>
#include <string_view>
#include <utility>

namespace mandated::extract {
namespace {

constexpr std::size_t kMostFields = 64;
constexpr std::size_t kMostLabels = 4000;  ///< on a page; a record has 14
using FieldSet = std::bitset<kMostFields>;

/// At least half of what the profile has labels for.
bool is_much(const Page& page, std::size_t fields) {
  const auto& all = page.profile.fields;
  const auto labelled =
      std::count_if(all.begin(), all.end(), [](const auto& rule) { return !rule.labels.empty(); });
  return std::cmp_greater_equal(fields * 2, labelled);
}

/// The labels that may count, in document order.
class Candidates {
 public:
  Candidates(const Page& page, const Columns& columns) : page_(page) {
    for (std::uint32_t i = 0; i < page.pieces.size() && labels_.size() < kMostLabels; ++i) {
      const auto& piece = page.pieces[i];
      if (piece.field && *piece.field < kMostFields && columns.listed.count(i) == 0 &&
          columns.headings.count(i) == 0) {
        labels_.push_back(i);
      }
    }
  }

  [[nodiscard]] std::vector<std::uint32_t> take() const {
    auto labels = in(Region::main);
    const auto in_main = fields_of(labels).count();
    // A sidebar may hold the facts beside the text; one that repeats labels is sorted out later.
    // Where the main part has none, few labels are rather a teaser's than the record's.
    constexpr std::size_t kEnough = 3;
    const auto aside = in(Region::aside);
    const auto in_aside = fields_of(aside).count();
    if (in_main < 2 ? is_much(page_, in_aside) : in_aside >= kEnough) {
      labels.insert(labels.end(), aside.begin(), aside.end());
      std::sort(labels.begin(), labels.end());
    }
    if (fields_of(labels).count() >= 2) return labels;
    auto header = in(Region::header);
    return fields_of(header).count() > fields_of(labels).count() ? header : labels;
  }

 private:
  [[nodiscard]] std::vector<std::uint32_t> in(Region region) const {
    std::vector<std::uint32_t> out;
    std::copy_if(labels_.begin(), labels_.end(), std::back_inserter(out),
                 [&](std::uint32_t label) { return page_.block(label).region == region; });
    return out;
  }

  [[nodiscard]] FieldSet fields_of(const std::vector<std::uint32_t>& labels) const {
    FieldSet fields;
    for (const auto label : labels) fields.set(*page_.pieces[label].field);
    return fields;
  }

  const Page& page_;
  std::vector<std::uint32_t> labels_;
};

/// Labels that can belong to one record: each field once.
struct Cluster {
  FieldSet fields;
  std::vector<std::uint32_t> labels;
  std::size_t valued = 0;  ///< labels with something under them

  [[nodiscard]] std::size_t weight() const { return labels.size() + valued; }
  [[nodiscard]] std::uint32_t first() const { return labels.front(); }

  void take(const Cluster& other) {
    fields |= other.fields;
    labels.insert(labels.end(), other.labels.begin(), other.labels.end());
    valued += other.valued;
  }
};

/// Of clusters in document order those that make the largest record. Where a label is repeated,
/// another record begins: the largest run without a repetition counts, and what the others have
/// besides. So neither a box of related records nor a list of contents gets in.
Cluster merged(std::vector<Cluster> parts) {
  if (parts.size() == 1) return std::move(parts.front());
  std::sort(parts.begin(), parts.end(),
            [](const Cluster& a, const Cluster& b) { return a.first() < b.first(); });
  std::vector<Cluster> runs;
  std::vector<std::size_t> run_of;
  for (const auto& part : parts) {
    if (runs.empty() || (runs.back().fields & part.fields).any()) runs.emplace_back();
    runs.back().take(part);
    run_of.push_back(runs.size() - 1);
  }
  const auto largest =
      std::max_element(runs.begin(), runs.end(),
                       [](const Cluster& a, const Cluster& b) { return a.weight() < b.weight(); });
  const auto chosen = static_cast<std::size_t>(largest - runs.begin());
  auto record = std::move(*largest);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (run_of[i] != chosen && (record.fields & parts[i].fields).none()) record.take(parts[i]);
  }
  return record;
}

/// The record's labels, found from the innermost containers outwards.
class Outwards {
 public:
  Outwards(const Page& page, const Columns& columns) : page_(page), columns_(columns) {}

  [[nodiscard]] Cluster record_among(const std::vector<std::uint32_t>& labels, bool linked) {
    std::map<std::uint32_t, std::vector<Cluster>, std::greater<>> open;  // by container
    for (const auto label : labels) {
      if (page_.pieces[label].linked != linked) continue;
      Cluster single;
      single.fields.set(*page_.pieces[label].field);
      single.labels.push_back(label);
      single.valued = has_value(label) ? 1 : 0;
      open[page_.container(label)].push_back(std::move(single));
    }
    Cluster record;
    while (!open.empty()) {
      const auto innermost = open.begin();  // no container of a larger index is around it
      record = merged(std::move(innermost->second));
      const auto container = innermost->first;
      open.erase(innermost);
      if (container != 0) open[page_.nesting.parent(container)].push_back(std::move(record));
    }
    return record;
  }

 private:
  [[nodiscard]] bool has_value(std::uint32_t label) const {
    const auto column = columns_.values.find(label);
    if (column != columns_.values.end()) return !column->second.empty();
    return label + 1 < page_.pieces.size() && !page_.pieces[label + 1].field.has_value();
  }

  const Page& page_;
  const Columns& columns_;
};

/// The smallest container around all the labels, but a whole table instead of its heading row.
std::uint32_t container_of(const Page& page, const std::vector<std::uint32_t>& labels) {
  if (labels.size() < 2) return 0;  // one label does not make a container the record's
  const auto& nesting = page.nesting;
  auto around = page.container(labels.front());
  for (const auto label : labels) {
    while (!nesting.within(page.container(label), around)) around = nesting.parent(around);
  }
  for (;;) {
    const auto element = nesting.element(around);
    const bool part = element == "tr" || element == "thead" || element == "tbody" ||
                      element == "tfoot" || element == "td" || element == "th";
    if (!part || around == 0) return around;
    around = nesting.parent(around);
  }
}

/// By container, how many of the labels are in it.
std::vector<std::uint32_t> counts_of(const Page& page, const std::vector<std::uint32_t>& labels) {
  std::vector<std::uint32_t> counts(page.nesting.size(), 0);
  for (const auto label : labels) {
    if (page.pieces[label].linked) continue;
    auto at = page.container(label);
    for (; at != 0; at = page.nesting.parent(at)) ++counts[at];
    ++counts[0];
  }
  return counts;
}

/// Few labels, and each stands on the page once more: a list of other records, and none of its own.
bool is_one_of_many(const Page& page, const Cluster& record,
                    const std::vector<std::uint32_t>& candidates) {
  if (is_much(page, record.fields.count())) return false;
  FieldSet others;
  for (const auto label : candidates) {
    const auto& own = record.labels;
    if (page.pieces[label].linked || std::find(own.begin(), own.end(), label) != own.end())
      continue;
    others.set(*page.pieces[label].field);
  }
  return (record.fields & ~others).none();
}

}  // namespace

Hits choose_labels(const Page& page, const Columns& columns) {
  const auto candidates = Candidates(page, columns).take();
  Outwards outwards(page, columns);
  auto record = outwards.record_among(candidates, false);
  if (is_one_of_many(page, record, candidates)) record = {};
  // A heading that is a link to itself, where the field has no other label.
  auto linked = outwards.record_among(candidates, true);
  if (record.fields.any()) {
    for (const auto label : linked.labels) {
      if (!record.fields.test(*page.pieces[label].field)) record.labels.push_back(label);
    }
  }
  std::sort(record.labels.begin(), record.labels.end());

  Hits hits;
  hits.chosen = std::move(record.labels);
  hits.container = container_of(page, hits.chosen);
  hits.within = counts_of(page, candidates);
  hits.bounds.assign(page.pieces.size(), false);
  for (const auto label : candidates) hits.bounds[label] = true;
  for (const auto piece : columns.listed) hits.bounds[piece] = true;
  hits.end = hits.chosen.empty() ? 0 : hits.chosen.back() + 1;
  while (hits.end < page.pieces.size() &&
         page.nesting.within(page.container(hits.end), hits.container)) {
    ++hits.end;
  }
  return hits;
}

}  // namespace mandated::extract
