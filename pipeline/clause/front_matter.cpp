#include "pipeline/clause/front_matter.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <re2/re2.h>

#include "pipeline/base/ascii.h"
#include "pipeline/text/dates.h"
#include "pipeline/text/match.h"

namespace mandated::clause {
namespace {

constexpr std::array<Organ, 4> kOrgans{{
    {"The Human Rights Council", "Human Rights Council", "A/HRC/RES/"},
    {"The General Assembly", "General Assembly", "A/RES/"},
    {"The Security Council", "Security Council", "S/RES/"},
    {"The Economic and Social Council", "ECOSOC", "E/RES/"},
}};

template <std::size_t Size>
int place_in(const std::array<std::string_view, Size>& names, std::string_view name) {
  const auto found = std::find(names.begin() + 1, names.end(), name);
  return found == names.end() ? 0 : static_cast<int>(found - names.begin());
}

/// "twenty" and "fifth" is 25, "" and "thirtieth" is 30; 0 for anything else.
int ordinal(const std::string& tens, const std::string& last) {
  static constexpr std::array<std::string_view, 20> kUnits{
      "",          "first",     "second",      "third",      "fourth",
      "fifth",     "sixth",     "seventh",     "eighth",     "ninth",
      "tenth",     "eleventh",  "twelfth",     "thirteenth", "fourteenth",
      "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"};
  static constexpr std::array<std::string_view, 10> kTens{
      "", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
  static constexpr std::array<std::string_view, 10> kTenths{
      "",         "tenth",    "twentieth",  "thirtieth", "fortieth",
      "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth"};
  if (!tens.empty()) {
    const auto ten = place_in(kTens, tens);
    const auto unit = place_in(kUnits, last);
    return ten == 0 || unit == 0 ? 0 : ten * 10 + unit;
  }
  const auto unit = place_in(kUnits, last);
  return unit != 0 ? unit : place_in(kTenths, last) * 10;
}

/// "Fifty-fourth session" is 54, "Thirty-sixth special session" S-36, "2023 session" 2023.
std::string session_of(std::string_view text) {
  static const re2::RE2 kDigits{"(?i)(\\d{1,4})(?:st|nd|rd|th)?\\s+(special\\s+)?session"};
  static const re2::RE2 kWords{"(?i)(?:([a-z]+ty)-)?([a-z]+)\\s+(special\\s+)?session"};
  std::string first;
  std::string second;
  std::string special;
  if (re2::RE2::FullMatch(piece(text), kDigits, &first, &special)) {
    return (special.empty() ? "" : "S-") + first;
  }
  if (!re2::RE2::FullMatch(piece(text), kWords, &first, &second, &special)) return {};
  const auto value = ordinal(lowered(first), lowered(second));
  if (value == 0) return {};
  return fmt::format("{}{}", special.empty() ? "" : "S-", value);
}

}  // namespace

const Organ* organ_of(std::string_view block) {
  while (!block.empty() && (block.back() == ',' || block.back() == ' ')) block.remove_suffix(1);
  const auto found = std::find_if(kOrgans.begin(), kOrgans.end(),
                                  [block](const Organ& organ) { return organ.line == block; });
  return found == kOrgans.end() ? nullptr : &*found;
}

bool is_corrigendum_line(std::string_view block) {
  static const re2::RE2 kLine{"(?i)corrigend(?:um|a)\\*{0,3}"};
  return re2::RE2::FullMatch(piece(block), kLine);
}

bool is_annex_line(std::string_view block) {
  static const re2::RE2 kAnnex{
      "(?i:annex(?:es)?|appendix|appendices)(?:\\s+(?:[IVX]+|[A-Z]|\\d{1,2}))?"
      "(?:\\s*[-\u2013\u2014:]\\s*.{1,150}|\\s+to\\s+(?:the\\s+)?(?:present\\s+)?"
      "resolution.{0,60})?\\*{0,3}"};
  return re2::RE2::FullMatch(piece(block), kAnnex);
}

// "United Nations A/HRC/54/L.17*", or the symbol alone in its block.
bool FrontMatter::take_masthead(std::string_view block, Text& text) {
  static const re2::RE2 kMasthead{
      "(?:United\\s+Nations\\s+)?((?:A|E|S)(?:/[A-Z][A-Za-z]*(?:\\.\\d+)?|/(?:E?S-)?\\d{1,4}(?: "
      "\\(\\d{4}\\))?)+)\\*{0,3}(?:\\s[\\s\\S]*)?"};
  if (!masthead_.empty() || !re2::RE2::FullMatch(piece(block), kMasthead, &masthead_)) return false;
  text.draft = text.draft || masthead_.find("/L.") != std::string::npos;
  corrects_ = corrects_ || masthead_.find("/Corr.") != std::string::npos;
  return true;
}

// The sponsors ("Japan and Peru:* draft resolution") stand before the title of a draft, the number
// that it has not got yet before that of a Council's.
bool FrontMatter::take_draft(std::string_view block, Text& text) {
  static const re2::RE2 kSponsored{
      "(?is)(?:.*:\\W*)?(?:revised\\s+)?draft\\s+(?:resolution|decision)\\b[^.;]{0,80}"};
  static const re2::RE2 kUnnumbered{
      "(?s)(?:E?S-)?\\d{1,4}/(?:\u2026|\\.{2,3}|_+|L\\.\\d+)\\.?(?:\\s+(.+))?"};
  std::string title;
  if (re2::RE2::FullMatch(piece(block), kUnnumbered, &title)) {
    text.title = title;
  } else if (!re2::RE2::FullMatch(piece(block), kSponsored)) {
    return false;
  }
  text.draft = titling_ = true;
  return true;
}

// A line of a title that ends with "of the" is not all of it.
void FrontMatter::take_title(std::string_view block, Text& text) {
  static const re2::RE2 kOpen{
      "(?s).*(?:\\s(?:a|an|and|as|at|by|for|from|in|of|on|or|the|their|to|with)|[,\u2013-])\\s*"};
  text.title += (text.title.empty() ? "" : " ") + std::string{block};
  titling_ = re2::RE2::FullMatch(text.title, kOpen);
}

bool FrontMatter::take(std::string_view block, Text& text) {
  // What a masthead has besides the symbol: "Distr.: General", "14 May 2024", "Original: English".
  static const re2::RE2 kMastheadLine{
      "(?i)(?:distr(?:ibution)?\\.?\\s*:.*|original\\s*:.*|united nations|general|limited|english|"
      "(?:general assembly|human rights council|security council|economic and social council))"};
  bool taken = take_masthead(block, text);
  taken = re2::RE2::FullMatch(piece(block), kMastheadLine) || is_corrigendum_line(block) || taken;
  corrects_ = corrects_ || is_corrigendum_line(block);
  if (text.session.empty()) {
    text.session = session_of(block);
    taken = taken || !text.session.empty();
  }
  taken = take_text(block, text) || taken;
  if (adopting_) text.draft = false;
  if (adopting_ && !text.adopted) {
    if (const auto date = text::find_date(block)) text.adopted = date->date;
  }
  return taken;
}

// Agenda item, number, title, and how it came about.
bool FrontMatter::take_text(std::string_view block, Text& text) {
  static const re2::RE2 kItem{"(?is)agenda\\s+items?\\s+(\\d+)\\b.*"};
  static const re2::RE2 kAdopted{"(?is)(?:resolution\\s+)?adopted\\s+by\\s+(?:the\\s+)?.*"};
  static const re2::RE2 kNumbered{
      "(?s)((?:E?S-)?\\d{1,4}/\\d{1,4}(?:\\s?[A-Z])?)\\.?(?:\\s+(.+))?"};
  static const re2::RE2 kCouncil{"(?i)Resolution\\s+(\\d{1,4})\\s*(\\(\\d{4}\\))"};
  std::string first;
  std::string second;
  if (text.agenda_item.empty() && re2::RE2::FullMatch(piece(block), kItem, &first)) {
    text.agenda_item = first;
  } else if (re2::RE2::FullMatch(piece(block), kNumbered, &first, &second)) {
    first.erase(std::remove(first.begin(), first.end(), ' '), first.end());
    number_ = first;
    text.title.clear();
    titling_ = true;  // the number may stand alone in its block
    if (!second.empty()) take_title(second, text);
  } else if (re2::RE2::FullMatch(piece(block), kCouncil, &first, &second)) {
    number_ = first + " " + second;
    text.title = block;
  } else if (re2::RE2::FullMatch(piece(block), kAdopted)) {
    adopting_ = true;
  } else if (!take_draft(block, text)) {
    if (!titling_) return false;
    take_title(block, text);
  }
  return true;
}

std::string FrontMatter::symbol(const Organ& organ) const {
  // What corrects a text bears its number.
  if (number_.empty() || (corrects_ && !masthead_.empty())) return masthead_;
  return std::string{organ.symbol} + number_;
}

}  // namespace mandated::clause
