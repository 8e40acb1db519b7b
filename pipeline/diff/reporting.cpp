#include "pipeline/diff/reporting.h"

#include <re2/re2.h>

#include "pipeline/diff/references.h"
#include "pipeline/text/dates.h"
#include "pipeline/text/normalise.h"

namespace mandated::diff {
namespace {

/// Where the reporting begins; npos where nobody is asked to.
std::size_t begin_of(const std::string& text) {
  static const re2::RE2 kRecalls{
      "(?i)[^\\pL]*(?:also |further )?(?:recall|tak(?:es|ing) note|not(?:es|ing)|welcom|reaffirm|"
      "acknowledg|commend)"};
  static const re2::RE2 kReport{
      "(?i)\\bto (?:[a-z]+ly )?(?:(?:also|further) )?(?:continue to )?"
      "(?:report|submit|present|provide|prepare|brief|update|inform|transmit|convey|keep|"
      "(?:give|deliver|make) (?:an?|the|its|his|her) (?:[a-z]+ )?(?:updates?|briefings?|reports?|"
      "presentations?))\\b"};
  re2::StringPiece rest{text};
  if (re2::RE2::Consume(&rest, kRecalls)) return std::string::npos;
  rest = text;
  if (!re2::RE2::FindAndConsume(&rest, kReport)) return std::string::npos;
  return static_cast<std::size_t>(rest.data() - text.data());
}

void add(std::string& times, const std::string& time) {
  times += (times.empty() ? "" : ", ") + time;
}

/// "fifty-seventh and sixtieth sessions": the ordinals right before the word.
void add_sessions(const std::string& text, std::size_t from, std::string& times) {
  static const re2::RE2 kSessions{
      "(?i)((?:[a-z]+(?:-[a-z]+)?|\\d{1,3}(?:st|nd|rd|th))(?:(?:, and |, | and )"
      "(?:[a-z]+(?:-[a-z]+)?|\\d{1,3}(?:st|nd|rd|th)))*) (?:regular |substantive )?sessions?\\b"};
  re2::StringPiece rest{text.data() + from, text.size() - from};
  std::string list;
  while (re2::RE2::FindAndConsume(&rest, kSessions, &list)) {
    static const re2::RE2 kWord{"([A-Za-z0-9-]+)"};
    re2::StringPiece words{list};
    std::string word;
    bool any = false;
    while (re2::RE2::FindAndConsume(&words, kWord, &word)) {
      if (word == "next" || is_ordinal(word)) {
        add(times, word);
        any = true;
      }
    }
    if (any) times += " session";
  }
}

/// Days that are ends: "by 15 November 2024", not "the report of 3 May 2023".
void add_days(const std::string& text, std::size_t from, std::string& times) {
  static const re2::RE2 kBefore{"(?is).*\\b(?:by|before|than|until|on)(?: the)?\\s"};
  for (auto found = text::find_date(text, from); found; found = text::find_date(text, found->end)) {
    const re2::StringPiece before{text.data(), found->begin};
    if (re2::RE2::FullMatch(before, kBefore)) add(times, format_date(found->date));
  }
}

void add_rhythms(const std::string& text, std::size_t from, std::string& times) {
  static const re2::RE2 kRhythm{
      "(?i)\\b(every (?:[a-z0-9-]+ "
      ")?(?:days?|weeks?|months?|years?)|annually|biannually|biennially|"
      "quarterly|monthly|on (?:a|an) (?:annual|biannual|biennial|quarterly|monthly) basis|"
      "within [a-z0-9-]+ (?:days|weeks|months))\\b"};
  re2::StringPiece rest{text.data() + from, text.size() - from};
  std::string rhythm;
  while (re2::RE2::FindAndConsume(&rest, kRhythm, &rhythm)) add(times, rhythm);
}

}  // namespace

std::string report_times(std::string_view printed) {
  const auto text = text::fold(printed);
  const auto from = begin_of(text);
  std::string times;
  if (from == std::string::npos) return times;
  add_sessions(text, from, times);
  add_days(text, from, times);
  add_rhythms(text, from, times);
  return times;
}

}  // namespace mandated::diff
