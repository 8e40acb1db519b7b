#pragma once

#include <vector>

#include "pipeline/model/block.h"
#include "pipeline/read/pdf_page.h"
#include "pipeline/read/pdf_paragraph.h"

namespace mandated::read::pdf {

/// Paragraphs by where text stands: lines, then columns, then what indents, gaps, numbers and line
/// ends part. Running heads, page numbers, text on its side and artifacts are left out. Footnotes
/// (smaller lines at the foot of a page that begin with a mark) stand behind the page's last
/// whole paragraph.
[[nodiscard]] std::vector<Paragraph> paragraphs_of_layout(
    const std::vector<std::vector<Run>>& pages, Blocks& blocks);

}  // namespace mandated::read::pdf
