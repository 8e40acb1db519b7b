#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "pipeline/model/block.h"
#include "pipeline/read/pdf_page.h"

namespace mandated::read::pdf {

/// How the document was typed, for telling "decision-" + "making" from "devel-" + "opment", and a
/// space from a kern.
class Typing {
 public:
  explicit Typing(const std::vector<std::vector<Run>>& pages);

  /// True where a hyphen at a line's end belongs to the word and stays.
  [[nodiscard]] bool keeps_hyphen(std::string_view left, std::string_view right) const;
  /// Are these two words, and not one that is set in two pieces? By what stands elsewhere.
  [[nodiscard]] bool parts(std::string_view left, std::string_view right) const;
  /// From which gap on, of the font's size, there is a space that the text does not have.
  [[nodiscard]] double gap() const { return gap_; }

 private:
  // `whole`: its first word is.
  void add(std::string_view text, bool whole);
  // With a hyphen: in the middle of a word that stands whole elsewhere, or of a compound.
  struct LineEnds {
    int words = 0;
    int compounds = 0;
  };
  void count(const std::vector<Run>& page, LineEnds&) const;

  std::unordered_set<std::string> words_;
  bool breaks_words_ = false;  ///< and that more than compounds
  double gap_ = 0;
};

/// What one block is put together from.
struct Paragraph {
  BlockKind kind = BlockKind::paragraph;
  int level = 0;
  std::uint32_t container = 0;
  bool note = false;  ///< a footnote: the mark it begins with stays
  std::vector<Run> runs{};
  std::vector<Link> links{};
};

/// One text of runs in reading order: lines joined, spaces put where the layout has gaps, raised
/// footnote marks left out, cuts where bold or italic begins or ends.
[[nodiscard]] Block block_of(Paragraph, const Typing&);

/// The size most characters have; 0 without any.
[[nodiscard]] double usual_size(const std::vector<Run>&);
/// One small letter, as marks in tables are. Only where it is raised, too, is it a mark.
[[nodiscard]] bool is_letter_mark(std::string_view text);

}  // namespace mandated::read::pdf
