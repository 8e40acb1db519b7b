#include "pipeline/clause/labels.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <re2/re2.h>

#include "pipeline/clause/front_matter.h"
#include "pipeline/clause/verbs.h"
#include "pipeline/text/match.h"

namespace mandated::clause {
namespace {

bool is_label(std::string_view text) {
  static const re2::RE2 kLabel{"\\d{1,3}\\.|\\((?:[a-z]{1,2}|[ivx]{1,5})\\)"};
  return re2::RE2::FullMatch(piece(text), kLabel);
}

bool begins_labelled(std::string_view text) {
  static const re2::RE2 kLabel{
      "(?s)(?:\\d{1,3}(?:\\.\\d{1,3})*\\.|\\((?:[a-z]{1,2}|[ivx]{1,5})\\)|[a-z]\\.)\\s.*"};
  return re2::RE2::FullMatch(piece(text), kLabel);
}

// Paragraphs of preformatted text, each on one line.
void part_at_blank_lines(const Block& block, std::vector<Block>& out) {
  std::string_view rest = block.text;
  Block open;
  const auto flush = [&out, &open, &block] {
    if (open.text.empty()) return;
    open.container = block.container;
    open.region = block.region;
    out.push_back(std::exchange(open, Block{}));
  };
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    if (line.empty()) {
      flush();
      continue;
    }
    open.text += (open.text.empty() ? "" : " ") + std::string{line};
  }
  flush();
}

std::string roman(int value) {
  constexpr std::pair<int, std::string_view> kSteps[] = {
      {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}};
  std::string out;
  for (const auto& [step, sign] : kSteps) {
    for (; value >= step; value -= step) out += sign;
  }
  return out;
}

std::string letters(int value) {
  return std::string(value > 26 ? 2 : 1, static_cast<char>('a' + (value - 1) % 26));
}

// The numbers of the items of ordered lists.
class Lists {
 public:
  explicit Lists(const Blocks& blocks) : blocks_(blocks) {}

  // "" for what opens no item of an ordered list. `above` is what was told last, with its number.
  std::string label_of(const Block& block, std::string_view above) {
    constexpr int kMost = 39;  // more in letters or roman numbers is no list of a resolution
    if (is_annex_line(block.text)) annexed_ = true;
    if (block.kind != BlockKind::list_item || !block.ordinal) return {};
    const auto nesting = nesting_of(block.container);
    const auto [list, begins] = lists_.try_emplace(nesting.inner);
    if (begins && nesting.depth == 1) list->second = settled(block, above);
    const int depth = nesting.depth + lists_[nesting.outer].deeper;
    const int number =
        block.ordinal->stated ? block.ordinal->number : block.ordinal->number + list->second.before;
    if (depth == 1) last_ = number;
    if (begins_labelled(block.text)) return {};
    if (number < 1 || number > (depth == 1 ? 999 : kMost)) return {};
    if (depth == 1) return fmt::format("{}. ", number);
    if (depth > 3) return {};
    const bool roman_numbers = block.ordinal->form == Ordinal::Form::roman ||
                               (block.ordinal->form != Ordinal::Form::letters && depth == 3);
    return fmt::format("({}) ", roman_numbers ? roman(number) : letters(number));
  }

 private:
  struct List {
    int before = 0;  ///< how many of its paragraphs stand in a list before
    int deeper = 0;  ///< levels that no nesting of the page shows
  };

  // Of an outermost list, at its first item. One that a heading has cut in two goes on with its
  // numbers; one of letters, or right below a paragraph that ends in ":", is part of that.
  [[nodiscard]] List settled(const Block& block, std::string_view above) const {
    const bool paragraph = !opening_verb(block.text).empty();
    const auto form = block.ordinal->form;
    const bool lettered = form == Ordinal::Form::letters || form == Ordinal::Form::roman;
    const bool opened = !above.empty() && above.back() == ':';
    // "The Council decides:" has no number of its own where its paragraphs have them.
    if (lettered || (opened && (begins_labelled(above) || !paragraph))) return {0, 1};
    const bool goes_on = paragraph && !annexed_ && !block.ordinal->stated;
    return {goes_on ? last_ : 0, 0};
  }

  struct Nesting {
    std::uint32_t inner = 0;  ///< the ordered list that the container is, or is in
    std::uint32_t outer = 0;  ///< the outermost one
    int depth = 0;            ///< how many there are
  };

  [[nodiscard]] Nesting nesting_of(std::uint32_t container) const {
    Nesting found;
    for (auto at = container; at != 0; at = blocks_.containers[at].parent) {
      if (blocks_.containers[at].element != "ol") continue;
      found.outer = at;
      if (found.depth++ == 0) found.inner = at;
    }
    return found;
  }

  const Blocks& blocks_;
  std::map<std::uint32_t, List> lists_;  // by container
  int last_ = 0;                         // of the paragraphs
  bool annexed_ = false;                 // behind the line "Annex"
};

void prefix(Block& block, const std::string& label) {
  block.text = label + block.text;
  for (auto& cut : block.cuts) cut += static_cast<std::uint32_t>(label.size());
}

}  // namespace

bool in_footnote(const Blocks& blocks, const Block& block) {
  for (auto at = block.container; at != 0; at = blocks.containers[at].parent) {
    if (blocks.containers[at].element == "footnote") return true;
  }
  return false;
}

std::vector<Block> labelled(const Blocks& blocks) {
  std::vector<Block> out;
  Lists lists{blocks};
  std::string open;  // a number that stands alone
  for (const Block& block : blocks.blocks) {
    const std::size_t first = out.size();
    if (in_footnote(blocks, block)) {
      out.push_back(block);
      continue;
    }
    if (block.kind == BlockKind::preformatted) {
      part_at_blank_lines(block, out);
    } else {
      const auto label = lists.label_of(
          block, out.empty() ? std::string_view{} : std::string_view{out.back().text});
      out.push_back(block);
      if (!label.empty()) prefix(out.back(), label);
    }
    if (first == out.size()) continue;
    if (!open.empty() && !begins_labelled(out[first].text) && !is_label(out[first].text)) {
      prefix(out[first], open + " ");
      out.erase(out.begin() + static_cast<std::ptrdiff_t>(first) - 1);
    }
    open = is_label(out.back().text) ? out.back().text : std::string{};
  }
  return out;
}

}  // namespace mandated::clause
