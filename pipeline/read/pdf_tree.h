#pragma once

#include <optional>
#include <vector>

#include <qpdf/QPDF.hh>

#include "pipeline/model/block.h"
#include "pipeline/read/pdf_page.h"
#include "pipeline/read/pdf_paragraph.h"

namespace mandated::read::pdf {

/// The paragraphs a tagged document says it has, footnotes behind the paragraph that calls them;
/// containers go into `blocks`. Nothing where the document has no structure tree, or one that
/// speaks of less than half of its text or takes every line for a paragraph. Of a tree that leads
/// to a million elements and marks, however often to one, no more is followed.
[[nodiscard]] std::optional<std::vector<Paragraph>> paragraphs_of_tree(
    QPDF&, const std::vector<std::vector<Run>>& pages, Blocks& blocks);

}  // namespace mandated::read::pdf
