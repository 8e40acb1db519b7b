#pragma once

#include <string>
#include <vector>

#include "pipeline/read/pdf_page.h"

namespace mandated::read::pdf {

/// A piece of a line without a wide gap.
struct Segment {
  std::vector<Run> runs{};
  double x = 0;
  double end = 0;
  double y = 0;
  double size = 0;
  std::string text{};     ///< roughly, for looking at
  bool bold = false;      ///< all of it
  bool labelled = false;  ///< begins with "12.", "(a)", "54/36." and a gap, or with a bullet
  int page = 0;
  int column = 0;     ///< counted over the document: columns of a page, pages after each other
  bool note = false;  ///< stands among the footnotes of its page
};

/// Segments of all pages in reading order: columns one after the other, running heads, page numbers
/// and job numbers left out, footnotes behind the other text of their page.
[[nodiscard]] std::vector<Segment> segments_of(const std::vector<std::vector<Run>>& pages);

/// Begins with a footnote mark: digits, asterisks, daggers, or a letter ("a See …").
[[nodiscard]] bool begins_note(const Segment&);

}  // namespace mandated::read::pdf
