#include "pipeline/text/numbers.h"

#include <array>
#include <string>
#include <utility>
#include <vector>

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

/// Lower case words, parted by spaces and hyphens; none where there are too many for a number.
std::vector<std::string> words_of(std::string_view text) {
  constexpr std::size_t kLongest = 48;  // "three hundred and seventy-seven"
  std::vector<std::string> words(1);
  if (text.size() > kLongest) return {};
  for (const char c : text) {
    if (c != ' ' && c != '-') {
      words.back() += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

using Word = std::vector<std::string>::const_iterator;

/// "seven", "twelve", "forty", "forty-seven": takes the words it read; 0 where there is none.
int below_hundred(Word& at, Word end) {
  if (at == end || *at == "a" || *at == "an") return 0;
  const auto first = word_value(*at).value_or(0);
  if (first == 0 || first == 100) return 0;
  ++at;
  if (first < 20 || at == end) return first;
  const auto unit = word_value(*at).value_or(0);
  if (unit < 1 || unit > 9 || *at == "a" || *at == "an") return first;
  ++at;
  return first + unit;
}

}  // namespace

std::optional<int> read_cardinal(std::string_view text) {
  if (const auto digits = digits_value(text)) return digits;
  const auto words = words_of(text);
  if (words.empty()) return std::nullopt;
  auto at = words.begin();
  const auto end = words.end();
  const auto first = word_value(*at);
  int hundreds = 0;
  if (first == 100) {
    hundreds = 1;
    ++at;
  } else if (first && *first < 10 && at + 1 != end && *(at + 1) == "hundred") {
    hundreds = *first;
    at += 2;
  } else if (words.size() == 1) {
    return first;
  }
  if (hundreds > 0 && at != end && *at == "and") ++at;
  const bool more = hundreds == 0 || at != end || words.back() == "and";
  const auto rest = below_hundred(at, end);
  if (at != end || (more && rest == 0)) return std::nullopt;
  return hundreds * 100 + rest;
}

}  // namespace mandated::text
