#include "daemon/span.h"

#include <array>
#include <utility>

#include <fmt/format.h>

namespace mandated {

using std::chrono::seconds;

std::string iso_of(seconds span) { return fmt::format("PT{}S", span.count()); }

std::string in_words(seconds span) {
  constexpr std::array<std::pair<seconds, const char*>, 4> kUnits{{
      {std::chrono::hours{24}, "day"},
      {std::chrono::hours{1}, "hour"},
      {std::chrono::minutes{1}, "minute"},
      {seconds{1}, "second"},
  }};
  for (const auto& [unit, name] : kUnits) {
    if (const auto whole = span / unit; whole > 0) {
      return fmt::format("{} {}{}", whole, name, whole == 1 ? "" : "s");
    }
  }
  return "less than a second";
}

}  // namespace mandated
