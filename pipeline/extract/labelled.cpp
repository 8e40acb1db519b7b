#include "pipeline/extract/labelled.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "pipeline/extract/page.h"
#include "pipeline/extract/spans.h"
#include "pipeline/extract/title.h"
#include "pipeline/extract/values.h"
#include "pipeline/text/normalise.h"
#include "pipeline/vote/vote.h"

namespace mandated::extract {
namespace {

constexpr std::string_view kVoteLine = "vote";
constexpr std::string_view kVoteLists = "full_vote";

class Reader {
 public:
  Reader(const Page& page, const Rules& rules, const text::Countries& countries, Record& record)
      : page_(page), rules_(rules), countries_(countries), record_(record) {}

  void read() {
    part_ = find_record(page_);
    place_vote_line();
    place_bullets();
    for (const auto& span : part_.spans) {
      if (rule(span).name != kVoteLists) put(span, read_span(span));
    }
    for (const auto& span : part_.spans) {  // last: it may need the totals of the vote line
      if (rule(span).name == kVoteLists) put(span, read_span(span));
    }
    read_selected();
    settle_valueless();
    put_title();
  }

 private:
  [[nodiscard]] const FieldRule& rule(const Span& span) const {
    return page_.profile.fields[span.field];
  }

  [[nodiscard]] std::optional<std::size_t> index_of(std::string_view name) const {
    const auto& fields = page_.profile.fields;
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [name](const FieldRule& each) { return each.name == name; });
    if (found == fields.end()) return std::nullopt;
    return static_cast<std::size_t>(found - fields.begin());
  }

  [[nodiscard]] bool has_label(std::size_t field) const {
    return std::any_of(part_.spans.begin(), part_.spans.end(),
                       [field](const Span& span) { return span.field == field; });
  }

  /// The vote line whose label is lost stands alone, mostly behind the sponsors.
  void place_vote_line() {
    const auto field = index_of(kVoteLine);
    if (!field || has_label(*field)) return;
    for (auto& span : part_.spans) {
      const auto& of = rule(span);
      if (of.type == FieldType::vote || (of.type == FieldType::list && !of.splits_commas)) continue;
      for (auto* pieces : {&span.values, &span.rest}) {
        const auto found =
            std::find_if(pieces->begin(), pieces->end(), [this](std::uint32_t piece) {
              return vote::read_tally(page_.pieces[piece].text).has_value();
            });
        if (found == pieces->end()) continue;
        record_.fields[std::string{kVoteLine}] = read_vote_line(page_, {*found});
        pieces->erase(found);
        return;
      }
    }
  }

  /// Bullets behind a short value are the list, if exactly one list without a label belongs between
  /// that value's field and the next label's: the analysis, behind the country concerned.
  void place_bullets() {
    for (std::size_t i = 0; i + 1 < part_.spans.size(); ++i) {
      const auto& of = rule(part_.spans[i]);
      if (of.type != FieldType::text && of.type != FieldType::flag) continue;
      std::optional<std::size_t> list;
      int lists = 0;
      for (auto field = part_.spans[i].field + 1; field < part_.spans[i + 1].field; ++field) {
        const auto& between = page_.profile.fields[field];
        if (between.type != FieldType::list || between.splits_commas || has_label(field)) continue;
        list = field;
        ++lists;
      }
      if (lists != 1) continue;
      std::vector<std::uint32_t> items;
      std::copy_if(
          part_.spans[i].rest.begin(), part_.spans[i].rest.end(), std::back_inserter(items),
          [this](std::uint32_t piece) { return page_.block(piece).kind == BlockKind::list_item; });
      if (!items.empty()) {
        record_.fields[page_.profile.fields[*list].name] = read_items(page_, std::nullopt, items);
      }
    }
  }

  /// What the profile's selectors found comes before what stands under labels.
  void read_selected() {
    const auto& fields = page_.profile.fields;
    std::size_t next = 0;
    for (std::size_t field = 0; field < fields.size(); ++field) {
      if (fields[field].css.empty() && fields[field].xpath.empty()) continue;
      if (next == page_.blocks.selected.size()) return;
      auto value = read_texts(field, page_.blocks.selected[next++]);
      if (value.state != FieldState::unknown) record_.fields[fields[field].name] = std::move(value);
    }
  }

  /// A selection may take the label along: "Year: 2023".
  [[nodiscard]] Field read_texts(std::size_t field, const std::vector<std::string>& texts) {
    Blocks blocks;
    for (const auto& each : texts) {
      Block block;
      block.kind = BlockKind::list_item;
      block.level = 1;
      block.text = text::normalise(each);
      if (!block.text.empty()) blocks.blocks.push_back(std::move(block));
    }
    const Page page{blocks, page_.profile, rules_.labels};
    std::vector<std::uint32_t> values;
    for (std::uint32_t piece = 0; piece < page.pieces.size(); ++piece) {
      if (!page.pieces[piece].field) values.push_back(piece);
    }
    if (values.empty()) return {};
    return read_values(page, field, std::nullopt, values);
  }

  [[nodiscard]] Field read_span(const Span& span) {
    return read_values(page_, span.field, span.label, span.values);
  }

  [[nodiscard]] Field read_values(const Page& page, std::size_t field,
                                  std::optional<std::uint32_t> label,
                                  const std::vector<std::uint32_t>& values) {
    const auto& of = page.profile.fields[field];
    switch (of.type) {
      case FieldType::text:
        return read_text_field(page, values, rules_.patterns[field].get());
      case FieldType::flag:
        return read_flag(page, values);
      case FieldType::vote:
        return of.name == kVoteLists
                   ? read_vote_lists(page, values, countries_, record_.field(kVoteLine))
                   : read_vote_line(page, values);
      case FieldType::list:
        break;
    }
    if (!of.splits_commas) return read_items(page, label, values);
    std::string dropped;
    auto names = read_names(page, values, countries_, dropped);
    if (!dropped.empty()) {
      record_.derived[of.name + ".dropped"] = {std::move(dropped), "a symbol is no sponsor"};
    }
    return names;
  }

  void put(const Span& span, Field field) { record_.fields[rule(span).name] = std::move(field); }

  /// A label with nothing under it is empty where the page's other labels carry values. A rendering
  /// that lost every line of one word proves nothing: there the value may have been "Japan".
  void settle_valueless() {
    const bool values =
        std::any_of(part_.spans.begin(), part_.spans.end(), [this](const Span& span) {
          return record_.field(rule(span).name).state == FieldState::known;
        });
    if (!values || lost_single_words()) return;
    for (const auto& span : part_.spans) {
      auto& field = record_.fields[rule(span).name];
      // A label that is but a link is of a list of contents: the page may not have the field.
      const bool stands = span.values.empty() && !page_.pieces[span.label].linked;
      if (stands && field.state == FieldState::unknown) field = Field::empty();
    }
  }

  [[nodiscard]] bool lost_single_words() const {
    const auto is_word = [this](std::uint32_t piece) {
      return is_one_token(page_.pieces[piece].text) &&
             // In plain text its bullet was a second token.
             (!page_.is_text() || page_.block(piece).kind != BlockKind::list_item);
    };
    return std::none_of(part_.spans.begin(), part_.spans.end(), [&](const Span& span) {
      return is_word(span.label) || std::any_of(span.values.begin(), span.values.end(), is_word);
    });
  }

  void put_title() {
    constexpr std::string_view kTitle = "title";
    const auto field = record_.fields.find(kTitle);
    if (field == record_.fields.end() || field->second.state == FieldState::known) return;
    const auto first =
        part_.spans.empty() ? std::nullopt : std::optional{part_.spans.front().label};
    if (auto title = title_of(page_, first); !title.empty()) {
      field->second = Field::known(std::move(title));
    }
  }

  const Page& page_;
  const Rules& rules_;
  const text::Countries& countries_;
  Record& record_;
  Part part_;
};

}  // namespace

void read_labelled(const Blocks& blocks, const Rules& rules, const text::Countries& countries,
                   Record& record) {
  const Page page(blocks, rules.profile, rules.labels);
  Reader(page, rules, countries, record).read();
}

}  // namespace mandated::extract
