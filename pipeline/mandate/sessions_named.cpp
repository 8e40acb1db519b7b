#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "pipeline/mandate/sessions.h"

namespace mandated::mandate {
namespace {

constexpr std::array<std::string_view, 20> kUnits{
    "",           "first",     "second",    "third",       "fourth",     "fifth",     "sixth",
    "seventh",    "eighth",    "ninth",     "tenth",       "eleventh",   "twelfth",   "thirteenth",
    "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"};
constexpr std::array<std::string_view, 10> kTens{"",      "",      "twenty",  "thirty", "forty",
                                                 "fifty", "sixty", "seventy", "eighty", "ninety"};
constexpr std::array<std::string_view, 10> kTenths{
    "",         "",         "twentieth",  "thirtieth", "fortieth",
    "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth"};

template <std::size_t N>
int place_in(const std::array<std::string_view, N>& names, std::string_view word) {
  if (word.empty()) return 0;
  const auto found = std::find(names.begin(), names.end(), word);
  return found == names.end() ? 0 : static_cast<int>(found - names.begin());
}

/// "fifty-fifth" is 55, "55th" 55; 0 for anything else.
int ordinal(std::string_view word) {
  const auto digits = word.find_first_not_of("0123456789");
  if (digits != 0) {
    const auto ending = digits == std::string_view::npos ? "" : word.substr(digits);
    const bool ordinal = ending == "st" || ending == "nd" || ending == "rd" || ending == "th";
    if (ordinal && digits <= 2) return std::stoi(std::string{word.substr(0, digits)});
  }
  if (const auto unit = place_in(kUnits, word)) return unit;
  if (const auto tenth = place_in(kTenths, word)) return tenth * 10;
  const auto hyphen = word.find('-');
  if (hyphen == std::string_view::npos) return 0;
  const auto tens = place_in(kTens, word.substr(0, hyphen));
  const auto unit = place_in(kUnits, word.substr(hyphen + 1));
  return tens > 0 && unit > 0 && unit < 10 ? tens * 10 + unit : 0;
}

/// Lower-case words with the punctuation at their ends cut off, and where each begins.
struct Word {
  std::string text;
  bool comma = false;  ///< one followed it
};

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  std::size_t at = 0;
  while (at < text.size()) {
    const auto end = std::min(text.find_first_of(" \t\n", at), text.size());
    auto raw = text.substr(at, end - at);
    at = end + 1;
    const auto is_mark = [](char c) {
      return std::string_view{".,;:()\"'"}.find(c) != std::string_view::npos;
    };
    Word word;
    while (!raw.empty() && is_mark(raw.back())) {
      word.comma = word.comma || raw.back() == ',';
      raw.remove_suffix(1);
    }
    while (!raw.empty() && is_mark(raw.front())) raw.remove_prefix(1);
    if (raw.empty()) continue;
    for (const char c : raw) {
      word.text += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    words.push_back(std::move(word));
  }
  return words;
}

bool is_between(const std::string& word) {
  return word == "and" || word == "or" || word == "regular" || word == "special" ||
         word == "ordinary" || word == "the" || word == "its" || word == "at" || word == "to";
}

/// The body last named before the word at `at`.
std::string body_before(const std::vector<Word>& words, std::size_t at) {
  for (auto i = at; i-- > 0;) {
    if (words[i].text == "assembly") return "General Assembly";
    if (words[i].text == "council" && i >= 1) {
      if (words[i - 1].text == "rights") return "Human Rights Council";
      if (words[i - 1].text == "security" || words[i - 1].text == "social")
        return "Security Council";
    }
    if (words[i].text == "commission" || words[i].text == "committee") break;
  }
  return "";
}

}  // namespace

std::vector<NamedSession> sessions_named(std::string_view text) {
  const auto words = words_of(text);
  std::vector<NamedSession> named;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (words[at].text != "session" && words[at].text != "sessions") continue;
    const bool special = at > 0 && words[at - 1].text == "special";
    if (special && at > 1 && words[at - 2].text == "emergency") continue;
    std::vector<NamedSession> here;
    auto from = at;
    while (from-- > 0) {
      const auto number = ordinal(words[from].text);
      if (number == 0 && !is_between(words[from].text)) break;
      if (number == 0) continue;
      here.push_back({"", fmt::format("{}{}", special ? "S-" : "", number)});
      if (words[at].text == "session") break;  // of one alone
    }
    const auto body = body_before(words, at);
    for (auto each = here.rbegin(); each != here.rend(); ++each) {
      each->body = body;
      named.push_back(std::move(*each));
    }
  }
  return named;
}

}  // namespace mandated::mandate
