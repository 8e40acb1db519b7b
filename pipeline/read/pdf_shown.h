#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "pipeline/read/pdf_lexer.h"
#include "pipeline/read/pdf_page.h"

namespace mandated::read::pdf {

/// Of the font's size: less than any font's space, more than kerning.
inline constexpr double kGap = 0.17;

/// What was painted just now, so that what is painted again for a bold look is told once.
class Recent {
 public:
  [[nodiscard]] bool has(const Run&) const;
  void add(const Run& run) { last_.at(next_++ % last_.size()) = run; }

 private:
  std::array<Run, 32> last_{};
  std::size_t next_ = 0;
};

/// By how much of the size the letters of a word are set apart by the operands of a TJ, where each
/// is shown alone and most of the gaps are alike, as in headings; else 0.
[[nodiscard]] double spread_of(const std::vector<Token>& operands);

}  // namespace mandated::read::pdf
