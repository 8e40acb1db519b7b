#include "pipeline/clause/labels.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <re2/re2.h>

#include "pipeline/clause/verbs.h"

namespace mandated::clause {
namespace {

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

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

// Counts the items of ordered lists.
class Lists {
 public:
  explicit Lists(const Blocks& blocks) : blocks_(blocks) {}

  // "" for what is no item of an ordered list.
  std::string label_of(const Block& block) {
    constexpr int kMost = 39;  // more in letters or roman numbers is no list of a resolution
    if (block.kind != BlockKind::list_item || element_of(block.container) != "ol") return {};
    int& count = counts_[block.container];
    const int depth = depth_of(block.container);
    // A list that a heading has cut in two goes on with its numbers.
    if (count == 0 && depth == 1 && !opening_verb(block.text).empty()) count = last_;
    ++count;
    if (depth == 1) last_ = count;
    if (begins_labelled(block.text) || count > (depth == 1 ? 999 : kMost)) return {};
    if (depth == 1) return fmt::format("{}. ", count);
    if (depth == 2) return fmt::format("({}) ", letters(count));
    return depth == 3 ? fmt::format("({}) ", roman(count)) : std::string{};
  }

 private:
  static std::string letters(int value) {
    return std::string(value > 26 ? 2 : 1, static_cast<char>('a' + (value - 1) % 26));
  }

  [[nodiscard]] std::string_view element_of(std::uint32_t container) const {
    return blocks_.containers[container].element;
  }

  [[nodiscard]] int depth_of(std::uint32_t container) const {
    int depth = 0;
    for (auto at = container; at != 0; at = blocks_.containers[at].parent) {
      if (element_of(at) == "ol") ++depth;
    }
    return depth;
  }

  const Blocks& blocks_;
  std::map<std::uint32_t, int> counts_;  // by container
  int last_ = 0;                         // of the outermost lists
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
      out.push_back(block);
      if (const auto label = lists.label_of(block); !label.empty()) prefix(out.back(), label);
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
