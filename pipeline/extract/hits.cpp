#include "pipeline/extract/hits.h"

#include <algorithm>
#include <bitset>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

namespace mandated::extract {
namespace {

constexpr std::size_t kMostFields = 64;
constexpr std::size_t kMostLabels = 4000;  ///< on a page; a record has 14
using FieldSet = std::bitset<kMostFields>;

/// The labels that may count, in document order.
class Candidates {
 public:
  Candidates(const Page& page, const Columns& columns) : page_(page) {
    for (std::uint32_t i = 0; i < page.pieces.size() && labels_.size() < kMostLabels; ++i) {
      const auto& piece = page.pieces[i];
      if (piece.field && *piece.field < kMostFields && columns.listed.count(i) == 0) {
        labels_.push_back(i);
      }
    }
  }

  [[nodiscard]] std::vector<std::uint32_t> take() const {
    auto main = in(Region::main);
    const auto in_main = fields_of(main);
    if (in_main.count() < 2) {
      for (const auto region : {Region::aside, Region::header}) {
        if (auto other = in(region); fields_of(other).count() > in_main.count()) return other;
      }
      return main;
    }
    // A sidebar of facts beside the text of the same record, not one that repeats its labels.
    constexpr std::size_t kEnough = 3;
    const auto aside = in(Region::aside);
    const auto in_aside = fields_of(aside);
    if (in_aside.count() >= kEnough && (in_aside & in_main).none()) {
      main.insert(main.end(), aside.begin(), aside.end());
      std::sort(main.begin(), main.end());
    }
    return main;
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

/// What each container holds, its descendants included.
struct Held {
  std::vector<FieldSet> fields;
  std::vector<std::uint32_t> labels;

  Held(const Page& page, const std::vector<std::uint32_t>& candidates)
      : fields(page.nesting.size()), labels(page.nesting.size(), 0) {
    for (const auto label : candidates) {
      if (page.pieces[label].linked) continue;
      auto at = page.container(label);
      for (;;) {
        fields[at].set(*page.pieces[label].field);
        ++labels[at];
        if (at == 0) break;
        at = page.nesting.parent(at);
      }
    }
  }

  /// Fields, less the labels that repeat one.
  [[nodiscard]] long score(std::size_t container) const {
    const auto distinct = static_cast<long>(fields[container].count());
    return 2 * distinct - static_cast<long>(labels[container]);
  }
};

/// A row of column headings is not the record: the table is.
std::uint32_t whole_table(const Nesting& nesting, std::uint32_t container) {
  for (;;) {
    const auto element = nesting.element(container);
    const bool part = element == "tr" || element == "thead" || element == "tbody" ||
                      element == "tfoot" || element == "td" || element == "th" || element == "dl";
    if (!part || container == 0) return container;
    container = nesting.parent(container);
  }
}

std::uint32_t record_container(const Page& page, const Held& held) {
  std::uint32_t best = 0;
  for (std::uint32_t i = 1; i < page.nesting.size(); ++i) {
    const bool smaller = page.nesting.within(i, best);
    if (held.score(i) > held.score(best) || (smaller && held.score(i) == held.score(best))) {
      best = i;
    }
  }
  if (held.fields[best].count() < 2) return 0;  // one label does not make a container the record's
  return whole_table(page.nesting, best);
}

/// Which of several labels of one field is the record's.
class Choice {
 public:
  Choice(const Page& page, const Columns& columns, std::uint32_t container)
      : page_(page), columns_(columns), container_(container) {}

  void add(std::uint32_t label) {
    const auto part = page_.nesting.below(page_.container(label), container_);
    const auto field = *page_.pieces[label].field;
    fields_[part].set(field);
    parts_[field].insert(part);
    labels_[field].push_back(label);
  }

  [[nodiscard]] std::vector<std::uint32_t> take() const {
    std::vector<std::uint32_t> chosen;
    for (const auto& [field, labels] : labels_) {
      chosen.push_back(*std::max_element(
          labels.begin(), labels.end(),
          [this](std::uint32_t a, std::uint32_t b) { return rank(a) < rank(b); }));
    }
    std::sort(chosen.begin(), chosen.end());
    return chosen;
  }

 private:
  /// Not a link, has a value, stands among labels that are nowhere else, and comes first.
  [[nodiscard]] std::tuple<bool, bool, std::size_t, std::uint32_t> rank(std::uint32_t label) const {
    const auto& piece = page_.pieces[label];
    const bool next_is_value =
        label + 1 < page_.pieces.size() && !page_.pieces[label + 1].field.has_value();
    const auto column = columns_.values.find(label);
    const bool has_value =
        column == columns_.values.end() ? next_is_value : !column->second.empty();
    const auto part = page_.nesting.below(page_.container(label), container_);
    std::size_t unique = 0;
    for (std::size_t field = 0; field < kMostFields; ++field) {
      if (fields_.at(part).test(field) && parts_.at(field).size() == 1) ++unique;
    }
    return {!piece.linked, has_value, unique, ~label};
  }

  const Page& page_;
  const Columns& columns_;
  std::uint32_t container_;
  std::map<std::uint32_t, FieldSet> fields_;                  ///< by part of the container
  std::map<std::size_t, std::set<std::uint32_t>> parts_;      ///< by field
  std::map<std::size_t, std::vector<std::uint32_t>> labels_;  ///< by field
};

}  // namespace

Hits choose_labels(const Page& page, const Columns& columns) {
  const auto candidates = Candidates(page, columns).take();
  Held held(page, candidates);
  Hits hits;
  hits.container = record_container(page, held);
  hits.bounds.assign(page.pieces.size(), false);
  Choice choice(page, columns, hits.container);
  for (const auto label : candidates) {
    if (!page.nesting.within(page.container(label), hits.container)) continue;
    hits.bounds[label] = true;
    choice.add(label);
  }
  hits.chosen = choice.take();
  hits.within = std::move(held.labels);
  hits.end = hits.chosen.empty() ? 0 : hits.chosen.back() + 1;
  while (hits.end < page.pieces.size() &&
         page.nesting.within(page.container(hits.end), hits.container)) {
    ++hits.end;
  }
  return hits;
}

}  // namespace mandated::extract
