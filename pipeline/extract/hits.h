#pragma once

#include <cstdint>
#include <vector>

#include "pipeline/extract/columns.h"
#include "pipeline/extract/page.h"

namespace mandated::extract {

/// The labels that make up the record.
struct Hits {
  std::uint32_t container = 0;        ///< that holds the record
  std::uint32_t end = 0;              ///< first piece behind the container
  std::vector<std::uint32_t> chosen;  ///< label pieces, one a field, ascending
  std::vector<bool> bounds;  ///< by piece: a label, chosen or not, or a table of other records
                             ///< ends the value before it
  std::vector<std::uint32_t> within;  ///< by container: how many labels that count are in it
};

[[nodiscard]] Hits choose_labels(const Page&, const Columns&);

}  // namespace mandated::extract
