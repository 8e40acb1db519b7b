#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/result.h"
#include "pipeline/model/block.h"

namespace mandated::read {

/// Limits over which a page is refused unparsed: gumbo takes quadratic time on nesting and on
/// attributes (100 KB of nested <div>: 17 s).
inline constexpr std::size_t kMaxDepth = 512;         ///< elements open at once
inline constexpr std::size_t kMaxAttributes = 512;    ///< of one element
inline constexpr std::size_t kMaxElements = 500'000;  ///< about 100 MB of tree
/// Open elements the parser would have to look through, summed over all tags and characters.
inline constexpr std::uint64_t kMaxSteps = 400'000'000;

/// Linear scan for what the parser would take too long on. Errc::malformed names the byte and the
/// limit: "byte 2560: elements nest deeper than 512". Follows the standard's rules for end tags
/// that may be left out, so unclosed <p>, <li>, <td>, <option> and the like in a row do not nest.
[[nodiscard]] Result<void> guard_html(std::string_view utf8);

/// HTML of any markup to blocks. `utf8` is decoded text. Calls guard_html() first.
[[nodiscard]] Result<Blocks> read_html(std::string_view utf8);

/// Links of a page in document order, resolved against `base` and <base href>, http(s) only,
/// duplicates kept; those within an element that `css` selects (or all, where it is ""). `encoding`
/// is what the page was written in: queries are escaped in it (query_encoding.h). An unusable
/// selector is Errc::malformed with its place.
[[nodiscard]] Result<std::vector<Link>> links(std::string_view utf8, std::string_view base,
                                              std::string_view css,
                                              std::string_view encoding = "utf-8");

/// The text of each element that `css` selects, in document order.
[[nodiscard]] Result<std::vector<std::string>> select(std::string_view utf8, std::string_view css);

/// Plain text to blocks: paragraphs parted by blank lines or by list marks, bullets as list items.
[[nodiscard]] Result<Blocks> read_text(std::string_view utf8);

}  // namespace mandated::read
