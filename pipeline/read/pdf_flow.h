#pragma once

#include <vector>

#include "pipeline/read/pdf_paragraph.h"

namespace mandated::read::pdf {

[[nodiscard]] bool is_all_blank(const Paragraph&);

/// Word parts a paragraph where a page ends behind a footnote. What goes on stands at the margin,
/// what begins is indented.
[[nodiscard]] bool goes_on(const Paragraph& above, const Paragraph& next);

/// Tagged by a program that took lines for paragraphs: they end and begin in the middle of
/// sentences.
[[nodiscard]] bool are_lines(const std::vector<Paragraph>&);

}  // namespace mandated::read::pdf
