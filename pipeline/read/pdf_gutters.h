#pragma once

#include <vector>

#include "pipeline/read/pdf_page.h"

namespace mandated::read::pdf {

using Row = std::vector<Run>;  ///< of one baseline, from left to right

/// A strip between two columns that no text crosses.
struct Gutter {
  double left = 0;
  double right = 0;
  double top = 0;     ///< baseline of the first line beside it
  double bottom = 0;  ///< and of the last

  [[nodiscard]] bool parts(double from, double to, double y) const {
    return from <= left && to >= right && y <= top && y >= bottom;
  }
};

/// The gutters of each page, whose rows run from top to bottom. Word spaces that stand below each
/// other by chance are narrower, or fewer; where a page has columns, the few lines that stand at
/// both sides of the same strip on another page are columns, too.
[[nodiscard]] std::vector<std::vector<Gutter>> gutters_of(
    const std::vector<std::vector<Row>>& pages);

}  // namespace mandated::read::pdf
