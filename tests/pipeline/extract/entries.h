#pragma once

#include <string>
#include <vector>

#include "tests/pipeline/extract/facts.h"

namespace mandated::test {

/// A label and what a page prints under it.
struct Entry {
  enum class Kind { line, list, groups };
  std::string label;
  Kind kind = Kind::line;
  std::string line;                ///< "" where nothing stands under the label
  std::vector<std::string> items;  ///< as printed, with quotation marks
  const Groups* groups = nullptr;
};

/// The labels that the page of these facts has, in the site's order.
[[nodiscard]] std::vector<Entry> entries_of(const Facts&, Dice&);

/// "Yes30", "No3", "Abstain14", "Absent0": as the site glues them.
[[nodiscard]] std::string heading_of(const Groups&, std::size_t way);

}  // namespace mandated::test
