#include <algorithm>
#include <vector>

#include "pipeline/base/ascii.h"
#include "pipeline/read/html.h"
#include "pipeline/text/normalise.h"
#include "pipeline/text/utf8.h"

namespace mandated::read {
namespace {

// Shorter lines than this are labels, values and names, each for itself.
constexpr std::size_t kShortestWrapped = 30;
constexpr std::size_t kWidestPage = 100;

struct Line {
  std::string_view text;   ///< without indent and list mark
  std::size_t indent = 0;  ///< columns before the mark or the text; a tab counts 4
  std::size_t width = 0;   ///< bytes with the indent: near enough to columns
  bool item = false;
};

constexpr std::string_view kMarks[] = {"\u2022", "\u2023", "\u25AA", "\u25CF", "\u25E6",
                                       "\u00B7", "-",      "*",      "\u2013"};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\f' || c == '\v'; }

void strip_indent(Line& line) {
  while (!line.text.empty()) {
    if (line.text.starts_with("\u00A0")) {
      line.text.remove_prefix(2);
      ++line.indent;
    } else if (is_blank(line.text.front())) {
      line.indent += line.text.front() == '\t' ? 4U : 1U;
      line.text.remove_prefix(1);
    } else {
      return;
    }
  }
}

bool parts_mark(std::string_view rest) {
  return rest.empty() || is_blank(rest.front()) || rest.starts_with("\u00A0");
}

void strip_mark(Line& line) {
  for (const std::string_view mark : kMarks) {
    if (!line.text.starts_with(mark)) continue;
    const std::string_view rest = line.text.substr(mark.size());
    // A bullet is one even where no space follows; "-5" and "*note" are text.
    if (!parts_mark(rest) && mark != "\u2022") return;
    line.item = true;
    line.text = rest;
    std::size_t indent = line.indent;
    strip_indent(line);
    line.indent = indent;
    return;
  }
}

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find_first_of("\n\r\f", begin), text.size());
    Line line{.text = text.substr(begin, end - begin)};
    while (!line.text.empty() && is_blank(line.text.back())) line.text.remove_suffix(1);
    line.width = line.text.size();
    strip_indent(line);
    strip_mark(line);
    lines.push_back(line);
    begin = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
  }
  return lines;
}

// The width a typist or program wrapped the text at; 0 where lines are paragraphs.
std::size_t wrapped_at(const std::vector<Line>& lines) {
  std::size_t widest = 0;
  std::size_t count = 0;
  for (const Line& line : lines) {
    widest = std::max(widest, line.width);
    if (!line.text.empty()) ++count;
  }
  if (widest > kWidestPage || widest < kShortestWrapped) return 0;
  const auto full = std::count_if(lines.begin(), lines.end(),
                                  [widest](const Line& line) { return line.width + 12 >= widest; });
  return full >= 5 && static_cast<std::size_t>(full) * 3 >= count ? widest : 0;
}

bool begins_lower(std::string_view text) {
  return !text.empty() && text.front() >= 'a' && text.front() <= 'z';
}

bool ends_sentence(std::string_view text) {
  return std::string_view{".;:!?"}.find(text.back()) != std::string_view::npos ||
         text.ends_with("\u2026");
}

// "31. Decides", "(d) The", "iv) …": begins a paragraph of its own.
bool is_numbered(std::string_view text) {
  std::size_t at = text.starts_with('(') ? 1 : 0;
  const std::size_t begin = at;
  while (at < text.size() && at < begin + 5 && is_alnum(text[at])) ++at;
  if (at == begin || at + 1 >= text.size()) return false;
  const bool closed = text[at] == ')' || (text[at] == '.' && begin == 0);
  return closed && is_blank(text[at + 1]);
}

bool continues(const Line& above, const Line& line, std::size_t wrap) {
  if (line.item || is_numbered(line.text)) return false;
  if (above.item && line.indent > above.indent) return true;
  if (above.width >= kShortestWrapped && begins_lower(line.text) && !ends_sentence(above.text)) {
    return true;
  }
  // A wrapped line ends where its next word had no room.
  const std::size_t word = std::min(line.text.find(' '), line.text.size());
  return wrap != 0 && line.indent <= above.indent && above.width + 1 + word > wrap;
}

// Where the gap between two columns begins; npos where none is. Looked for in one go: a line may
// have a million tabs, and no wide gap behind them.
std::size_t gap_in(std::string_view text) {
  auto at = text.find_first_of("\t ");
  while (at != std::string_view::npos && text[at] != '\t' && !text.substr(at).starts_with("   ")) {
    at = text.find_first_of("\t ", at + 1);
  }
  return at;
}

// Tabs and wide gaps are how plain text sets a label apart from its value.
void append_columns(text::TextRun& run, std::string_view text) {
  while (!text.empty()) {
    const std::size_t gap = gap_in(text);
    run.append(text.substr(0, gap));
    if (gap == std::string_view::npos) return;
    run.mark();
    text.remove_prefix(gap);
    run.append(" ");
    text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
  }
}

// Levels of list items by their indent, as long as only items follow each other.
class Levels {
 public:
  int of(std::size_t indent) {
    while (!indents_.empty() && indents_.back() > indent) indents_.pop_back();
    if (indents_.empty() || indents_.back() < indent) indents_.push_back(indent);
    return static_cast<int>(indents_.size());
  }
  void reset() { indents_.clear(); }

 private:
  std::vector<std::size_t> indents_;
};

}  // namespace

Result<Blocks> read_text(std::string_view utf8) {
  const std::vector<Line> lines = lines_of(utf8);
  const std::size_t wrap = wrapped_at(lines);
  Blocks out;
  Levels levels;
  for (std::size_t at = 0; at < lines.size();) {
    const Line& first = lines[at];
    text::TextRun run;
    append_columns(run, first.text);
    std::size_t next = at + 1;
    while (!first.text.empty() && next < lines.size() && !lines[next].text.empty() &&
           continues(next == at + 1 ? first : lines[next - 1], lines[next], wrap)) {
      run.append(" ");
      append_columns(run, lines[next].text);
      ++next;
    }
    at = next;
    text::TextRun::Text words = run.take();
    if (words.text.empty()) continue;
    Block block;
    block.kind = first.item ? BlockKind::list_item : BlockKind::paragraph;
    if (!first.item) levels.reset();
    if (first.item) block.level = levels.of(first.indent);
    block.text = std::move(words.text);
    block.cuts = std::move(words.marks);
    out.blocks.push_back(std::move(block));
  }
  return out;
}

}  // namespace mandated::read
