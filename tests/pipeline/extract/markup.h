#pragma once

#include <string>
#include <string_view>

#include "tests/pipeline/extract/entries.h"

namespace mandated::test {

/// HTML of text, with entities where a site's editor would have some.
[[nodiscard]] std::string escaped(std::string_view text, Dice&);

/// The value of an entry as what may stand within a block: lists, paragraphs or plain text.
[[nodiscard]] std::string value_html(const Entry&, Dice&);
/// The same as flow of its own: a line becomes a paragraph.
[[nodiscard]] std::string flow_html(const Entry&, Dice&);

/// A whole page around `main` (what the renderer made) and the title.
[[nodiscard]] std::string page_html(const Facts&, std::string main, Dice&);

}  // namespace mandated::test
