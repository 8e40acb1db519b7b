#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/json.h"

namespace mandated::diff {

/// A run of words of a reworded text.
struct Mark {
  enum class Kind : std::uint8_t { same, deleted, inserted };
  Kind kind = Kind::same;
  std::string text;  ///< words as printed, single spaces; of `same` those of the new text
  bool operator==(const Mark&) const = default;
};

/// What is the same, deleted and inserted, word by word, as few as can be; words that differ in
/// typography are the same. Where both texts have more than a thousand words between what they
/// begin and end with, all in between is one deletion and one insertion.
[[nodiscard]] std::vector<Mark> mark_words(std::string_view before, std::string_view after);

/// "Requests the Office to report [-orally-]{+in writing+}".
[[nodiscard]] std::string marked_text(const std::vector<Mark>&);
/// [{"kind":"same|deleted|inserted","text"}]
[[nodiscard]] json::array to_json(const std::vector<Mark>&);

}  // namespace mandated::diff
