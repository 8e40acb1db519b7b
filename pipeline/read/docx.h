#pragma once

#include <string_view>

#include "pipeline/base/result.h"
#include "pipeline/model/block.h"

namespace mandated::read {

/// Begins as a zip file does.
[[nodiscard]] bool is_zip(std::string_view bytes);

/// A Word document (ISO/IEC 29500) to blocks: what it says now (insertions in, deletions out),
/// numbers and letters of numbered paragraphs spelled out before their text, headings by their
/// style's outline level, text boxes behind the paragraph they are anchored in. What stands above
/// the first page (symbol, day) comes first, in Region::header; other headers, footers and pictures
/// are left out. A footnote is a paragraph
/// behind the one that calls it, whose container is a "footnote"; its mark is in neither.
/// Fails with Errc::unsupported (a zip file that is no Word document, or one that takes in text of
/// another format), Errc::malformed (no zip
/// file, no XML, or over a limit).
[[nodiscard]] Result<Blocks> read_docx(std::string_view bytes);

}  // namespace mandated::read
