#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string_view>
#include <vector>

#include "pipeline/extract/page.h"

namespace mandated::extract {

/// Tables whose labels head columns: a row of labels, and the values in the row below.
struct Columns {
  std::map<std::uint32_t, std::vector<std::uint32_t>> values;  ///< label piece → value pieces
  std::set<std::uint32_t> listed;  ///< all pieces of labels over several rows: other records
  /// "Vote" over a column of the table that stands under "Full Vote": a part of its value.
  std::set<std::uint32_t> headings;
};
[[nodiscard]] Columns columns_of(const Page&);

/// `pieces` in the order in which a table with headings is read: "Yes", its count and its
/// countries, then "No" … Headings (`heads` says what is one) stand over columns, two or more in
/// the first row, or beside the country of their row ("Albania", "ALB", "Yes"). What is under no
/// heading ("Count") is left out. Where there is no such table, the order is the page's.
[[nodiscard]] std::vector<std::uint32_t> by_headings(const Page&,
                                                     const std::vector<std::uint32_t>& pieces,
                                                     bool (*heads)(std::string_view));

}  // namespace mandated::extract
