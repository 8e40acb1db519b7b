#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "pipeline/base/result.h"

namespace mandated::read {

/// What the tree is wanted for, and so what of the page the parser gets to see.
enum class Wanted : std::uint8_t {
  verdict,   ///< nothing: guard_html()
  elements,  ///< every element with its attributes and text
  blocks,    ///< text and what blocks_of() looks at: no scripts, styles, other attributes
};

/// A page the parser can be given. Never in it, whatever is wanted: comments, and what stands in
/// <noscript> (raw text to a browser that runs scripts), <template>, <svg> and <math>.
struct GuardedHtml {
  std::string html;
  bool closed = true;  ///< has its </body> or </html>, or neither tag; ends in no tag or comment
  std::size_t deepest = 0;  ///< open elements at once
  std::size_t elements = 0;
};

/// One linear pass over the page; fails as guard_html() does.
[[nodiscard]] Result<GuardedHtml> guarded(std::string_view utf8, Wanted);

}  // namespace mandated::read
