#pragma once

#include <vector>

#include "pipeline/model/block.h"

namespace mandated::clause {

/// The blocks of a text with their numbers in front of them, as they are printed, however the page
/// has them: a number in a cell or block of its own goes to the text behind it; items of ordered
/// lists get the numbers that a browser shows, in the forms of resolutions ("1.", "(a)", "(i)");
/// preformatted text is parted at its blank lines. Blocks in footnotes stay as they are.
[[nodiscard]] std::vector<Block> labelled(const Blocks&);

/// A reader that knows a footnote from its place (the structure of a PDF, the markup of a page)
/// puts it in such a container.
[[nodiscard]] bool in_footnote(const Blocks&, const Block&);

}  // namespace mandated::clause
