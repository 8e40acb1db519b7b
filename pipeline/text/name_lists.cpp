#include <algorithm>
#include <iterator>

#include "pipeline/text/names.h"

namespace mandated::text {
namespace {

std::string_view trim(std::string_view text) {
  constexpr std::string_view kSpace = " \n\t";
  const auto begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

/// The length of a separator at `at`, and whether it is an "and"; 0 where none is.
std::pair<std::size_t, bool> separator_at(std::string_view text, std::size_t at) {
  if (text[at] == ',' || text[at] == ';' || text[at] == '\n') return {1, false};
  for (const std::string_view word : {" and ", " & "}) {
    if (text.substr(at, word.size()) == word) return {word.size(), true};
  }
  return {0, false};
}

std::string_view without_leading_and(std::string_view part) {
  return part.substr(0, 4) == "and " ? trim(part.substr(4)) : part;
}

constexpr std::string_view kExceptions[] = {"except ", "excluding ", "with the exception "};

/// "European Union, except Albania and Serbia" is one item, with whatever follows its "and".
bool begins_exception(std::string_view text) {
  return std::any_of(std::begin(kExceptions), std::end(kExceptions),
                     [text](std::string_view word) { return text.substr(0, word.size()) == word; });
}

bool makes_exception(std::string_view text) {
  return std::any_of(std::begin(kExceptions), std::end(kExceptions), [text](std::string_view word) {
    const auto at = text.find(word);
    return at == 0 || (at != std::string_view::npos && text[at - 1] == ' ');
  });
}

}  // namespace

struct Countries::Part {
  std::size_t begin;
  std::size_t end;
  bool after_and;  ///< what stands before it is "and", not a comma
};

/// What stands between separators, in order.
std::vector<Countries::Part> Countries::parts_of(std::string_view text) {
  std::vector<Part> parts;
  Part part{0, 0, false};
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '(') {  // nothing parts a name within its parentheses
      const auto close = text.substr(at, kLongestName).find(')');
      at += close == std::string_view::npos ? 1 : close + 1;
      continue;
    }
    const auto [length, is_and] = separator_at(text, at);
    if (length == 0) {
      ++at;
      continue;
    }
    part.end = at;
    parts.push_back(part);
    at += length;
    part = {at, at, is_and};
  }
  part.end = text.size();
  parts.push_back(part);
  return parts;
}

/// From the beginning of one part to the end of another, trimmed.
std::string_view Countries::text_of(std::string_view text, const Part& first, const Part& last) {
  return without_leading_and(trim(text.substr(first.begin, last.end - first.begin)));
}

/// How many parts from `at` on are one name, longest first; 0 where none is.
std::size_t Countries::parts_of_name(std::string_view text, const std::vector<Part>& parts,
                                     std::size_t at) const {
  constexpr std::size_t kMostParts = 4;  // "Venezuela, Bolivarian Republic of" has two
  for (std::size_t count = std::min(kMostParts, parts.size() - at); count > 0; --count) {
    if (is_name(text_of(text, parts[at], parts[at + count - 1]))) return count;
  }
  return 0;
}

/// How many parts from `at` on are names that lost the comma between them, one of them with an
/// "and" of its own: "Ukraine United Kingdom of Great Britain and Northern Ireland".
std::size_t Countries::parts_of_run(std::string_view text, const std::vector<Part>& parts,
                                    std::size_t at) const {
  constexpr std::size_t kMostParts = 16;  // seven names have an "and" of their own
  const auto last = std::min(parts.size() - at, kMostParts);
  for (std::size_t count = 1; count < last && parts[at + count].after_and; ++count) {
    if (!goes_on(text_of(text, parts[at], parts[at + count - 1]))) return 1;
    if (split_run(text_of(text, parts[at], parts[at + count]))) return count + 1;
  }
  return 1;
}

/// Does a run of names end within one that may go on behind it? "Ukraine United Kingdom of Great
/// Britain" may, with an "and".
bool Countries::goes_on(std::string_view text) const {
  const auto words = words_of(text);
  std::vector<bool> begins(words.size() + 1, false);  // a name, at the word
  begins[0] = true;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (!begins[at]) continue;
    if (is_half_a_name(words, at)) return true;
    std::string iso3;
    for (std::size_t most = longest_; most > 0;) {
      const auto count = match_at(words, at, most, true, iso3);
      begins[at + count] = true;
      most = count == 0 ? 0 : count - 1;
    }
  }
  return false;
}

std::vector<std::string> Countries::split_list(std::string_view text) const {
  const auto parts = parts_of(text);
  std::vector<std::string> items;
  bool last_known = true;
  bool last_excepts = false;
  for (std::size_t at = 0; at < parts.size();) {
    const auto& first = parts[at];
    const auto taken = parts_of_name(text, parts, at);
    const bool alone = taken > 0 || split_run(text_of(text, first, first)).has_value();
    const auto count = taken > 0 ? taken : alone ? 1 : parts_of_run(text, parts, at);
    const auto item = text_of(text, first, parts[at + count - 1]);
    at += count;
    if (without_marks(item).empty()) continue;
    const auto run = taken > 0 ? std::vector<std::string>{std::string{without_marks(item)}}
                               : split_run(item).value_or(std::vector<std::string>{});
    const bool excepts = run.empty() && makes_exception(item);
    const bool goes_on =
        first.after_and ? last_excepts || (run.empty() && !last_known) : begins_exception(item);
    if (goes_on && !items.empty()) {
      items.back() += (first.after_and ? " and " : ", ") + std::string{item};
      last_excepts = last_excepts || excepts;
      last_known = false;
      continue;
    }
    items.insert(items.end(), run.begin(), run.end());
    if (run.empty()) items.emplace_back(item.substr(0, item.find_last_not_of('*') + 1));
    last_known = !run.empty();
    last_excepts = excepts;
  }
  return items;
}

}  // namespace mandated::text
