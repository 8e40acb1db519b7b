#include "pipeline/extract/spans.h"

#include <algorithm>
#include <optional>

#include "pipeline/extract/columns.h"
#include "pipeline/extract/hits.h"
#include "pipeline/vote/vote.h"

namespace mandated::extract {
namespace {

bool is_list_element(std::string_view element) {
  return element == "ul" || element == "ol" || element == "menu" || element == "li" ||
         element == "dir";
}

bool is_short(const FieldRule& rule) {
  return rule.type == FieldType::text || rule.type == FieldType::flag;
}

bool is_free_list(const FieldRule& rule) {
  return rule.type == FieldType::list && !rule.splits_commas;
}

/// Share buttons, "Older" and "Newer": a block that is nothing but links.
bool is_links(const Block& block) {
  std::size_t linked = 0;
  for (const auto& link : block.links) linked += link.text.size() + 1;
  return linked > block.text.size();
}

/// Gathers what stands under each label.
class Gatherer {
 public:
  Gatherer(const Page& page, const Hits& hits) : page_(page), hits_(hits) {
    std::size_t headed = 0;
    for (const auto label : hits_.chosen) {
      const auto next = label + 1;
      if (next < hits_.end && !page_.pieces[next].field &&
          page_.block(next).kind == BlockKind::heading) {
        ++headed;
      }
      if (const auto box = box_of(label)) (stands_in(*box, next) ? boxed_ : unboxed_) += 1;
    }
    constexpr std::size_t kHabit = 3;
    values_are_headings_ = headed >= kHabit;
  }

  [[nodiscard]] Span span(std::size_t at) const {
    Span span;
    span.label = hits_.chosen[at];
    span.field = *page_.pieces[span.label].field;
    const bool last = at + 1 == hits_.chosen.size();
    const auto near = pieces_near(span.label, last);
    const auto& rule = page_.rule(span.label);
    std::size_t taken = near.size();
    if (is_short(rule)) {
      taken = std::min<std::size_t>(near.size(), 1);
    } else if (rule.type == FieldType::list) {
      taken = items_in(near, span.label, last);
    }
    const auto end = near.begin() + static_cast<std::ptrdiff_t>(taken);
    span.values.assign(near.begin(), end);
    span.rest.assign(end, near.end());
    return span;
  }

 private:
  /// The largest container that holds this label and no other: `<div><b>Year</b><p>2023</p></div>`.
  [[nodiscard]] std::optional<std::uint32_t> box_of(std::uint32_t label) const {
    auto box = page_.container(label);
    if (box == hits_.container || hits_.within[box] != 1) return std::nullopt;
    while (page_.nesting.parent(box) != hits_.container &&
           hits_.within[page_.nesting.parent(box)] == 1) {
      box = page_.nesting.parent(box);
    }
    return box;
  }

  [[nodiscard]] bool stands_in(std::uint32_t box, std::uint32_t piece) const {
    return piece < hits_.end && !hits_.bounds[piece] &&
           page_.nesting.within(page_.container(piece), box);
  }

  /// The outermost container in which a value of the label may stand.
  [[nodiscard]] std::uint32_t limit_of(std::uint32_t label, bool last) const {
    const auto box = box_of(label);
    if (!box) return hits_.container;
    if (stands_in(*box, label + 1)) return *box;
    if (last && boxed_ > unboxed_) return *box;  // where all others have theirs: it has none
    const auto around = page_.nesting.parent(*box);
    return hits_.within[around] > 1 ? around : hits_.container;
  }

  [[nodiscard]] std::vector<std::uint32_t> pieces_near(std::uint32_t label, bool last) const {
    std::vector<std::uint32_t> near;
    const auto limit = limit_of(label, last);
    for (auto i = label + 1; i < hits_.end && !hits_.bounds[i]; ++i) {
      if (page_.pieces[i].field || page_.block(i).region != page_.block(label).region) continue;
      const bool same_block = page_.pieces[i].block == page_.pieces[label].block;
      if (!same_block && !page_.nesting.within(page_.container(i), limit)) break;
      if (!same_block && page_.block(i).kind == BlockKind::heading && !heading_is_value(i, label)) {
        break;
      }
      if (last && !same_block && is_free_list(page_.rule(label)) && is_links(page_.block(i))) break;
      near.push_back(i);
    }
    return near;
  }

  [[nodiscard]] bool heading_is_value(std::uint32_t piece, std::uint32_t label) const {
    const auto& rule = page_.rule(label);
    if (rule.type == FieldType::vote && vote::opens_group(page_.pieces[piece].text)) return true;
    return values_are_headings_ && !is_free_list(rule) && piece == label + 1;
  }

  /// How many of the pieces are the list's: its first item says which markup the others are in.
  [[nodiscard]] std::size_t items_in(const std::vector<std::uint32_t>& near, std::uint32_t label,
                                     bool last) const {
    if (near.empty()) return 0;
    std::size_t count = 0;
    while (count < near.size() && page_.pieces[near[count]].block == page_.pieces[label].block) {
      ++count;
    }
    if (count > 0 && last) return count;
    const auto first = near[count == 0 ? 0 : count - 1];
    const auto home = home_of(first, label);
    bool in_list = page_.block(near.front()).kind == BlockKind::list_item && count == 0;
    for (; count < near.size(); ++count) {
      const auto piece = near[count];
      const bool item = page_.block(piece).kind == BlockKind::list_item;
      if (in_list && !page_.nesting.within(page_.container(piece), home)) break;
      if (in_list && !item && page_.container(piece) == home) break;
      if (!in_list && !belongs(piece, first, home, last)) break;
      in_list = in_list || (item && page_.is_text());
    }
    return count;
  }

  /// The container of a list's items: the outermost list, or what the first paragraph stands in.
  [[nodiscard]] std::uint32_t home_of(std::uint32_t first, std::uint32_t label) const {
    auto home = page_.container(first);
    if (page_.block(first).kind != BlockKind::list_item) return home;
    while (is_list_element(page_.nesting.element(page_.nesting.parent(home))) &&
           !page_.nesting.within(page_.container(label), page_.nesting.parent(home))) {
      home = page_.nesting.parent(home);
    }
    return home;
  }

  /// Does a piece go on with a list that began with a paragraph, cell or definition?
  [[nodiscard]] bool belongs(std::uint32_t piece, std::uint32_t first, std::uint32_t home,
                             bool last) const {
    const auto container = page_.container(piece);
    const auto& block = page_.block(piece);
    if (container == home && block.kind == page_.block(first).kind) return true;
    if (page_.nesting.within(container, home)) {
      // A list beneath its introduction. Behind the last field it may be anybody's.
      return container != home && (!last || page_.block(first).kind != BlockKind::paragraph);
    }
    const auto& nesting = page_.nesting;
    return nesting.parent(container) == nesting.parent(home) && home != 0 &&
           nesting.element(container) == nesting.element(home) && block.links.empty();
  }

  const Page& page_;
  const Hits& hits_;
  std::size_t boxed_ = 0;
  std::size_t unboxed_ = 0;
  bool values_are_headings_ = false;
};

/// In plain text a short value is a line. A bulleted one under a label whose value is lost belongs
/// to the next field, whose label is lost.
void give_back_bullets(const Page& page, std::vector<Span>& spans) {
  const auto is_item = [&page](std::uint32_t piece) {
    return page.block(piece).kind == BlockKind::list_item;
  };
  const bool plain = std::any_of(spans.begin(), spans.end(), [&](const Span& span) {
    return is_short(page.profile.fields[span.field]) && !span.values.empty() &&
           !is_item(span.values.front());
  });
  if (!plain || !page.is_text()) return;
  for (auto& span : spans) {
    if (!is_short(page.profile.fields[span.field]) || span.values.empty()) continue;
    if (!is_item(span.values.front())) continue;
    span.rest.insert(span.rest.begin(), span.values.begin(), span.values.end());
    span.values.clear();
  }
}

}  // namespace

Part find_record(const Page& page) {
  const auto columns = columns_of(page);
  const auto hits = choose_labels(page, columns);
  Part part;
  part.container = hits.container;
  const Gatherer gatherer(page, hits);
  for (std::size_t i = 0; i < hits.chosen.size(); ++i) {
    const auto column = columns.values.find(hits.chosen[i]);
    if (column == columns.values.end()) {
      part.spans.push_back(gatherer.span(i));
    } else {
      const auto label = hits.chosen[i];
      part.spans.push_back({*page.pieces[label].field, label, column->second, {}});
    }
  }
  give_back_bullets(page, part.spans);
  return part;
}

}  // namespace mandated::extract
