#pragma once

#include <cstddef>
#include <string_view>

#include <re2/stringpiece.h>

/// Between the views of RE2, which has a type of its own for them, and those of the standard
/// library. All point into the text they were made of and live as long as it does.
namespace mandated {

[[nodiscard]] inline re2::StringPiece piece(std::string_view text) {
  return {text.data(), text.size()};
}
[[nodiscard]] inline std::string_view view(re2::StringPiece matched) {
  return {matched.data(), matched.size()};
}

/// Where a match within `text` begins. `matched` points into `text`: a group that took part.
[[nodiscard]] inline std::size_t offset(std::string_view text, re2::StringPiece matched) {
  return static_cast<std::size_t>(matched.data() - text.data());
}

}  // namespace mandated
