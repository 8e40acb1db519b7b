#include "pipeline/text/dates.h"

#include <array>
#include <string>

#include <re2/re2.h>

#include "pipeline/base/ascii.h"

namespace mandated::text {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

#define MANDATED_MONTHS                                                                     \
  "(January|February|March|April|May|June|July|August|September|October|November|December|" \
  "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\\.?"

struct Forms {
  re2::RE2 day_first{"(?i)(\\d{1,2})(?:st|nd|rd|th)?(?:\\s+of)?[\\s\\xa0]+" MANDATED_MONTHS
                     ",?\\s+(\\d{4})\\b"};
  re2::RE2 month_first{"(?i)" MANDATED_MONTHS "\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})\\b"};
  re2::RE2 month_end{"(?i)(?:the\\s+)?end\\s+of\\s+" MANDATED_MONTHS ",?\\s+(\\d{4})\\b"};
};

const Forms& forms() {
  static const Forms kForms;
  return kForms;
}

unsigned month_number(std::string_view name) {
  constexpr std::array<std::string_view, 12> kNames{"jan", "feb", "mar", "apr", "may", "jun",
                                                    "jul", "aug", "sep", "oct", "nov", "dec"};
  std::string beginning;
  for (const char c : name.substr(0, 3)) {
    beginning += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  for (unsigned i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == beginning) return i + 1;
  }
  return 0;
}

bool starts_word(std::string_view text, std::size_t at) {
  return at == 0 || !is_alnum(text[at - 1]);
}

std::optional<DateMatch> checked(Date date, std::size_t begin, std::size_t end) {
  if (!date.ok()) return std::nullopt;
  return DateMatch{date, begin, end};
}

}  // namespace

std::optional<DateMatch> date_at(std::string_view text, std::size_t at) {
  re2::StringPiece rest{text.data() + at, text.size() - at};
  std::string name;
  int d = 0, y = 0;
  const auto end = [&] { return text.size() - rest.size(); };
  const auto of = [&](unsigned m) { return year{y} / month{m} / day{static_cast<unsigned>(d)}; };
  if (re2::RE2::Consume(&rest, forms().day_first, &d, &name, &y) ||
      re2::RE2::Consume(&rest, forms().month_first, &name, &d, &y)) {
    return checked(of(month_number(name)), at, end());
  }
  if (re2::RE2::Consume(&rest, forms().month_end, &name, &y)) {
    return checked(Date{year{y} / month{month_number(name)} / std::chrono::last}, at, end());
  }
  return std::nullopt;
}

std::optional<DateMatch> find_date(std::string_view text, std::size_t from) {
  // A date begins with a digit, a month or "(the) end of": other places are not looked at.
  constexpr std::string_view kFirst = "0123456789JFMASONDjfmasondEeTt";
  for (auto at = text.find_first_of(kFirst, from); at != std::string_view::npos;
       at = text.find_first_of(kFirst, at + 1)) {
    if (!starts_word(text, at)) continue;
    if (const auto found = date_at(text, at)) return found;
  }
  return std::nullopt;
}

}  // namespace mandated::text
