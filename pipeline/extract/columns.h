#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <vector>

#include "pipeline/extract/page.h"

namespace mandated::extract {

/// Tables whose labels head columns: a row of labels, and the values in the row below.
struct Columns {
  std::map<std::uint32_t, std::vector<std::uint32_t>> values;  ///< label piece → value pieces
  std::set<std::uint32_t> listed;  ///< all pieces of labels over several rows: other records
};
[[nodiscard]] Columns columns_of(const Page&);

}  // namespace mandated::extract
