#include "config/symbol_range.h"

#include <fmt/format.h>
#include <re2/re2.h>

namespace mandated::config {

Result<SymbolRange> read_range(std::string_view text) {
  static const RE2 kRange{R"(([^{}]*)\{(\d{1,6})\.\.(\d{0,6})\}([^{}]*))"};
  SymbolRange range;
  std::string last;
  if (RE2::FullMatch({text.data(), text.size()}, kRange, &range.prefix, &range.first, &last,
                     &range.suffix)) {
    range.last = last.empty() ? SymbolRange::kNoEnd : std::stoll(last);
    if (range.last >= range.first) return range;
    return fail(Errc::malformed, fmt::format("ends before it begins; {}{{{}..{}}}{} is taken",
                                             range.prefix, range.last, range.first, range.suffix));
  }
  if (!text.empty() && text.find_first_of("{}") == std::string_view::npos) {
    range.prefix = text;
    range.alone = true;
    return range;
  }
  return fail(Errc::malformed,
              "is no symbol; one such as A/HRC/RES/54/36 is taken, or a range of them: "
              "A/HRC/RES/54/{1..40}, S/RES/{2700..}");
}

std::string SymbolRange::symbol(std::int64_t number) const {
  return alone ? prefix : fmt::format("{}{}{}", prefix, number, suffix);
}

std::string SymbolRange::text() const {
  if (alone) return prefix;
  return fmt::format("{}{{{}..{}}}{}", prefix, first, last == kNoEnd ? "" : fmt::to_string(last),
                     suffix);
}

}  // namespace mandated::config
