#include "pipeline/read/pdf_lines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

#include <re2/re2.h>

#include "pipeline/read/note_marks.h"
#include "pipeline/read/pdf_furniture.h"
#include "pipeline/read/pdf_gutters.h"
#include "pipeline/read/pdf_paragraph.h"
#include "pipeline/text/normalise.h"

namespace mandated::read::pdf {
namespace {

constexpr double kWideGap = 2.0;  // of the size: parts columns
constexpr double kStrip = 1.2;    // of the size: the least between columns
constexpr double kZoneGap = 2.4;  // of the size: parts what stands side by side from what follows

bool is_blank(const std::string& text) {
  return text.find_first_not_of(" \t\n\r") == std::string::npos;
}

bool is_label(const std::string& text) {
  static const re2::RE2 kLabel{
      R"(\s*(?:\d{1,3}\.|\(?[a-z]{1,5}\)|[A-Z]\.|[IVX]{1,5}\.|\d{1,4}/\d{1,4}\.|[•–—▪·-])[\s\x{A0}\x{2000}-\x{200A}]*)"};
  return re2::RE2::FullMatch(text, kLabel);
}

bool begins_labelled(const std::string& text) {
  static const re2::RE2 kLabel{
      R"(^\s*(?:\d{1,3}\.|\((?:[a-z]{1,2}|[ivx]{1,5})\)|[•▪])[\s\x{A0}\x{2000}-\x{200A}])"};
  return re2::RE2::PartialMatch(text, kLabel);
}

using Runs = std::vector<Run>;

// A justified line of few words has gaps as wide as those between columns, but text above and below
// them; between columns a strip stays free.
class Surroundings {
 public:
  Surroundings(const Runs* above, const Runs* below) : lines_{above, below} {}

  [[nodiscard]] bool cover(double from, double to, double y, double size) const {
    std::vector<std::pair<double, double>> taken;
    bool alone = true;
    for (const Runs* line : lines_) {
      if (line == nullptr || std::abs(line->front().y - y) > kZoneGap * size) continue;
      alone = false;
      for (const Run& run : *line) {
        if (!is_blank(run.text)) taken.emplace_back(run.x, run.end);
      }
    }
    std::sort(taken.begin(), taken.end());
    double at = from;
    for (const auto& [begin, end] : taken) {
      if (begin >= to) break;
      if (begin - at > kStrip * size) return false;
      at = std::max(at, end);
    }
    return !alone && to - at <= kStrip * size;
  }

 private:
  std::array<const Runs*, 2> lines_;
};

void add_to(Segment& segment, Run run) {
  if (!segment.text.empty() && run.x - segment.end > 0.17 * run.size) segment.text += ' ';
  segment.labelled = segment.labelled || (is_label(segment.text) && !segment.text.empty());
  segment.text += run.text;
  segment.end = std::max(segment.end, run.end);
  segment.bold = segment.bold && run.bold;
  if (run.size > segment.size) {
    segment.size = run.size;
    segment.y = run.y;
  }
  segment.runs.push_back(std::move(run));
}

bool is_parted(const std::vector<Gutter>& gutters, double from, double to, double y) {
  return std::any_of(gutters.begin(), gutters.end(),
                     [&](const Gutter& each) { return each.parts(from, to, y); });
}

// Runs of one line, from left to right, cut where a gap is wide, or a gutter runs through it.
Line cut(const Runs& runs, const Surroundings& surroundings, const std::vector<Gutter>& gutters,
         int page) {
  Line line;
  for (const Run& run : runs) {
    if (is_blank(run.text)) {  // only what the joiner needs to see
      if (!line.empty()) line.back().runs.push_back(run);
      continue;
    }
    const double size = line.empty() ? run.size : std::min(run.size, line.back().size);
    const bool wide =
        !line.empty() && run.x - line.back().end > kWideGap * size && !is_label(line.back().text);
    const bool parts = line.empty() || is_parted(gutters, line.back().end, run.x, run.y) ||
                       (wide && !surroundings.cover(line.back().end, run.x, run.y, size));
    if (parts) {
      line.push_back({{}, run.x, run.end, run.y, run.size, {}, true, false, page, 0, false});
    }
    add_to(line.back(), run);
  }
  for (Segment& segment : line) {
    segment.labelled = segment.labelled || begins_labelled(segment.text);
  }
  return line;
}

// Where a run stands, but a raised mark on the line of the word it is painted next to: lines of two
// columns are often closer to each other than a mark to its own.
std::vector<double> baselines_of(const Runs& runs) {
  std::vector<double> out;
  for (const Run& run : runs) out.push_back(run.y);
  const auto stands_beside = [&runs](std::size_t mark, std::size_t word) {
    const Run& small = runs[mark];
    const Run& large = runs[word];
    const double gap = mark > word ? small.x - large.end : large.x - small.end;
    const double rise = small.y - large.y;
    return small.size < 0.85 * large.size && rise > 0 && rise < 0.8 * large.size &&
           std::abs(gap) < 0.5 * large.size;
  };
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (i > 0 && stands_beside(i, i - 1)) {
      out[i] = out[i - 1];
    } else if (i + 1 < runs.size() && stands_beside(i, i + 1)) {
      out[i] = runs[i + 1].y;
    }
  }
  return out;
}

// From top to bottom, each from left to right.
std::vector<Runs> rows_of(const Runs& runs) {
  const std::vector<double> baselines = baselines_of(runs);
  std::vector<std::size_t> order(runs.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return baselines[a] > baselines[b]; });
  std::vector<Runs> rows;
  double y = 0;
  double size = 0;
  for (const std::size_t at : order) {
    const Run& run = runs[at];
    if (rows.empty() || y - baselines[at] > 0.5 * std::max(size, run.size)) {
      rows.emplace_back();
      size = 0;
    }
    if (run.size > size && !is_blank(run.text)) {
      size = run.size;
      y = baselines[at];
    }
    rows.back().push_back(run);
  }
  for (Runs& row : rows) {
    std::stable_sort(row.begin(), row.end(), [](const Run& a, const Run& b) { return a.x < b.x; });
  }
  return rows;
}

std::vector<Runs> rows_on(const std::vector<Run>& page) {
  Runs runs;
  for (const Run& run : page) {
    if (run.level && !run.artifact) runs.push_back(run);
  }
  return rows_of(runs);
}

std::vector<Line> lines_of(const std::vector<Runs>& rows, const std::vector<Gutter>& gutters,
                           int number) {
  std::vector<Line> lines;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Surroundings surroundings{i > 0 ? &rows[i - 1] : nullptr,
                                    i + 1 < rows.size() ? &rows[i + 1] : nullptr};
    Line line = cut(rows[i], surroundings, gutters, number);
    if (!line.empty()) lines.push_back(std::move(line));
  }
  return lines;
}

// Does a gutter run beside the line?
const Gutter* gutter_at(const std::vector<Gutter>& gutters, const Line& line) {
  const auto found = std::find_if(gutters.begin(), gutters.end(), [&line](const Gutter& each) {
    return std::all_of(line.begin(), line.end(), [&each](const Segment& segment) {
      return (segment.end <= each.left || segment.x >= each.right) && segment.y <= each.top &&
             segment.y >= each.bottom;
    });
  });
  return found == gutters.end() ? nullptr : &*found;
}

bool overlaps(const Segment& segment, const std::pair<double, double>& column) {
  return segment.x < column.second && segment.end > column.first;
}

// Lines side by side, read column after column.
class Zone {
 public:
  [[nodiscard]] bool empty() const { return columns_.empty(); }

  [[nodiscard]] bool takes(const Line& line, bool beside_gutter) const {
    if (!beside_gutter && y_ - line.front().y > kZoneGap * line.front().size) return false;
    return std::all_of(line.begin(), line.end(), [this](const Segment& each) {
      return std::count_if(extents_.begin(), extents_.end(),
                           [&each](const auto& extent) { return overlaps(each, extent); }) <= 1;
    });
  }

  void add(Line line) {
    y_ = line.front().y;
    for (Segment& each : line) {
      std::size_t at = 0;
      while (at < extents_.size() && !overlaps(each, extents_[at])) ++at;
      if (at == extents_.size()) {
        extents_.emplace_back(each.x, each.end);
        columns_.emplace_back();
      }
      extents_[at].first = std::min(extents_[at].first, each.x);
      extents_[at].second = std::max(extents_[at].second, each.end);
      columns_[at].push_back(std::move(each));
    }
  }

  void flush(std::vector<Segment>& out, int& column) {
    std::vector<std::size_t> order(columns_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
      return extents_[a].first < extents_[b].first;
    });
    for (const std::size_t at : order) {
      ++column;
      for (Segment& each : columns_[at]) {
        each.column = column;
        out.push_back(std::move(each));
      }
    }
    if (!columns_.empty()) ++column;
    extents_.clear();
    columns_.clear();
  }

 private:
  double y_ = 0;
  std::vector<std::pair<double, double>> extents_;
  std::vector<std::vector<Segment>> columns_;
};

void put_page(std::vector<Line> page, const std::vector<Gutter>& gutters, std::vector<Segment>& out,
              int& column) {
  Zone zone;
  const Gutter* last = nullptr;
  for (Line& line : page) {
    const Gutter* const gutter = gutter_at(gutters, line);
    const bool beside = gutter != nullptr && gutter == last;
    last = gutter;
    if (!zone.empty() && !zone.takes(line, beside)) zone.flush(out, column);
    if (!zone.empty() || line.size() > 1 || gutter != nullptr) {
      zone.add(std::move(line));
      continue;
    }
    line.front().column = column;
    out.push_back(std::move(line.front()));
  }
  zone.flush(out, column);
  ++column;
}

std::vector<Line> take_notes(std::vector<Line>& page) {
  std::vector<Line> notes;
  std::vector<Line> rest;
  for (Line& line : page) {
    const auto first = std::stable_partition(line.begin(), line.end(),
                                             [](const Segment& each) { return !each.note; });
    Line note{std::make_move_iterator(first), std::make_move_iterator(line.end())};
    line.erase(first, line.end());
    if (!note.empty()) notes.push_back(std::move(note));
    if (!line.empty()) rest.push_back(std::move(line));
  }
  page = std::move(rest);
  return notes;
}

}  // namespace

bool begins_note(const Segment& segment) {
  const Run& front = segment.runs.front();
  const std::string text = text::normalise(front.text);
  if (is_note_mark(text.substr(0, std::min(text.find(' '), text.size())))) return true;
  if (front.size < 0.85 * segment.size) return is_letter_mark(text);
  static const re2::RE2 kLettered{R"(^[a-z] ["“\p{Lu}])"};
  return re2::RE2::PartialMatch(segment.text, kLettered);
}

std::vector<Segment> segments_of(const std::vector<std::vector<Run>>& pages) {
  std::vector<std::vector<Runs>> rows;
  std::vector<Run> all;
  for (const auto& page : pages) {
    rows.push_back(rows_on(page));
    all.insert(all.end(), page.begin(), page.end());
  }
  const auto gutters = gutters_of(rows);
  std::vector<std::vector<Line>> lines;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    lines.push_back(lines_of(rows[i], gutters[i], static_cast<int>(i)));
  }
  drop_furniture(lines, usual_size(all));
  std::vector<Segment> out;
  int column = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::vector<Line> notes = take_notes(lines[i]);
    put_page(std::move(lines[i]), gutters[i], out, column);
    put_page(std::move(notes), gutters[i], out, column);
  }
  return out;
}

}  // namespace mandated::read::pdf
