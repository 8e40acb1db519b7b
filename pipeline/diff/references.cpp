#include "pipeline/diff/references.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include <fmt/format.h>
#include <re2/re2.h>

#include "pipeline/base/ascii.h"
#include "pipeline/text/normalise.h"

namespace mandated::diff {
namespace {

constexpr std::size_t kMostTold = 50;  // an index of resolutions is not told one by one

/// fold(), lower case, without punctuation at its ends.
std::string bare(std::string_view printed) {
  auto word = text::fold(printed);
  constexpr std::string_view kPunctuation = ",;.:()[]\"'";
  while (!word.empty() && kPunctuation.find(word.back()) != std::string_view::npos) word.pop_back();
  const auto begin = std::min(word.find_first_not_of(kPunctuation), word.size());
  word.erase(0, begin);
  return lowered(word);
}

/// A word of one side of a rewording; printed is within its mark.
class Token {
 public:
  Token(std::string_view printed, bool changed) : printed_(printed), changed_(changed) {}

  [[nodiscard]] std::string_view printed() const { return printed_; }
  [[nodiscard]] bool changed() const { return changed_; }
  /// bare(), made when it is asked for: nobody asks of most words that did not change.
  [[nodiscard]] const std::string& word() const {
    if (!word_) word_ = bare(printed_);
    return *word_;
  }

 private:
  std::string_view printed_;
  bool changed_;
  mutable std::optional<std::string> word_;
};

using Tokens = std::vector<Token>;

/// One side of a rewording, word by word.
Tokens side(const std::vector<Mark>& marks, Mark::Kind changed) {
  Tokens tokens;
  for (const auto& mark : marks) {
    if (mark.kind != Mark::Kind::same && mark.kind != changed) continue;
    const std::string_view text = mark.text;
    for (std::size_t at = 0; at < text.size();) {
      const auto end = std::min(text.find(' ', at), text.size());
      tokens.emplace_back(text.substr(at, end - at), mark.kind == changed);
      at = end + 1;
    }
  }
  return tokens;
}

bool is_one_of(const std::string& word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_month(const std::string& word) {
  return is_one_of(word, {"january", "february", "march", "april", "may", "june", "july", "august",
                          "september", "october", "november", "december"});
}

bool is_glue(const std::string& word) {
  return word.empty() ||
         is_one_of(word, {"of", "and", "the", "its", "in", "to", "resolution", "resolutions",
                          "decision", "decisions", "document", "documents", "paragraph",
                          "paragraphs", "session", "sessions", "-"});
}

bool is_number(const std::string& word) {
  return !word.empty() && word.size() <= 5 &&
         word.find_first_not_of("0123456789") == std::string::npos;
}

bool is_year(const std::string& word) {
  static const re2::RE2 kYears{"(?:19|20)\\d\\d(?:-(?:19|20)?\\d\\d)?"};
  return re2::RE2::FullMatch(word, kYears);
}

bool is_reference(const Tokens& tokens, std::size_t at) {
  static const re2::RE2 kSymbol{
      "[a-z0-9.()*-]*\\d?[a-z0-9.()*-]*/[a-z0-9./()*-]*\\d[a-z0-9./()*-]*"};
  const auto& word = tokens[at].word();
  if (is_year(word) || is_month(word) || is_ordinal(word)) return true;
  if (re2::RE2::FullMatch(word, kSymbol)) return true;
  if (!is_number(word)) return false;
  const std::string none;
  const auto& before = at > 0 ? tokens[at - 1].word() : none;
  const auto& behind = at + 1 < tokens.size() ? tokens[at + 1] : tokens[at];
  const bool dated = is_month(before) || is_month(behind.word());
  const bool council = is_year(behind.word()) && behind.printed().front() == '(';  // 2654 (2022)
  return dated || council ||
         is_one_of(before, {"paragraph", "paragraphs", "article", "articles", "rule", "item",
                            "resolution", "resolutions", "decision", "para", "paras"});
}

/// Day, month and year of one date, "2654" and "(2022)": what is told together where one of it
/// changed.
bool belong_together(const Tokens& tokens, std::size_t at) {
  const auto& word = tokens[at].word();
  const auto& next = tokens[at + 1];
  if (is_month(word)) return is_number(next.word());
  return is_number(word) && (is_month(next.word()) || next.printed().front() == '(') &&
         (is_month(next.word()) || is_year(next.word()));
}

/// As printed, without the marks of the sentence around it; a year keeps its parentheses.
std::string told(const Token& token) {
  std::string_view word = token.printed();
  const auto begins = [&word](std::string_view marks) {
    return !word.empty() && marks.find(word.front()) != std::string_view::npos;
  };
  const auto ends = [&word](std::string_view marks) {
    return !word.empty() && marks.find(word.back()) != std::string_view::npos;
  };
  while (ends(",;.:")) word.remove_suffix(1);
  const bool whole = begins("(") && ends(")");
  if (whole && is_year(token.word())) return std::string{word};
  while (begins("([\"")) word.remove_prefix(1);
  while (ends("])\"")) word.remove_suffix(1);
  return std::string{word};
}

/// True where nothing that changed is anything else.
bool are_references(const Tokens& tokens) {
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (tokens[at].changed() && !is_glue(tokens[at].word()) && !is_reference(tokens, at))
      return false;
  }
  return true;
}

/// Those that changed, dates whole.
std::string told_of(const Tokens& tokens) {
  std::string references;
  std::size_t count = 0;
  for (std::size_t at = 0; at < tokens.size();) {
    auto end = at + 1;
    while (end < tokens.size() && belong_together(tokens, end - 1)) ++end;
    std::string run;
    bool changed = false;
    for (; at < end; ++at) {
      run += (run.empty() ? "" : " ") + told(tokens[at]);
      changed = changed || (tokens[at].changed() && is_reference(tokens, at));
    }
    if (changed && count++ < kMostTold) references += (references.empty() ? "" : ", ") + run;
  }
  if (count > kMostTold) references += fmt::format(" and {} more", count - kMostTold);
  return references;
}

}  // namespace

bool is_ordinal(const std::string& word) {
  static const re2::RE2 kOrdinal{
      "(?i)\\d{1,3}(?:st|nd|rd|th)|(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-)?"
      "(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|twelfth|"
      "(?:thir|four|fif|six|seven|eigh|nine)teenth|"
      "(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ieth|(?:one )?hundredth"};
  return re2::RE2::FullMatch(word, kOrdinal);
}

References references_in(const std::vector<Mark>& marks) {
  const auto was = side(marks, Mark::Kind::deleted);
  const auto is = side(marks, Mark::Kind::inserted);
  if (!are_references(was) || !are_references(is)) return {};
  References found{false, told_of(was), told_of(is)};
  found.only = !found.before.empty() || !found.after.empty();
  return found;
}

}  // namespace mandated::diff
