#pragma once

#include <cstddef>
#include <string_view>

#include "pipeline/base/result.h"
#include "pipeline/model/block.h"

namespace mandated::read {

inline constexpr std::size_t kMaxPdfPages = 5'000;
/// Pieces of text, some 150 bytes each. A page of a resolution has 50 to 400: a thousand are read.
inline constexpr std::size_t kMaxPdfRuns = 400'000;
inline constexpr std::size_t kMaxPdfData = std::size_t{256} << 20U;  ///< decoded, of all streams

/// Has "%PDF-" among its first 1024 bytes, where readers look for it.
[[nodiscard]] bool is_pdf(std::string_view bytes);

/// PDF to blocks. A tagged document is read by its structure tree, any other (and one whose tree
/// speaks of less than half of its text) by its layout: running heads and page numbers out
/// (the masthead of the first page stays), paragraphs whole across lines, columns and pages.
/// Footnote marks are taken out of paragraphs; a footnote is a paragraph whose container is a
/// "footnote", beginning with its mark. `closed` is false where the end of the file is missing.
/// Damaged files are read as far as they can be. A character that nothing in the file tells is
/// U+FFFD. Text on layers that are off is left out. Fails with Errc::malformed (no page can be
/// found, or over a limit), Errc::unsupported (needs a password; a tenth of the characters is not
/// told; most pages are pictures without text).
[[nodiscard]] Result<Blocks> read_pdf(std::string_view bytes);

}  // namespace mandated::read
