#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/base/result.h"

/// The lists of numbers a calendar expression is made of (systemd.time(7)).
namespace mandated::schedule::calendar {

/// "3", "3..7", "3/2", "3..7/2". In a chain of seconds all are microseconds.
struct Component {
  std::int64_t start = 0;
  std::int64_t stop = -1;   ///< -1: none
  std::int64_t repeat = 0;  ///< 0: none
};

/// None for "*".
using Chain = std::vector<Component>;

/// What a part may hold.
struct Part {
  std::string_view name;
  std::int64_t low;
  std::int64_t high;
  bool fraction = false;  ///< seconds: read to the microsecond, rounded
};

/// Takes a chain off the front of `text`; what stands behind it is left. `text` may be empty. A
/// range may run backwards still: "93..05" are years until they are completed.
[[nodiscard]] Result<Chain> take_chain(std::string_view& text, bool fraction);

/// Errc::malformed where a number lies outside of `part`, a range runs backwards, or a repetition
/// cannot come once.
/// Days from a month's end reach no further back than 28.
[[nodiscard]] Result<void> check(const Chain& chain, const Part& part, bool from_end);

}  // namespace mandated::schedule::calendar
