#include "daemon/sources/symbol_range.h"

#include <charconv>
#include <limits>

#include <fmt/format.h>
#include <re2/re2.h>

#include "pipeline/text/url.h"

namespace mandated::sources {
namespace {

/// Numbers of resolutions have up to four digits; six leave room for other series.
constexpr std::int64_t kHighest = 999'999;

std::string span(std::int64_t from, std::int64_t to) {
  if (from == to) return fmt::to_string(from);
  return to == from + 1 ? fmt::format("{} and {}", from, to) : fmt::format("{} to {}", from, to);
}

}  // namespace

Result<SymbolRange> read_range(std::string_view text) {
  static const RE2 kRange{R"(([^{}]*)\{(\d{1,6})\.\.(\d{0,6})\}([^{}]*))"};
  SymbolRange range;
  std::string last;
  const re2::StringPiece piece{text.data(), text.size()};
  if (RE2::FullMatch(piece, kRange, &range.prefix, &range.first, &last, &range.suffix)) {
    range.last = last.empty() ? kHighest : std::stoll(last);
    if (range.last >= range.first) return range;
    return fail(Errc::malformed,
                fmt::format("ends before it begins; {}{{{}..{}}} is taken", range.prefix,
                            range.last, range.first));
  }
  if (!text.empty() && text.find_first_of("{}") == std::string_view::npos) {
    range.prefix = text;
    range.alone = true;
    return range;
  }
  return fail(Errc::malformed,
              "is no symbol; a symbol (A/HRC/RES/54/36) or a range of them (A/HRC/RES/54/{1..40}, "
              "S/RES/{2700..}) is taken");
}

std::string SymbolRange::symbol(std::int64_t number) const {
  return alone ? prefix : fmt::format("{}{}{}", prefix, number, suffix);
}

std::optional<std::int64_t> SymbolRange::number_of(
    std::string_view url, const std::function<std::string(const std::string&)>& address_for) const {
  const auto is_it = [&](std::int64_t number) {
    const auto address = address_for(symbol(number));
    return text::canonical_url(address).value_or(address) == url;
  };
  if (alone) return is_it(0) ? std::optional<std::int64_t>{0} : std::nullopt;
  for (std::size_t i = 0; i < url.size();) {
    std::int64_t number = 0;
    const auto read = std::from_chars(url.data() + i, url.data() + url.size(), number);
    const auto size = static_cast<std::size_t>(read.ptr - (url.data() + i));
    if (size == 0 || url[i] == '-') {
      ++i;
      continue;
    }
    i += size;
    if (read.ec != std::errc{} || number < first || number > last) continue;
    if (is_it(number)) return number;
  }
  return std::nullopt;
}

std::string SymbolRange::words(const Gap& gap) const {
  const auto missing = fmt::format("{}{}{}", prefix, span(gap.from, gap.to), suffix);
  if (!gap.below) return fmt::format("{} not found while {} is", missing, gap.above);
  return fmt::format("{} not found while {} and {} are", missing, *gap.below, gap.above);
}

std::vector<Gap> gaps_of(const std::set<std::int64_t>& there,
                         const std::set<std::int64_t>& missing) {
  std::vector<Gap> gaps;
  for (const auto number : missing) {
    const auto above = there.upper_bound(number);
    if (above == there.end()) break;
    const std::optional<std::int64_t> below =
        above == there.begin() ? std::nullopt : std::optional{*std::prev(above)};
    const bool goes_on = !gaps.empty() && gaps.back().to == number - 1;
    if (goes_on) {
      gaps.back().to = number;
    } else {
      gaps.push_back({number, number, below, *above});
    }
  }
  return gaps;
}

}  // namespace mandated::sources
