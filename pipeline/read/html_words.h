#pragma once

#include <cstddef>
#include <string>

#include "pipeline/read/html_tree.h"

namespace mandated::read {

/// Elements nest, and each gives the text of all within it.
inline constexpr std::size_t kMaxSelectedText = 64U << 20U;

/// What a reader sees of an element: words of neighbouring blocks parted by a space.
[[nodiscard]] std::string words_of(const GumboNode& element);

}  // namespace mandated::read
