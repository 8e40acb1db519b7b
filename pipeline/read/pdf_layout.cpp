#include "pipeline/read/pdf_layout.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>

#include "pipeline/read/pdf_lines.h"
#include "pipeline/text/normalise.h"

namespace mandated::read::pdf {
namespace {

constexpr double kIndent = 0.8;    // of the size: less is no indent
constexpr double kNewBlock = 1.3;  // of the usual leading: more parts paragraphs

struct Extent {
  double left = 0;
  double right = 0;
  double width() const { return right - left; }
};

// What most lines of the body have in common.
struct Measures {
  double size = 0;
  double leading = 0;  ///< from line to line within a paragraph
  Extent lines{};
  std::map<int, Extent> columns{};  ///< by their number; only of those with lines enough
};

double most_common(const std::map<long, int>& counts, double unit) {
  const auto most =
      std::max_element(counts.begin(), counts.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == counts.end() ? 0 : static_cast<double>(most->first) * unit;
}

// Where most lines begin and end.
class Tally {
 public:
  void add(const Segment& line) {
    ++lefts_[std::lround(line.x / 2)];
    ++rights_[std::lround(line.end / 4)];
    ++lines_;
  }
  [[nodiscard]] Extent extent() const { return {most_common(lefts_, 2), most_common(rights_, 4)}; }
  [[nodiscard]] bool tells() const { return lines_ >= 8; }

 private:
  std::map<long, int> lefts_;
  std::map<long, int> rights_;
  int lines_ = 0;
};

// Of a document of few lines the gaps between paragraphs are the most common; and texts typed
// double-spaced have many lines.
double leading_of(const std::map<long, int>& halves, double size) {
  const double leading = most_common(halves, 0.5);
  int all = 0;
  for (const auto& each : halves) all += each.second;
  const auto found = halves.find(std::lround(leading * 2));
  const bool mostly = all >= 15 && found != halves.end() && found->second * 3 > all;
  const bool likely = leading >= size && leading <= (mostly ? 2.6 : 1.6) * size;
  return likely ? leading : 1.2 * size;
}

Measures measure(const std::vector<Segment>& segments) {
  std::vector<Run> all;
  for (const Segment& each : segments) all.insert(all.end(), each.runs.begin(), each.runs.end());
  Measures out;
  out.size = usual_size(all);
  std::map<long, int> leadings;
  Tally lines;
  std::map<int, Tally> columns;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const Segment& each = segments[i];
    if (each.note || std::abs(each.size - out.size) > 0.07 * out.size) continue;
    lines.add(each);
    columns[each.column].add(each);
    if (i > 0 && segments[i - 1].column == each.column) {
      ++leadings[std::lround((segments[i - 1].y - each.y) * 2)];
    }
  }
  out.leading = leading_of(leadings, out.size);
  out.lines = lines.extent();
  for (const auto& [number, tally] : columns) {
    if (tally.tells()) out.columns[number] = tally.extent();
  }
  return out;
}

bool ends_clause(const std::string& text) {
  const std::string trimmed = text::normalise(text);
  return !trimmed.empty() &&
         std::string_view{".,;:"}.find(trimmed.back()) != std::string_view::npos;
}

bool begins_lower(const std::string& text) {
  const std::size_t at = text.find_first_not_of(' ');
  return at != std::string::npos && text[at] >= 'a' && text[at] <= 'z';
}

// Decides line by line whether the paragraph that is open goes on.
class Assembler {
 public:
  Assembler(const std::vector<Segment>& segments, Blocks& blocks)
      : measures_(measure(segments)), blocks_(blocks) {}

  void add(const Segment& segment) {
    if (segment.note) return add_note(segment);
    if (last_ == nullptr || begins(segment)) {
      finish();
      lines_ = 0;
      labelled_ = segment.labelled;
      open_.kind = kind_of(segment);
      open_.level = open_.kind == BlockKind::heading ? 2 : 0;
    }
    open_.runs.insert(open_.runs.end(), segment.runs.begin(), segment.runs.end());
    ++lines_;
    last_ = &segment;
  }

  std::vector<Paragraph> take() {
    finish();
    return std::move(paragraphs_);
  }

 private:
  [[nodiscard]] BlockKind kind_of(const Segment& segment) const {
    const bool large = segment.size > 1.15 * measures_.size;
    return large || segment.bold ? BlockKind::heading : BlockKind::paragraph;
  }

  [[nodiscard]] bool begins(const Segment& next) const {
    const Segment& last = *last_;
    if (std::abs(next.size - last.size) > 0.07 * last.size || next.bold != last.bold) return true;
    const bool turned = next.column != last.column;
    if (!turned && last.y - next.y > kNewBlock * leading(next)) return true;
    if (next.labelled && (ends_clause(last.text) || is_short(last) || labelled_)) return true;
    if (turned) return begins_on_new_page(next);
    if (is_short(last) && ends_clause(last.text)) return true;
    if (ends_early(last, next)) return true;
    return begins_by_indent(next);
  }

  [[nodiscard]] double leading(const Segment& next) const {
    const double scale = measures_.size > 0 ? next.size / measures_.size : 1;
    return std::max(measures_.leading, measures_.size) * std::max(scale, 1.0);
  }

  // A column of few lines is like the one of others that stands where it stands.
  [[nodiscard]] Extent extent_of(const Segment& line) const {
    const auto own = measures_.columns.find(line.column);
    if (own != measures_.columns.end()) return own->second;
    for (const auto& [number, each] : measures_.columns) {
      const bool within = line.x > each.left - line.size && line.end < each.right + line.size;
      if (within) return each;
    }
    return measures_.lines;
  }

  [[nodiscard]] bool is_short(const Segment& last) const {
    const Extent extent = extent_of(last);
    return last.end < extent.right - 0.25 * extent.width();
  }

  // Its line had room for the word that the next begins with.
  [[nodiscard]] bool ends_early(const Segment& last, const Segment& next) const {
    if (last.bold || begins_lower(next.text)) return false;
    const Run& front = next.runs.front();
    const auto letters = static_cast<double>(std::max<std::size_t>(front.text.size(), 1));
    const auto word = static_cast<double>(std::min(front.text.find(' ', 1), front.text.size()));
    const double room = extent_of(last).right - last.end;
    return room > (front.end - front.x) * word / letters + 2 * next.size;
  }

  [[nodiscard]] bool begins_on_new_page(const Segment& next) const {
    // Below columns, and beside what is none of text, stands mostly something else.
    const bool beside = measures_.columns.count(next.column) != 0 &&
                        measures_.columns.count(last_->column) != 0 && next.y > last_->y;
    if (next.page == last_->page && !beside) {
      return ends_clause(last_->text) || !begins_lower(next.text);
    }
    const bool indented = next.x > extent_of(next).left + kIndent * next.size;
    const bool was = lines_ > 1 && std::abs(next.x - last_->x) < kIndent * next.size;
    return (indented && !was) || (is_short(*last_) && ends_clause(last_->text));
  }

  [[nodiscard]] bool begins_by_indent(const Segment& next) const {
    const double shift = next.x - last_->x;
    if (std::abs(shift) < kIndent * next.size || next.bold) return false;
    if (lines_ == 1) return shift > 0 && !labelled_;
    return shift > 0 || ends_clause(last_->text);
  }

  void add_note(const Segment& segment) {
    const bool begins = notes_.empty() || begins_note(segment);
    if (begins) {
      blocks_.containers.push_back({0, "footnote"});
      const auto container = static_cast<std::uint32_t>(blocks_.containers.size() - 1);
      notes_.push_back({BlockKind::paragraph, 0, container, true});
    }
    notes_.back().runs.insert(notes_.back().runs.end(), segment.runs.begin(), segment.runs.end());
  }

  void finish() {
    if (!open_.runs.empty()) paragraphs_.push_back(std::exchange(open_, Paragraph{}));
    std::move(notes_.begin(), notes_.end(), std::back_inserter(paragraphs_));
    notes_.clear();
  }

  Measures measures_;
  Blocks& blocks_;
  std::vector<Paragraph> paragraphs_;
  std::vector<Paragraph> notes_;
  Paragraph open_;
  const Segment* last_ = nullptr;
  int lines_ = 0;          // of the paragraph that is open
  bool labelled_ = false;  // it begins with a number
};

}  // namespace

std::vector<Paragraph> paragraphs_of_layout(const std::vector<std::vector<Run>>& pages,
                                            Blocks& blocks) {
  const std::vector<Segment> segments = segments_of(pages);
  Assembler assembler{segments, blocks};
  for (const Segment& each : segments) assembler.add(each);
  return assembler.take();
}

}  // namespace mandated::read::pdf
