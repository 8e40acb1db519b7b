#pragma once

#include <vector>

#include "pipeline/read/pdf_lines.h"

namespace mandated::read::pdf {

using Line = std::vector<Segment>;  ///< from left to right

/// Takes out of pages, whose lines run from top to bottom, what belongs to the sheet and not to the
/// text: page and job numbers, rules typed as underscores, and heads and feet that other pages have
/// too, numbers aside, or that stand apart in small type. The head of the first page stays: it is
/// the masthead. Marks footnotes: what stands below a rule, and without one small lines at the foot
/// from the first that begins with a mark. `body` is the size most of the text has.
void drop_furniture(std::vector<std::vector<Line>>& pages, double body);

}  // namespace mandated::read::pdf
