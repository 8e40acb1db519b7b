#pragma once

#include <string_view>

#include "pipeline/extract/extract.h"
#include "pipeline/model/record.h"
#include "pipeline/vocabulary.h"

namespace mandated::test {

/// The rules that ship with the program.
[[nodiscard]] const Vocabulary& vocabulary();

/// Records of pages by the shipped profile `unwatch-resolution`.
[[nodiscard]] Record read_html_page(std::string_view html, std::string_view url = {});
[[nodiscard]] Record read_text_page(std::string_view text, std::string_view url = {});

}  // namespace mandated::test
