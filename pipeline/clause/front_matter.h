#pragma once

#include <string>
#include <string_view>

#include "pipeline/clause/clauses.h"

namespace mandated::clause {

/// An organ whose name, alone in its block, opens the preamble.
struct Organ {
  std::string_view line;
  std::string_view name;
  std::string_view symbol;  ///< before the number
};

/// "The Human Rights Council,"; null for any other block.
[[nodiscard]] const Organ* organ_of(std::string_view block);

/// What stands before the organ's line: session, agenda item, day, number and title.
class FrontMatter {
 public:
  /// Puts what the block says into the text.
  void take(std::string_view block, Text&);

  /// "A/HRC/RES/54/36", "S/RES/2730 (2024)"; "" where no number was stated.
  [[nodiscard]] std::string symbol(const Organ&) const;

 private:
  std::string number_;
  bool adopting_ = false;
};

}  // namespace mandated::clause
