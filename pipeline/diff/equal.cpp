#include <string_view>
#include <unordered_map>

#include "pipeline/diff/matching.h"

namespace mandated::diff {
namespace {

struct Places {
  std::vector<std::size_t> before, after;
};
using ByKey = std::unordered_map<std::string_view, Places>;

ByKey open_places(const Sides& sides) {
  ByKey places;
  for (std::size_t i = 0; i < sides.before.size(); ++i) {
    if (sides.before.open(i)) places[sides.before.keys[i]].before.push_back(i);
  }
  for (std::size_t j = 0; j < sides.after.size(); ++j) {
    if (sides.after.open(j)) places[sides.after.keys[j]].after.push_back(j);
  }
  return places;
}

bool take_if_equal(Sides& sides, std::size_t i, std::size_t j) {
  const bool taken = sides.before.open(i) && sides.after.open(j) && sides.equal(i, j);
  if (taken) sides.match(i, j);
  return taken;
}

/// Of equal texts those belong together that stand beside a pair on both sides.
void spread(Sides& sides) {
  const auto size = sides.after.size();
  for (std::size_t j = 0; j < size; ++j) {
    const auto i = sides.after.partner[j];
    if (i != kNone) (void)take_if_equal(sides, i + 1, j + 1);
  }
  for (std::size_t j = size; j-- > 1;) {
    const auto i = sides.after.partner[j];
    if (i != kNone && i > 0) (void)take_if_equal(sides, i - 1, j - 1);
  }
}

}  // namespace

void match_equal(Sides& sides) {
  for (const auto& [key, at] : open_places(sides)) {
    if (at.before.size() == 1 && at.after.size() == 1) sides.match(at.before[0], at.after[0]);
  }
  spread(sides);
  for (const auto& [key, at] : open_places(sides)) {
    for (std::size_t n = 0; n < at.before.size() && n < at.after.size(); ++n) {
      sides.match(at.before[n], at.after[n]);
    }
  }
}

}  // namespace mandated::diff
