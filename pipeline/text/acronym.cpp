#include "pipeline/text/acronym.h"

#include <algorithm>
#include <array>

namespace mandated::text {
namespace {

constexpr std::size_t kShortest = 3;
// What bounds the ways to give letters to words; MINUSCA's name has eleven.
constexpr std::size_t kLongest = 12;
constexpr std::ptrdiff_t kMostSpaces = 15;
constexpr int kMostLeftOut =
    2;  ///< UNMIK: United Nations (Interim Administration) Mission in Kosovo

bool is_small(std::string_view word) {
  constexpr std::array<std::string_view, 8> kSmall{"of",  "the", "for", "in",
                                                   "and", "on",  "to",  "against"};
  return std::find(kSmall.begin(), kSmall.end(), word) != kSmall.end();
}

/// `left_out`: how many words may still give nothing. At most as deep as the name has words.
bool fits(std::string_view letters, std::string_view name, int left_out, bool first) {
  if (name.empty()) return letters.empty();
  const auto end = std::min(name.find(' '), name.size());
  const auto word = name.substr(0, end);
  const auto rest = name.substr(std::min(end + 1, name.size()));
  for (std::size_t n = 1; n <= std::min(word.size(), letters.size()); ++n) {
    if (word[n - 1] != letters[n - 1]) break;
    if (fits(letters.substr(n), rest, left_out, false)) return true;
  }
  if (first || rest.empty()) return false;
  if (is_small(word)) return fits(letters, rest, left_out, false);
  return left_out > 0 && fits(letters, rest, left_out - 1, false);
}

}  // namespace

bool may_be_acronym(std::string_view word) {
  return word.size() >= kShortest && word.size() <= kLongest &&
         word.find(' ') == std::string_view::npos;
}

bool may_stand_for(std::string_view acronym, std::string_view name) {
  // Most names fail at their first letter.
  if (!may_be_acronym(acronym) || name.empty() || name.front() != acronym.front()) return false;
  const auto spaces = std::count(name.begin(), name.end(), ' ');
  return spaces > 0 && spaces <= kMostSpaces && fits(acronym, name, kMostLeftOut, true);
}

}  // namespace mandated::text
