#include "pipeline/mandate/term.h"

#include <re2/re2.h>

#include "pipeline/text/dates.h"
#include "pipeline/text/match.h"
#include "pipeline/text/numbers.h"

namespace mandated::mandate {
namespace {

#define NUMBER                                                                                   \
  "(\\d{1,3}|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|"        \
  "fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|"        \
  "seventy|eighty|ninety|a hundred|one hundred)(?:[- ](?:and )?(?:one|two|three|four|five|six|"  \
  "seven|eight|nine|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety))*|a|an)(?:\\s*\\([a-" \
  "z0-9-]{1,20}\\))?"
#define QUALIFIERS                                                                                 \
  "(?:(?:further|additional|another|new|final|last|renewable|initial|second|third|maximum|more|"   \
  "limited|transitional|fixed|non-renewable|non-extendable|technical|automatic|extra|consecutive|" \
  "interim|one-time|finite|planned),?\\s+(?:and\\s+)?)*"
#define UNIT "(year|month|week|day)s?\\b"

struct Forms {
  // for a further period of three years · for an initial duration of one year · another term of …
  re2::RE2 period{
      "(?i)\\b(?:a|an|another|the|one|further|additional)\\s+" QUALIFIERS
      "(?:period|term|duration|extension|mandate)s?(?:,|\\s+of|\\s+not\\s+(?:to\\s+exceed|"
      "exceeding))\\s+(?:up\\s+to\\s+|(?:no|not)\\s+(?:longer|more)\\s+than\\s+|at\\s+"
      "least\\s+|only\\s+|"
      "an?\\s+(?:additional|further)\\s+)?" QUALIFIERS NUMBER
      "\\s+(?:calendar\\s+|consecutive\\s+|additional\\s+|further\\s+|more\\s+)?" UNIT};
  // for three years · for two further months · for another year · for an additional six months
  re2::RE2 plain{
      "(?i)\\b(?:for|by)\\s+(?:up\\s+to\\s+|just\\s+|only\\s+)?(?:(?:another|an|a|the\\s+next|the|"
      "next)\\s+)"
      "?" QUALIFIERS NUMBER "\\s+(?:calendar\\s+|consecutive\\s+|" QUALIFIERS ")?" UNIT};
  re2::RE2 another{"(?i)\\b(?:for|by)\\s+(?:another|a\\s+further|an\\s+additional|a|one)\\s+" UNIT};
  // a final 19-month period · an additional nine-month term
  re2::RE2 hyphened{
      "(?i)\\b" NUMBER
      "[- ](year|month|week|day)[- ](?:[\\w-]+\\s+){0,3}?(?:period|term|political mission|"
      "extension|duration|mandate|renewal)\\b"};
  re2::RE2 until{
      "(?i)\\b(?:until|through(?:\\s+to)?|till|up\\s+to|ending(?:\\s+on)?|"
      "terminating(?:\\s+on)?|expiring(?:\\s+on)?|to\\s+(?:expire|end|terminate)\\s+on|"
      "end\\s+on|expire\\s+on|up\\s+until)\\s+(?:and\\s+including\\s+)?(?:midnight\\s+(?:on\\s+)?)?"
      "(?:the\\s+)?"};
  re2::RE2 event{
      "(?i)\\b(?:until|till)\\s+((?:its|the|one|two|three|four|five|six|nine|ten|twelve|thirty|"
      "sixty|ninety|\\d|such|"
      "a|an|it|this|that|all|any|completion|otherwise|independence|elections|at "
      "least|after|mid-\\d|January|February|March|April|May|June|July|August|September|"
      "October|November|December|early|late|his|her|their|conditions|further)\\b[^;:,.]*)"};
  re2::RE2 up_to{
      "(?i)\\bup\\s+to\\s+(?:and\\s+including\\s+)?((?:its|the)\\s+[a-z-]+\\s+session\\b[^;:,.]*)"};
  re2::RE2 through{
      "(?i)\\bthrough\\s+((?:the\\s+end|(?:early|late|mid-)?\\s*(?:January|February|March|April|"
      "May|June|"
      "July|August|September|October|November|December)\\s+\\d{4}|(?:its|the)\\s+[a-z-]+\\s+"
      "session)\\b[^;:,.]*)"};
  re2::RE2 final_term{
      "(?i)\\b(?:for|be)\\s+(?:a|an|one|the)?\\s*(?:\\w+,?\\s+(?:and\\s+)?)?(?:final|last|"
      "non-renewable|non-extendable)\\b|\\b(?:a|one)\\s+(?:final|last)\\s+time\\b"};
  re2::RE2 effective{
      "(?i)\\b(?:as\\s+of|as\\s+from|with\\s+effect\\s+(?:from|on|as\\s+of)|effective|on|by|from|"
      "until|after|at|(?:no|not)\\s+later\\s+than)\\s+(?:the\\s+)?(?:midnight\\s+(?:on\\s+)?)?"};
  re2::RE2 lead{
      "(?i)\\s*,?\\s*(?:(?:until|through|for|with effect from|by|up to|on|under agenda item|"
      "with|without prejudice)\\b|once again\\b|as from\\b)"};
};

const Forms& forms() {
  static const Forms kForms;
  return kForms;
}

Period period_of(int count, std::string_view unit) {
  switch (unit.front()) {
    case 'y':
    case 'Y':
      return {.years = count};
    case 'm':
    case 'M':
      return {.months = count};
    case 'w':
    case 'W':
      return {.weeks = count};
    default:
      return {.days = count};
  }
}

std::optional<Period> read_duration(std::string_view stretch) {
  std::optional<Period> first;
  const char* at_first = nullptr;
  const auto consider = [&](const re2::RE2& form, bool counted) {
    re2::StringPiece groups[3];
    if (!form.Match(piece(stretch), 0, stretch.size(), re2::RE2::UNANCHORED, groups,
                    counted ? 3 : 2)) {
      return;
    }
    if (at_first != nullptr && groups[0].data() >= at_first) return;
    const auto number = counted ? text::read_cardinal(view(groups[1])) : std::optional{1};
    const auto& unit = groups[counted ? 2 : 1];
    if (!number) return;
    first = period_of(*number, {unit.data(), unit.size()});
    // "four months and twenty-two days"
    static const re2::RE2 kAnd{"(?i)\\s+and\\s+" NUMBER "\\s+" UNIT};
    auto rest = piece(stretch.substr(offset(stretch, unit) + unit.size()));
    if (!rest.empty() && (rest[0] == 's' || rest[0] == 'S')) rest.remove_prefix(1);
    re2::StringPiece more, of;
    if (re2::RE2::Consume(&rest, kAnd, &more, &of)) {
      const auto days = text::read_cardinal({more.data(), more.size()}).value_or(0);
      const auto second = period_of(days, {of.data(), of.size()});
      first->months += second.months;
      first->weeks += second.weeks;
      first->days += second.days;
    }
    at_first = groups[0].data();
  };
  consider(forms().period, true);
  consider(forms().plain, true);
  consider(forms().hyphened, true);
  consider(forms().another, false);
  return first;
}

/// The first date that follows one of the words of `before`.
std::optional<Date> date_after(const re2::RE2& before, std::string_view stretch) {
  auto rest = piece(stretch);
  while (re2::RE2::FindAndConsume(&rest, before)) {
    const auto at = stretch.size() - rest.size();
    if (const auto found = text::date_at(stretch, at)) return found->date;
  }
  return std::nullopt;
}

/// "extended to 31 January 2026", "from 1 January 2024 to 31 December 2026"; not the days of a
/// meeting ("to meet from 3 to 7 June 2026").
std::optional<Date> read_to(std::string_view stretch) {
  static const re2::RE2 kTo{"(?i)\\bto\\s+(?:and\\s+including\\s+)?(?:the\\s+)?"};
  static const re2::RE2 kMeets{
      "(?i)\\b(?:meet|meets|meeting|session|sessions|held|hold|convened?)\\b"};
  return re2::RE2::PartialMatch(piece(stretch), kMeets) ? std::nullopt : date_after(kTo, stretch);
}

/// "from the date of adoption of this resolution", "from 16 October 2017", "following the
/// expiration of its current mandate": what a duration is counted from.
std::string read_start(std::string_view stretch) {
  static const re2::RE2 kAdoption{
      "(?i)\\b(?:from|after|of|following|starting\\s+(?:from|on))\\s+(?:the\\s+)?(?:date\\s+of\\s+)"
      "?(?:the\\s+)?(?:adoption\\b|(?:the\\s+)?date\\s+of\\s+"
      "(?:this|the\\s+present)\\s+resolution)"};
  static const re2::RE2 kWords{
      "(?i)\\b(?:from|after|following|upon|effective\\s+from|as\\s+of|as\\s+from|"
      "starting\\s+(?:from|on|at)|beginning\\s+(?:on|at))\\s+((?:the|its|his|her)"
      "\\s+(?:date\\s+of\\s+)?(?:the\\s+)?(?:expir|end\\b|conclusion|completion|current|"
      "appointment|establishment|termination|deployment|transfer|close|beginning|"
      "[a-z-]+\\s+session)[^;:,.]{0,80})"};
  static const re2::RE2 kDate{
      "(?i)\\b(?:from|effective|as\\s+of|as\\s+from|starting(?:\\s+on|\\s+from)?|beginning(?:\\s+"
      "on)?|commencing(?:\\s+on)?)\\s+(?:on\\s+)?"};
  const auto date = date_after(kDate, stretch);
  if (date) return format_date(*date);
  if (re2::RE2::PartialMatch(piece(stretch), kAdoption)) return "adoption";
  std::string words;
  re2::RE2::PartialMatch(piece(stretch), kWords, &words);
  return words;
}

/// "for the biennium 2024-2025": to the last day of its second year.
std::optional<Date> read_biennium(std::string_view stretch) {
  static const re2::RE2 kYears{
      "(?i)\\bfor\\s+the\\s+(?:biennium|bienniums|period|years)\\s+\\d{4}\\s*(?:-|\\x{2013}|to|and)"
      "\\s*(\\d{4})\\b"};
  std::string last;
  if (!re2::RE2::PartialMatch(piece(stretch), kYears, &last)) return std::nullopt;
  return parse_date(last + "-12-31");
}

std::string read_event(std::string_view stretch) {
  std::string words;
  if (!re2::RE2::PartialMatch(piece(stretch), forms().event, &words) &&
      !re2::RE2::PartialMatch(piece(stretch), forms().through, &words) &&
      !re2::RE2::PartialMatch(piece(stretch), forms().up_to, &words)) {
    // A bare year: "until 2030".
    static const re2::RE2 kYear{"(?i)\\b(?:until|through|to)\\s+(?:the\\s+year\\s+)?(\\d{4})\\b"};
    re2::RE2::PartialMatch(piece(stretch), kYear, &words);
    return words;
  }
  for (const char* end :
       {" and requests", " and decides", " and to ", " the mandate", " and further"}) {
    words.resize(std::min(words.find(end), words.size()));
  }
  while (!words.empty() && words.back() == ' ') words.pop_back();
  return words;
}

}  // namespace

Term read_term(std::string_view stretch) {
  Term term;
  term.duration = read_duration(stretch);
  term.until = date_after(forms().until, stretch);
  if (!term.until) term.until = read_to(stretch);
  if (!term.until) term.until = read_biennium(stretch);
  if (!term.until) term.until_event = read_event(stretch);
  if (term.duration) term.counted_from = read_start(stretch);
  term.final = re2::RE2::PartialMatch(piece(stretch), forms().final_term);
  return term;
}

std::optional<Date> read_effective(std::string_view stretch) {
  return date_after(forms().effective, stretch);
}

std::size_t leading_term(std::string_view stretch) {
  static const re2::RE2 kUntil{"(?i)\\s*,?\\s*(?:until|through|up\\s+to|till)\\s+"};
  static const re2::RE2 kYear{"(\\d{4})\\s+"};
  // "until 31 October 2024 the mandate of": the end of the date is where the object begins.
  auto rest = piece(stretch);
  if (re2::RE2::Consume(&rest, kUntil)) {
    const auto at = stretch.size() - rest.size();
    if (const auto date = text::date_at(stretch, at)) return date->end;
    if (re2::RE2::Consume(&rest, kYear)) return stretch.size() - rest.size();
  }
  rest = piece(stretch);
  if (!re2::RE2::Consume(&rest, forms().lead)) return 0;
  // Up to the object: "the mandate", "the Panel", "UNSOM's mandate", or the comma before it.
  static const re2::RE2 kObject{
      "(?i)\\b(?:the|its|their|an?)\\s+(?:current\\s+|existing\\s+)?(?:mandates?|authori[sz]ations?"
      ")\\b"};
  static const re2::RE2 kNamed{
      "(?:,|\\d{4}|years?|months?|days?|weeks?|session)\\s+((?:the\\s+)?[A-Z])"};
  re2::StringPiece groups[2];
  std::size_t best = 0;
  if (kObject.Match(rest, 0, rest.size(), re2::RE2::UNANCHORED, groups, 1)) {
    best = offset(stretch, groups[0]);
  }
  if (kNamed.Match(rest, 0, rest.size(), re2::RE2::UNANCHORED, groups, 2)) {
    const auto named = offset(stretch, groups[1]);
    if (best == 0 || named < best) best = named;
  }
  return best;
}

}  // namespace mandated::mandate
