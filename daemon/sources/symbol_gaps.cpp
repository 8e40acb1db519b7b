#include "daemon/sources/symbol_gaps.h"

#include <charconv>
#include <iterator>

#include <fmt/format.h>

#include "pipeline/text/url.h"

namespace mandated::sources {
namespace {

std::string span(std::int64_t from, std::int64_t to) {
  if (from == to) return fmt::to_string(from);
  return to == from + 1 ? fmt::format("{} and {}", from, to) : fmt::format("{} to {}", from, to);
}

}  // namespace

std::vector<Gap> gaps_of(const std::set<std::int64_t>& there,
                         const std::set<std::int64_t>& missing) {
  std::vector<Gap> gaps;
  for (const auto number : missing) {
    const auto above = there.upper_bound(number);
    if (above == there.end()) break;
    if (!gaps.empty() && gaps.back().to == number - 1) {
      gaps.back().to = number;
      continue;
    }
    Gap gap{number, number, std::nullopt, *above};
    if (above != there.begin()) gap.below = *std::prev(above);
    gaps.push_back(gap);
  }
  return gaps;
}

std::string words(const config::SymbolRange& range, const Gap& gap) {
  const auto missing = fmt::format("{}{}{}", range.prefix, span(gap.from, gap.to), range.suffix);
  if (!gap.below) return fmt::format("{} not found while {} is", missing, gap.above);
  return fmt::format("{} not found while {} and {} are", missing, *gap.below, gap.above);
}

// Digits of the address are tried, not the numbers of the range: a range may have no end.
std::optional<std::int64_t> number_of(
    const config::SymbolRange& range, std::string_view url,
    const std::function<std::string(const std::string& symbol)>& address_for) {
  const auto is_it = [&](std::int64_t number) {
    const auto address = address_for(range.symbol(number));
    return text::canonical_url(address).value_or(address) == url;
  };
  if (range.alone) return is_it(0) ? std::optional<std::int64_t>{0} : std::nullopt;
  for (std::size_t i = 0; i < url.size();) {
    if (url[i] < '0' || url[i] > '9') {
      ++i;
      continue;
    }
    std::int64_t number = 0;
    const auto read = std::from_chars(url.data() + i, url.data() + url.size(), number);
    i = static_cast<std::size_t>(read.ptr - url.data());
    const bool within = read.ec == std::errc{} && number >= range.first && number <= range.last;
    if (within && is_it(number)) return number;
  }
  return std::nullopt;
}

}  // namespace mandated::sources
