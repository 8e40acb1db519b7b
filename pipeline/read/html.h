#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/result.h"
#include "pipeline/model/block.h"

namespace mandated::read {

/// Nesting and attribute counts over which a page is refused unparsed: gumbo takes quadratic time
/// on both (100 KB of nested <div>: 17 s).
inline constexpr int kMaxDepth = 512;
inline constexpr int kMaxAttributes = 512;  // of one tag

/// Linear scan for what the parser would take too long on. Errc::malformed names the limit and the
/// byte. Unclosed <p>, <li>, <td>, <option> and the like in a row do not nest.
[[nodiscard]] Result<void> guard_html(std::string_view utf8);

/// HTML of any markup to blocks. `utf8` is decoded text. Calls guard_html() first.
[[nodiscard]] Result<Blocks> read_html(std::string_view utf8);

/// Links of a page in document order, resolved against `base` and <base href>, http(s) only,
/// duplicates kept; those within an element that `css` selects (or all, where it is ""). An
/// unusable selector is Errc::malformed with its place.
[[nodiscard]] Result<std::vector<Link>> links(std::string_view utf8, std::string_view base,
                                              std::string_view css);

/// The text of each element that `css` selects, in document order.
[[nodiscard]] Result<std::vector<std::string>> select(std::string_view utf8, std::string_view css);

/// Plain text to blocks: paragraphs parted by blank lines or by list marks, bullets as list items.
[[nodiscard]] Result<Blocks> read_text(std::string_view utf8);

}  // namespace mandated::read
