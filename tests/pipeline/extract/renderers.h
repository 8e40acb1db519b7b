#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/pipeline/extract/facts.h"

namespace mandated::test {

/// One way to put a record on a page. Each adds what sites have around it: menus that name the
/// labels, share buttons, boxes of related records, comments, scripts.
struct Renderer {
  std::string_view name;
  bool html;
  std::string (*render)(const Facts&, Dice&);
};
[[nodiscard]] const std::vector<Renderer>& renderers();

}  // namespace mandated::test
