#pragma once

#include <cstdint>

#include <gumbo.h>

#include "pipeline/model/block.h"

namespace mandated::read {

/// Counts the items of one <ol> (HTML, 4.4.5 and 4.4.8): from `start`, or backwards from the number
/// of items where it is `reversed`; an item's `value` sets the count. What is no integer of 32 bits
/// is as if it were not set.
class OrderedList {
 public:
  OrderedList() = default;
  explicit OrderedList(const GumboNode& list);

  [[nodiscard]] Ordinal next(const GumboElement& item);

 private:
  std::int32_t number_ = 1;
  std::int32_t step_ = 1;
  Ordinal::Form form_ = Ordinal::Form::unstated;
  bool stated_ = false;
};

}  // namespace mandated::read
