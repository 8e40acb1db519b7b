#include "pipeline/read/pdf_gutters.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "pipeline/read/pdf_paragraph.h"

namespace mandated::read::pdf {
namespace {

using Rows = std::vector<Row>;

constexpr double kNarrowest = 0.7;   // of the size
constexpr double kNarrowText = 8.0;  // of the size: what stands beside a gutter is wider, mostly
constexpr std::size_t kFewestLines = 6;
constexpr std::size_t kFewestKnown = 2;  // of a strip that another page has, too
/// Each middle of a gap is tried on all rows: no more of them than a sheet has room for.
constexpr std::size_t kMostMiddles = 1000;

bool is_blank(const Run& run) { return run.text.find_first_not_of(" \t\n\r") == std::string::npos; }

// What stands at one side of a strip.
struct Side {
  std::size_t lines = 0;
  double width = 0;  ///< of all of them
  double top = 0;
  double bottom = 0;

  void add(double y, double wide) {
    if (lines++ == 0) top = y;
    bottom = y;
    width += wide;
  }
};

// The free strip around `x` in a row, and the text at both its sides up to the next gap: a number
// behind another column is no text of its own.
struct Strip {
  double left = -1e9;
  double right = 1e9;
  double first = 0;  ///< where the text at the left begins
  double last = 0;   ///< and that at the right ends
  [[nodiscard]] bool left_text() const { return left > -1e9; }
  [[nodiscard]] bool right_text() const { return right < 1e9; }
};

// nullopt where text covers `x`. Runs stand from left to right.
std::optional<Strip> strip_at(const Row& row, double x, double gap) {
  Strip strip;
  for (const Run& run : row) {
    if (is_blank(run)) continue;
    if (run.x < x && run.end > x) return std::nullopt;
    if (run.end <= x) {
      if (!strip.left_text() || run.x - strip.left >= gap) strip.first = run.x;
      strip.left = std::max(strip.left, run.end);
    } else if (!strip.right_text()) {
      strip.right = run.x;
      strip.last = run.end;
    } else if (run.x - strip.last < gap) {
      strip.last = std::max(strip.last, run.end);
    }
  }
  return strip;
}

// Rows below each other that leave a strip around `x` free.
class Candidate {
 public:
  Candidate(double x, double size) : x_(x), size_(size) {}

  // False where the row covers the strip, or would leave less of it than columns have.
  bool take(const Row& row) {
    const auto strip = strip_at(row, x_, kNarrowest * size_);
    if (!strip) return false;
    const double left = std::max(gutter_.left, strip->left);
    const double right = std::min(gutter_.right, strip->right);
    if (right - left < kNarrowest * size_) return false;
    gutter_.left = left;
    gutter_.right = right;
    const double y = row.front().y;
    if (strip->left_text()) left_.add(y, strip->left - strip->first);
    if (strip->right_text()) right_.add(y, strip->last - strip->right);
    return true;
  }

  [[nodiscard]] std::optional<Gutter> gutter(std::size_t fewest) const {
    if (left_.lines < fewest || right_.lines < fewest) return std::nullopt;
    const double wide = kNarrowText * size_;
    const auto is_text = [wide](const Side& side) {
      return side.width > wide * static_cast<double>(side.lines);
    };
    if (!is_text(left_) || !is_text(right_)) return std::nullopt;
    const double common = std::min(left_.top, right_.top) - std::max(left_.bottom, right_.bottom);
    const double least = std::min(left_.top - left_.bottom, right_.top - right_.bottom);
    if (common < 0.6 * least) return std::nullopt;
    Gutter out = gutter_;
    out.top = std::max(left_.top, right_.top);
    out.bottom = std::min(left_.bottom, right_.bottom);
    return out;
  }

 private:
  double x_;
  double size_;
  Gutter gutter_{-1e9, 1e9, 0, 0};
  Side left_;
  Side right_;
};

class Page {
 public:
  Page(const Rows& rows, double size) : rows_(rows), size_(size) {}

  // The middles of gaps that are wide enough, to a quarter of the size.
  [[nodiscard]] std::set<long> middles() const {
    std::set<long> out;
    for (const Row& row : rows_) {
      double end = 1e9;
      for (const Run& run : row) {
        if (is_blank(run)) continue;
        const bool wide = run.x - end >= kNarrowest * size_;
        if (wide && out.size() < kMostMiddles) out.insert(step_of((run.x + end) / 2));
        end = end == 1e9 ? run.end : std::max(end, run.end);
      }
    }
    return out;
  }

  void find(const std::set<long>& middles, std::size_t fewest, std::vector<Gutter>& out) const {
    for (const long middle : middles) {
      const double x = static_cast<double>(middle) * size_ / 4;
      for (std::size_t i = 0; i < rows_.size();) {
        Candidate candidate{x, size_};
        std::size_t end = i;
        while (end < rows_.size() && candidate.take(rows_[end])) ++end;
        if (const auto gutter = candidate.gutter(fewest)) add(*gutter, out);
        i = std::max(end, i + 1);
      }
    }
  }

  [[nodiscard]] long step_of(double x) const { return std::lround(x * 4 / size_); }

 private:
  // Of two that overlap the longer.
  static void add(const Gutter& gutter, std::vector<Gutter>& out) {
    const auto other = std::find_if(out.begin(), out.end(), [&gutter](const Gutter& each) {
      return each.left < gutter.right && each.right > gutter.left && each.bottom <= gutter.top &&
             each.top >= gutter.bottom;
    });
    if (other == out.end()) {
      out.push_back(gutter);
    } else if (other->top - other->bottom < gutter.top - gutter.bottom) {
      *other = gutter;
    }
  }

  const Rows& rows_;
  double size_;
};

}  // namespace

std::vector<std::vector<Gutter>> gutters_of(const std::vector<Rows>& pages) {
  std::vector<Run> all;
  for (const Rows& rows : pages) {
    for (const Row& row : rows) all.insert(all.end(), row.begin(), row.end());
  }
  std::vector<std::vector<Gutter>> out(pages.size());
  const double size = usual_size(all);
  if (size <= 0) return out;
  std::set<long> known;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const Page page{pages[i], size};
    page.find(page.middles(), kFewestLines, out[i]);
    for (const Gutter& each : out[i]) {
      if (known.size() < kMostMiddles) known.insert(page.step_of((each.left + each.right) / 2));
    }
  }
  for (std::size_t i = 0; i < pages.size() && !known.empty(); ++i) {
    Page{pages[i], size}.find(known, kFewestKnown, out[i]);
  }
  return out;
}

}  // namespace mandated::read::pdf
