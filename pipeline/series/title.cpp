#include "pipeline/series/title.h"

#include <algorithm>
#include <array>
#include <iterator>

#include <re2/re2.h>

#include "pipeline/text/normalise.h"

namespace mandated::series {
namespace {

constexpr std::array<std::string_view, 16> kEmpty{"a",   "an", "and",  "as",  "at", "by",
                                                  "for", "in", "its",  "of",  "on", "or",
                                                  "the", "to", "with", "from"};

bool says_nothing(const std::string& word) {
  return std::find(kEmpty.begin(), kEmpty.end(), word) != kEmpty.end();
}

}  // namespace

std::vector<std::string> subject_of(std::string_view title) {
  static const re2::RE2 kNumber{
      R"(\s*(?:E?S-)?\d{1,4}/(?:\d{1,4}|\x{2026}|\.\.\.)(?:\s?[A-Z])?\.\s+)"};
  static const re2::RE2 kNone{R"((?i)\s*(?:Security Council )?resolution \d+.*)"};
  re2::StringPiece rest{title.data(), title.size()};
  if (re2::RE2::FullMatch(rest, kNone)) return {};
  re2::RE2::Consume(&rest, kNumber);
  const auto key = text::key({rest.data(), rest.size()});
  std::vector<std::string> words;
  for (std::size_t at = 0; at < key.size();) {
    const auto end = std::min(key.find(' ', at), key.size());
    auto word = key.substr(at, end - at);
    if (!says_nothing(word)) words.push_back(std::move(word));
    at = end + 1;
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

std::string title_key(std::string_view title) {
  std::string key;
  for (const auto& word : subject_of(title)) key += (key.empty() ? "" : " ") + word;
  return key;
}

double likeness(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty()) return 0;
  std::vector<std::string> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return 2.0 * static_cast<double>(both.size()) / static_cast<double>(a.size() + b.size());
}

}  // namespace mandated::series
