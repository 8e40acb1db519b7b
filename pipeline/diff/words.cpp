#include "pipeline/diff/words.h"

#include <algorithm>
#include <forward_list>

#include "pipeline/text/normalise.h"
#include "pipeline/text/utf8.h"

namespace mandated::diff {
namespace {

constexpr std::size_t kMostCells = 1'000'000;

/// The words of a text: as printed, and as they are compared. Views into it: it stays where it is.
class Words {
 public:
  explicit Words(std::string_view text) : clean_(text::normalise(text)) {
    const std::string_view clean = clean_;
    for (std::size_t at = 0; at < clean.size();) {
      const auto end = std::min(clean.find(' ', at), clean.size());
      printed.push_back(clean.substr(at, end - at));
      folded.push_back(fold(printed.back()));
      at = end + 1;
    }
  }
  Words(const Words&) = delete;
  Words& operator=(const Words&) = delete;
  ~Words() = default;

  std::vector<std::string_view> printed, folded;

 private:
  /// Nothing of ASCII is left to be folded in a normalised text.
  std::string_view fold(std::string_view word) {
    if (text::find_non_ascii(word) == word.size()) return word;
    return folded_.emplace_front(text::fold(word));
  }

  std::string clean_;
  std::forward_list<std::string> folded_;
};

class Marks {
 public:
  void add(Mark::Kind kind, std::string_view word) {
    if (marks_.empty() || marks_.back().kind != kind) {
      marks_.push_back({kind, std::string{word}});
    } else {
      marks_.back().text += ' ';
      marks_.back().text += word;
    }
  }
  std::vector<Mark> take() { return std::move(marks_); }

 private:
  std::vector<Mark> marks_;
};

/// Lengths of the longest common runs of what follows each pair of places.
class Table {
 public:
  Table(const Words& a, std::size_t begin, std::size_t a_end, const Words& b, std::size_t b_end)
      : begin_(begin), width_(b_end - begin + 1) {
    const auto height = a_end - begin + 1;
    if (height * width_ > kMostCells) return;
    cells_.resize(height * width_);
    for (auto i = a_end; i-- > begin;) {
      for (auto j = b_end; j-- > begin;) {
        cell(i, j) = a.folded[i] == b.folded[j] ? cell(i + 1, j + 1) + 1
                                                : std::max(cell(i + 1, j), cell(i, j + 1));
      }
    }
  }
  [[nodiscard]] bool too_large() const { return cells_.empty(); }
  std::uint32_t& cell(std::size_t i, std::size_t j) {
    return cells_[(i - begin_) * width_ + (j - begin_)];
  }

 private:
  std::size_t begin_, width_;
  std::vector<std::uint32_t> cells_;
};

}  // namespace

std::vector<Mark> mark_words(std::string_view before, std::string_view after) {
  const Words a{before};
  const Words b{after};
  const auto shorter = std::min(a.folded.size(), b.folded.size());
  std::size_t begin = 0;
  while (begin < shorter && a.folded[begin] == b.folded[begin]) ++begin;
  auto a_end = a.folded.size();
  auto b_end = b.folded.size();
  for (; a_end > begin && b_end > begin && a.folded[a_end - 1] == b.folded[b_end - 1]; --b_end) {
    --a_end;
  }
  Table table(a, begin, a_end, b, b_end);

  Marks marks;
  for (std::size_t j = 0; j < begin; ++j) marks.add(Mark::Kind::same, b.printed[j]);
  auto i = begin;
  auto j = begin;
  while (i < a_end || j < b_end) {
    const bool both = i < a_end && j < b_end && !table.too_large();
    if (both && a.folded[i] == b.folded[j]) {
      marks.add(Mark::Kind::same, b.printed[j++]);
      ++i;
    } else if (j == b_end || (both && table.cell(i + 1, j) >= table.cell(i, j + 1)) ||
               (table.too_large() && i < a_end)) {
      marks.add(Mark::Kind::deleted, a.printed[i++]);
    } else {
      marks.add(Mark::Kind::inserted, b.printed[j++]);
    }
  }
  for (j = b_end; j < b.printed.size(); ++j) marks.add(Mark::Kind::same, b.printed[j]);
  return marks.take();
}

std::string marked_text(const std::vector<Mark>& marks) {
  std::string text;
  auto previous = Mark::Kind::same;
  for (const auto& mark : marks) {
    const bool replaces = mark.kind == Mark::Kind::inserted && previous == Mark::Kind::deleted;
    if (!text.empty() && !replaces) text += ' ';
    previous = mark.kind;
    switch (mark.kind) {
      case Mark::Kind::same:
        text += mark.text;
        break;
      case Mark::Kind::deleted:
        text += "[-" + mark.text + "-]";
        break;
      case Mark::Kind::inserted:
        text += "{+" + mark.text + "+}";
        break;
    }
  }
  return text;
}

json::array to_json(const std::vector<Mark>& marks) {
  json::array out;
  for (const auto& mark : marks) {
    const std::string_view kind = mark.kind == Mark::Kind::same      ? "same"
                                  : mark.kind == Mark::Kind::deleted ? "deleted"
                                                                     : "inserted";
    out.push_back({{"kind", kind}, {"text", mark.text}});
  }
  return out;
}

}  // namespace mandated::diff
