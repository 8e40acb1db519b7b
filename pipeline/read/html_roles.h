#pragma once

#include <optional>
#include <string_view>

#include "pipeline/model/block.h"
#include "pipeline/read/html_tree.h"

/// What an element is to who reads the page: how browsers show it, and which landmark it is.
namespace mandated::read {

/// Where browsers' default style sheet gives display:block, list-item or a table's parts.
[[nodiscard]] bool is_block(GumboTag);
/// What blocks_of() leaves out with all it holds.
[[nodiscard]] bool is_left_out(const GumboNode&);
/// Holds text and no other block: a paragraph, a heading, a caption.
[[nodiscard]] bool is_leaf(GumboTag);

/// Holds a footnote, or all of them: role doc-footnote, Word's paragraphs and divisions, classes
/// "footnote" and "footnotes".
[[nodiscard]] bool holds_footnote(const GumboElement&);
/// Calls a footnote, by what it says of itself: role doc-noteref, Word's reference.
[[nodiscard]] bool calls_footnote(const GumboElement&);

/// By the attribute `role`; nullptr where it is not set.
[[nodiscard]] std::optional<Region> region_of_role(const char* role);
/// `sectioned`: within an element that makes a header or footer its own (makes_sectioned).
[[nodiscard]] std::optional<Region> region_of_tag(GumboTag, bool sectioned);
/// HTML-AAM: a header or footer within one of these belongs to it, not to the page.
[[nodiscard]] bool makes_sectioned(GumboTag);

/// Compares an attribute's value, nullptr where it is not set, with a word in lower case.
[[nodiscard]] bool equals(const char* value, std::string_view wanted);

}  // namespace mandated::read
