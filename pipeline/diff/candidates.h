#pragma once

#include <cstddef>
#include <vector>

#include "pipeline/diff/matching.h"

namespace mandated::diff {

/// The open texts of a side that share words with another text. Words in more than 64 of them say
/// nothing, and of one text the eight that share most are named: what bounds the time.
class Candidates {
 public:
  /// `words`: size of the dictionary. The side outlives this.
  Candidates(const Side&, std::size_t words);

  /// Indices of texts still open, in the order of the side; valid until the next call.
  [[nodiscard]] const std::vector<std::size_t>& of(const Bag&);

 private:
  const Side& side_;
  std::vector<std::vector<std::size_t>> places_;  ///< of each word
  std::vector<double> shared_;                    ///< with each text; 0 between calls
  std::vector<std::size_t> touched_, found_;
};

}  // namespace mandated::diff
