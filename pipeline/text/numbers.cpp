#include "pipeline/text/numbers.h"

#include <array>
#include <string>
#include <utility>

namespace mandated::text {
namespace {

constexpr std::array<std::pair<std::string_view, int>, 30> kWords{
    {{"a", 1},         {"an", 1},       {"one", 1},      {"two", 2},        {"three", 3},
     {"four", 4},      {"five", 5},     {"six", 6},      {"seven", 7},      {"eight", 8},
     {"nine", 9},      {"ten", 10},     {"eleven", 11},  {"twelve", 12},    {"thirteen", 13},
     {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18},
     {"nineteen", 19}, {"twenty", 20},  {"thirty", 30},  {"forty", 40},     {"fifty", 50},
     {"sixty", 60},    {"seventy", 70}, {"eighty", 80},  {"ninety", 90},    {"hundred", 100}}};

std::optional<int> word_value(std::string_view word) {
  for (const auto& [name, value] : kWords) {
    if (name == word) return value;
  }
  return std::nullopt;
}

std::optional<int> digits_value(std::string_view text) {
  int value = 0;
  if (text.empty() || text.size() > 3) return std::nullopt;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value > 0 ? std::optional{value} : std::nullopt;
}

}  // namespace

std::optional<int> read_cardinal(std::string_view text) {
  if (const auto digits = digits_value(text)) return digits;
  int total = 0;
  std::string word;
  const auto take = [&]() -> bool {
    if (word.empty() || word == "and") return true;
    const auto value = word_value(word);
    if (!value) return false;
    total = *value == 100 ? (total == 0 ? 100 : total * 100) : total + *value;
    return true;
  };
  for (const char raw : text) {
    const char c = raw >= 'A' && raw <= 'Z' ? static_cast<char>(raw - 'A' + 'a') : raw;
    if (c == ' ' || c == '-') {
      if (!take()) return std::nullopt;
      word.clear();
    } else {
      word += c;
      if (word.size() > 12) return std::nullopt;
    }
  }
  if (!take() || total < 1 || total > 999) return std::nullopt;
  return total;
}

}  // namespace mandated::text
