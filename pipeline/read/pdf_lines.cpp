#include "pipeline/read/pdf_lines.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include <re2/re2.h>

#include "pipeline/read/pdf_paragraph.h"
#include "pipeline/text/normalise.h"

namespace mandated::read::pdf {
namespace {

constexpr double kWideGap = 2.0;  // of the size: parts columns
constexpr double kZoneGap = 2.4;  // of the size: parts what stands side by side from what follows
constexpr std::size_t kEdgeLines = 3;  // of a page, at either end, that may be furniture

using Line = std::vector<Segment>;  // from left to right

bool is_blank(const std::string& text) {
  return text.find_first_not_of(" \t\n\r") == std::string::npos;
}

bool is_label(const std::string& text) {
  static const re2::RE2 kLabel{
      R"(\s*(?:\d{1,3}\.|\(?[a-z]{1,5}\)|[A-Z]\.|[IVX]{1,5}\.|\d{1,4}/\d{1,4}\.|[•–—▪·-])\s*)"};
  return re2::RE2::FullMatch(text, kLabel);
}

bool begins_labelled(const std::string& text) {
  static const re2::RE2 kLabel{R"(^\s*(?:\d{1,3}\.|\((?:[a-z]{1,2}|[ivx]{1,5})\)|[•▪])\s)"};
  return re2::RE2::PartialMatch(text, kLabel);
}

// Runs of one line, then cut where a gap is wide.
void put_line(std::vector<Run> runs, int page, std::vector<Line>& lines) {
  std::stable_sort(runs.begin(), runs.end(), [](const Run& a, const Run& b) { return a.x < b.x; });
  Line line;
  for (Run& run : runs) {
    if (is_blank(run.text)) {  // only what the joiner needs to see
      if (!line.empty()) line.back().runs.push_back(std::move(run));
      continue;
    }
    const bool parts = line.empty() ||
                       (run.x - line.back().end > kWideGap * std::min(run.size, line.back().size) &&
                        !is_label(line.back().text));
    if (parts) {
      line.push_back({{}, run.x, run.end, run.y, run.size, {}, true, false, page, 0, false});
    }
    Segment& segment = line.back();
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
  for (Segment& segment : line)
    segment.labelled = segment.labelled || begins_labelled(segment.text);
  if (!line.empty()) lines.push_back(std::move(line));
}

std::vector<Line> lines_of(const std::vector<Run>& page, int number) {
  std::vector<Run> runs;
  for (const Run& run : page) {
    if (run.level && !run.artifact) runs.push_back(run);
  }
  std::stable_sort(runs.begin(), runs.end(), [](const Run& a, const Run& b) { return a.y > b.y; });
  std::vector<Line> lines;
  std::vector<Run> line;
  double y = 0;
  double size = 0;
  for (Run& run : runs) {
    if (!line.empty() && y - run.y > 0.5 * std::max(size, run.size)) {
      put_line(std::exchange(line, {}), number, lines);
      size = 0;
    }
    if (run.size > size && !is_blank(run.text)) {
      size = run.size;
      y = run.y;
    }
    line.push_back(std::move(run));
  }
  if (!line.empty()) put_line(std::move(line), number, lines);
  return lines;
}

// What page numbers change: "A/54/53 | Page 12".
std::string furniture_key(const std::string& text) {
  std::string out = text::normalise(text);
  for (char& c : out) {
    if (c >= '0' && c <= '9') c = '#';
  }
  return out;
}

bool is_page_number(const std::string& text) {
  static const re2::RE2 kNumber{
      R"(\s*(?:(?i:page|p\.)\s*)?[-–]?\s*(?:\d{1,4}(?:\s*/\s*\d{1,4})?|[ivxlc]{1,6})\s*[-–]?\s*)"};
  static const re2::RE2 kJob{R"(\s*(?:GE\.)?\d{2}-\d{4,5}\b.*|\s*\*\s*\d{7}\s*\*\s*)"};
  return re2::RE2::FullMatch(text, kNumber) || re2::RE2::FullMatch(text, kJob);
}

bool is_edge(std::size_t at, std::size_t lines) {
  return at < kEdgeLines || at + kEdgeLines >= lines;
}

void drop_furniture(std::vector<std::vector<Line>>& pages) {
  std::map<std::string, std::size_t> seen;  // on how many pages
  for (const auto& page : pages) {
    std::map<std::string, bool> here;
    for (std::size_t at = 0; at < page.size(); ++at) {
      if (!is_edge(at, page.size())) continue;
      for (const Segment& each : page[at]) here[furniture_key(each.text)] = true;
    }
    for (const auto& each : here) ++seen[each.first];
  }
  for (auto& page : pages) {
    const std::size_t size = page.size();
    for (std::size_t at = 0; at < size; ++at) {
      if (!is_edge(at, size)) continue;
      Line& line = page[at];
      line.erase(
          std::remove_if(line.begin(), line.end(),
                         [&seen](const Segment& each) {
                           return is_page_number(each.text) ||
                                  (each.text.size() < 120 && seen[furniture_key(each.text)] > 1);
                         }),
          line.end());
    }
    page.erase(
        std::remove_if(page.begin(), page.end(), [](const Line& line) { return line.empty(); }),
        page.end());
  }
}

bool begins_with_mark(const Line& line) {
  const std::string text = text::normalise(line.front().runs.front().text);
  const std::size_t end = std::min(text.find(' '), text.size());
  return is_note_mark(text.substr(0, end));
}

// Small lines at the foot, from the first that begins with a mark.
void mark_notes(std::vector<Line>& page, double body) {
  std::size_t first = page.size();
  for (std::size_t at = page.size(); at-- > 0;) {
    if (page[at].front().size > 0.93 * body) break;
    if (begins_with_mark(page[at])) first = at;
  }
  for (; first < page.size(); ++first) {
    for (Segment& each : page[first]) each.note = true;
  }
}

bool overlaps(const Segment& segment, const std::pair<double, double>& column) {
  return segment.x < column.second && segment.end > column.first;
}

// Lines side by side, read column after column.
class Zone {
 public:
  [[nodiscard]] bool empty() const { return columns_.empty(); }

  [[nodiscard]] bool takes(const Line& line) const {
    if (y_ - line.front().y > kZoneGap * line.front().size) return false;
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

void put_page(std::vector<Line> page, std::vector<Segment>& out, int& column) {
  Zone zone;
  for (Line& line : page) {
    if (!zone.empty() && !zone.takes(line)) zone.flush(out, column);
    if (!zone.empty() || line.size() > 1) {
      zone.add(std::move(line));
      continue;
    }
    line.front().column = column;
    out.push_back(std::move(line.front()));
  }
  zone.flush(out, column);
  ++column;
}

}  // namespace

std::vector<Segment> segments_of(const std::vector<std::vector<Run>>& pages) {
  std::vector<std::vector<Line>> lines;
  std::vector<Run> all;
  for (const auto& page : pages) {
    lines.push_back(lines_of(page, static_cast<int>(lines.size())));
    all.insert(all.end(), page.begin(), page.end());
  }
  drop_furniture(lines);
  const double body = usual_size(all);
  std::vector<Segment> out;
  int column = 0;
  for (auto& page : lines) {
    mark_notes(page, body);
    const auto notes = std::stable_partition(page.begin(), page.end(),
                                             [](const Line& line) { return !line.front().note; });
    std::vector<Line> tail{std::make_move_iterator(notes), std::make_move_iterator(page.end())};
    page.erase(notes, page.end());
    put_page(std::move(page), out, column);
    put_page(std::move(tail), out, column);
  }
  return out;
}

}  // namespace mandated::read::pdf
