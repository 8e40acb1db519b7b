#pragma once

#include <cstdint>
#include <vector>

#include "pipeline/read/css.h"
#include "pipeline/read/html_tree.h"

namespace mandated::read::css {

/// An element of the document; those in templates are not of it.
struct Element {
  const GumboNode* node;
  std::uint32_t parent;  ///< index; of the root its own
};

/// All elements in document order.
[[nodiscard]] std::vector<Element> elements_of(const HtmlTree&);

/// Which of `elements` the selector selects. Time is elements times compounds; case by the rules of
/// HTML, ids and classes without case in a page in quirks mode.
[[nodiscard]] std::vector<bool> match(const Selector&, const HtmlTree&,
                                      const std::vector<Element>& elements);

}  // namespace mandated::read::css
