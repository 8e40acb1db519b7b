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

/// "Corrigendum", alone in its block.
[[nodiscard]] bool is_corrigendum_line(std::string_view block);

/// "Annex", "Appendix II", "Annex to the present resolution", with a title behind a dash or colon.
[[nodiscard]] bool is_annex_line(std::string_view block);

/// What stands before the organ's line: session, agenda item, day, number and title; of a draft the
/// symbol of its masthead, and the title behind the number yet to come ("54/…") or the sponsors.
class FrontMatter {
 public:
  /// Puts what the block says into the text; false where it says nothing that stands before a
  /// preamble.
  bool take(std::string_view block, Text&);

  /// "A/HRC/RES/54/36", "S/RES/2730 (2024)"; without a number what the masthead says; "" where
  /// neither was stated.
  [[nodiscard]] std::string symbol(const Organ&) const;
  /// "A/HRC/54/L.17", "A/HRC/RES/54/36/Corr.1"; "" where the masthead has none.
  [[nodiscard]] const std::string& masthead() const { return masthead_; }
  /// By its masthead, or the line "Corrigendum".
  [[nodiscard]] bool corrects() const { return corrects_; }

 private:
  bool take_masthead(std::string_view block, Text&);
  bool take_text(std::string_view block, Text&);
  bool take_draft(std::string_view block, Text&);
  void take_title(std::string_view block, Text&);

  std::string number_;
  std::string masthead_;
  bool adopting_ = false;
  bool corrects_ = false;
  bool titling_ = false;  ///< the next block is, or goes on with, the title
};

}  // namespace mandated::clause
