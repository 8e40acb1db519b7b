#pragma once

#include "pipeline/model/block.h"
#include "pipeline/read/html_tree.h"

namespace mandated::read {

/// The page's text as blocks. `closed` is left as it is: the tree cannot know.
///
/// Out: scripts, styles, templates, noscript, frames and media with their fallbacks, SVG, select,
/// option and textarea, what has `hidden` (other than hidden="false", which script kits write and
/// undo) or is a closed <dialog>, inline elements with aria-hidden="true" (icons, anchors; on block
/// elements it marks folded parts, which are content).
/// Kinds: text in <li>, <td>, <dt>, <dd> keeps that kind within <p> and <div>; an item's second
/// paragraph is a paragraph within the item's container. <th> is a term where it has scope="row" or
/// heads a row that also has <td>, else a cell. Two <br> part paragraphs.
[[nodiscard]] Blocks blocks_of(const HtmlTree&);

}  // namespace mandated::read
