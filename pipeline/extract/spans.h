#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "pipeline/extract/page.h"

namespace mandated::extract {

/// A label of the record and what stands under it.
struct Span {
  std::size_t field = 0;              ///< index into Profile::fields
  std::uint32_t label = 0;            ///< piece
  std::vector<std::uint32_t> values;  ///< pieces
  std::vector<std::uint32_t> rest;    ///< pieces before the next label that are no value of it
};

/// The record on a page that has much besides it.
struct Part {
  std::uint32_t container = 0;
  std::vector<Span> spans;  ///< one for each field that has a label, in the order of the page
};

/// Finds the record: the smallest container that holds most of the labels, each once. Labels in
/// menus, sidebars, page headers and footers, in boxes that repeat them, and in tables of several
/// records do not count. A value ends at the next label, at the end of its box, or where the kind
/// of markup changes.
[[nodiscard]] Part find_record(const Page&);

}  // namespace mandated::extract
