#include "pipeline/mandate/item_terms.h"

#include <algorithm>

#include <fmt/format.h>
#include <re2/re2.h>

#include "pipeline/mandate/term.h"
#include "pipeline/text/match.h"

namespace mandated::mandate {

bool has_term(const MandateItem& item) {
  return item.duration || item.until || !item.until_event.empty();
}

void put_term(std::string_view stretch, MandateItem& item) {
  if (item.action == MandateAction::terminated) {
    item.until = read_effective(stretch);
    return;
  }
  if (item.action == MandateAction::expanded || item.action == MandateAction::reduced ||
      item.action == MandateAction::modified) {
    return;
  }
  // "…, with a further automatic extension of nine months": an item of its own.
  static const re2::RE2 kFurther{"(?i)\\bfurther\\s+automatic\\b"};
  re2::StringPiece group;
  if (kFurther.Match(piece(stretch), 0, stretch.size(), re2::RE2::UNANCHORED, &group, 1)) {
    stretch = stretch.substr(0, offset(stretch, group));
  }
  const auto term = read_term(stretch);
  item.duration = term.duration;
  item.until = term.until;
  item.until_event = term.until_event;
  item.final = term.final;
  item.counted_from = term.counted_from;
}

std::string base_resolution(std::string_view stretch) {
  static const re2::RE2 kBase{
      "(?i)\\b(?:established|set out|set forth|defined|provided|contained|created|authorized|laid "
      "out|stipulated|as|in|under|by|pursuant)\\b"
      "[^;]{0,80}?\\bresolutions?\\s+((?:S-)?\\d+/\\d+|\\d{3,4}\\s\\(\\d{4}\\))"};
  std::string number;
  re2::RE2::PartialMatch(piece(stretch), kBase, &number);
  return number;
}

std::string base_recalled(std::string_view before) {
  static const re2::RE2 kRecalls{
      "(?i)^\\W*(?:further\\s+|also\\s+)?recall(?:s|ing)\\s+(?:its\\s+|"
      "paragraphs?\\s+[\\d\\s,()a-z]{1,40}?\\s+of\\s+(?:its\\s+)?)?resolution\\s+((?:S-)?\\d+/\\d+|"
      "\\d{3,4}\\s\\(\\d{4}\\))"};
  std::string number;
  re2::RE2::PartialMatch(piece(before), kRecalls, &number);
  return number;
}

/// "for one year and two years respectively": of two mandates, each its own.
static bool share_respectively(std::string_view clause, std::vector<MandateItem>& items) {
  static const re2::RE2 kEach{
      "(?i)\\b(for|until)\\s+([^,;:]{3,60}?)\\s+and\\s+(?:for\\s+|until\\s+)?([^,;:]{3,60}?),?\\s+"
      "respectively\\b"};
  std::string word, first, second;
  if (items.size() != 2 || !re2::RE2::PartialMatch(piece(clause), kEach, &word, &first, &second)) {
    return false;
  }
  put_term(fmt::format("{} {}", word, first), items[0]);
  put_term(fmt::format("{} {}", word, second), items[1]);
  return true;
}

/// "the mandates of A and of B for one year": the one term is of both.
void share_last_term(std::string_view clause, std::vector<MandateItem>& items) {
  if (share_respectively(clause, items)) return;
  const auto& last = items.back();
  if (items.size() < 2 || !has_term(last) ||
      std::any_of(items.begin(), items.end() - 1, has_term)) {
    return;
  }
  for (auto& item : items) {
    item.duration = last.duration;
    item.until = last.until;
    item.until_event = last.until_event;
    item.counted_from = last.counted_from;
  }
}

/// Before what else is decided: "…, and that the Mission shall begin its liquidation on …".
std::string_view before_other_decisions(std::string_view stretch) {
  static const re2::RE2 kAndThat{
      "(?i),?\\s+and\\s+(?:also\\s+|further\\s+)?(?:that\\s|to\\s+(?:request|convene|hold|invite|"
      "consider|"
      "review|ask|urge|call)\\b)"};
  re2::StringPiece group;
  if (!kAndThat.Match(piece(stretch), 0, stretch.size(), re2::RE2::UNANCHORED, &group, 1)) {
    return stretch;
  }
  return stretch.substr(0, offset(stretch, group));
}

void take_length(MandateItem& item) {
  static const re2::RE2 kLength{"(?i)^([a-z]+|\\d+)[- ](year|month|week|day)(?:-long)?\\s+"};
  re2::StringPiece rest{item.holder};
  std::string number, unit;
  if (!re2::RE2::Consume(&rest, kLength, &number, &unit)) return;
  const auto length = read_term(fmt::format("for {} {}s", number, unit)).duration;
  if (!length) return;
  item.holder = std::string{rest.data(), rest.size()};
  if (!has_term(item)) item.duration = length;
}

/// "to set up a Force …; the Force shall be established for an initial period of six months".
void put_initial_term(std::string_view after, MandateItem& item) {
  static const re2::RE2 kInitial{
      "(?i);\\s[^;:]{0,120}?\\bfor\\s+(an\\s+initial\\s+(?:period|term|duration)\\s+of\\s+[^;,.]+"
      ")"};
  re2::StringPiece words;
  if (!re2::RE2::PartialMatch(piece(after), kInitial, &words)) return;
  item.duration = read_term(view(words)).duration;
}

}  // namespace mandated::mandate
