#include "config/units.h"

#include <array>
#include <charconv>
#include <utility>

#include <fmt/format.h>

namespace mandated::config {
namespace {

struct Unit {
  std::string_view name;
  std::int64_t size;
};

constexpr std::array kSpans{Unit{"w", 604'800'000}, Unit{"d", 86'400'000}, Unit{"h", 3'600'000},
                            Unit{"m", 60'000},      Unit{"s", 1'000},      Unit{"ms", 1}};
constexpr std::array kSizes{Unit{"GiB", 1 << 30}, Unit{"MiB", 1 << 20}, Unit{"KiB", 1 << 10},
                            Unit{"B", 1}};
constexpr std::int64_t kLongest = std::int64_t{36'525} * 86'400'000;
constexpr std::int64_t kLargest = std::int64_t{1} << 40;

/// A whole number at the front of `text`, taken off it.
std::optional<std::int64_t> take_number(std::string_view& text) {
  std::int64_t value = 0;
  if (text.empty() || text[0] < '0' || text[0] > '9') return std::nullopt;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{}) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return value;
}

std::string_view take_letters(std::string_view& text) {
  const auto end = text.find_first_of("0123456789");
  const auto letters = text.substr(0, end);
  text.remove_prefix(letters.size());
  return letters;
}

}  // namespace

std::optional<std::chrono::milliseconds> parse_duration(std::string_view text) {
  std::int64_t sum = 0;
  std::size_t next = 0;  // units still allowed: smaller ones than the last
  if (text.empty()) return std::nullopt;
  while (!text.empty()) {
    const auto number = take_number(text);
    if (!number) return std::nullopt;
    const auto name = take_letters(text);
    while (next < kSpans.size() && kSpans[next].name != name) ++next;
    if (next == kSpans.size() || *number > kLongest / kSpans[next].size) return std::nullopt;
    sum += *number * kSpans[next++].size;
    if (sum > kLongest) return std::nullopt;
  }
  return std::chrono::milliseconds{sum};
}

std::string format_duration(std::chrono::milliseconds span) {
  auto left = span.count();
  if (left == 0) return "0s";
  std::string out;
  for (const auto& [name, size] : kSpans) {
    if (name == "w" && left % size != 0) continue;  // "30d" reads better than "4w2d"
    if (left >= size) out += fmt::format("{}{}", left / size, name);
    left %= size;
  }
  return out;
}

std::optional<std::uint64_t> parse_size(std::string_view text) {
  const auto number = take_number(text);
  if (!number) return std::nullopt;
  for (const auto& [name, size] : kSizes) {
    if (name != text) continue;
    if (*number > kLargest / size) return std::nullopt;
    return static_cast<std::uint64_t>(*number * size);
  }
  return std::nullopt;
}

std::string format_size(std::uint64_t bytes) {
  for (const auto& [name, size] : kSizes) {
    const auto unit = static_cast<std::uint64_t>(size);
    if (bytes >= unit && bytes % unit == 0) return fmt::format("{}{}", bytes / unit, name);
  }
  return "0B";
}

std::optional<int> parse_percent(std::string_view text) {
  const auto number = take_number(text);
  if (!number || *number > 100 || text != "%") return std::nullopt;
  return static_cast<int>(*number);
}

}  // namespace mandated::config
