#include "pipeline/clause/clauses.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <re2/re2.h>

#include "pipeline/clause/verbs.h"
#include "pipeline/text/dates.h"

namespace mandated::clause {
namespace {

struct Organ {
  std::string_view line;  ///< opens the preamble
  std::string_view name;
  std::string_view symbol;  ///< before the number
};
constexpr std::array<Organ, 4> kOrgans{{
    {"The Human Rights Council", "Human Rights Council", "A/HRC/RES/"},
    {"The General Assembly", "General Assembly", "A/RES/"},
    {"The Security Council", "Security Council", "S/RES/"},
    {"The Economic and Social Council", "ECOSOC", "E/RES/"},
}};

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

/// "The Human Rights Council," alone in its block.
const Organ* organ_of(std::string_view text) {
  while (!text.empty() && (text.back() == ',' || text.back() == ' ')) text.remove_suffix(1);
  const auto found = std::find_if(kOrgans.begin(), kOrgans.end(),
                                  [text](const Organ& organ) { return organ.line == text; });
  return found == kOrgans.end() ? nullptr : &*found;
}

/// "Fifty-fourth session" is 54; "2023 session" is 2023.
std::string session_of(std::string_view text) {
  static const re2::RE2 kYear{"(?i)(\\d{2,4})(?:st|nd|rd|th)?\\s+session"};
  std::string number;
  if (re2::RE2::FullMatch(piece(text), kYear, &number)) return number;
  static const re2::RE2 kWords{
      "(?i)(?:([a-z]+ty)(?:-([a-z]+))?|([a-z]+))\\s+(special\\s+)?session"};
  std::string tens, units, alone, special;
  if (!re2::RE2::FullMatch(piece(text), kWords, &tens, &units, &alone, &special)) return {};
  constexpr std::array<std::string_view, 20> kUnits{
      "",          "first",     "second",      "third",      "fourth",
      "fifth",     "sixth",     "seventh",     "eighth",     "ninth",
      "tenth",     "eleventh",  "twelfth",     "thirteenth", "fourteenth",
      "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"};
  constexpr std::array<std::string_view, 10> kTens{"",     "",     "twent",  "thirt", "fort",
                                                   "fift", "sixt", "sevent", "eight", "ninet"};
  const auto lower = [](std::string word) {
    for (auto& c : word) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return word;
  };
  const auto place = [](const auto& names, const std::string& name) {
    const auto found = std::find(names.begin() + 1, names.end(), name);
    return found == names.end() ? 0 : static_cast<int>(found - names.begin());
  };
  int value = 0;
  if (!tens.empty()) {
    const auto stem = lower(tens).substr(0, tens.size() - 1);
    value = place(kTens, stem) * 10 + (units.empty() ? 0 : place(kUnits, lower(units)));
  } else {
    const auto word = lower(alone);
    const auto ieth = word.rfind("ieth");
    value = ieth != std::string::npos && ieth + 4 == word.size()
                ? place(kTens, word.substr(0, ieth)) * 10
                : place(kUnits, word);
  }
  if (value == 0) return {};
  return fmt::format("{}{}", special.empty() ? "" : "S-", value);
}

/// What stands before the organ's line: numbers, dates, the title.
class FrontMatter {
 public:
  void take(const std::string& block, Text& text) {
    static const re2::RE2 kItem{"(?i)agenda\\s+items?\\s+(\\d+)\\b.*"};
    static const re2::RE2 kAdopted{"(?i)(?:resolution\\s+)?adopted\\s+by\\s+(?:the\\s+)?.*"};
    static const re2::RE2 kNumbered{"((?:S-)?\\d{1,4}/\\d{1,4}\\s?[A-Z]?)\\.?(?:\\s+(.+))?"};
    static const re2::RE2 kCouncil{"(?i)Resolution\\s+(\\d{1,4}\\s*\\(\\d{4}\\))"};
    if (text.session.empty()) text.session = session_of(block);
    std::string first, second;
    if (re2::RE2::FullMatch(block, kItem, &first) && text.agenda_item.empty()) {
      text.agenda_item = first;
    } else if (re2::RE2::FullMatch(block, kNumbered, &first, &second)) {
      number_ = first;
      text.title = second;
    } else if (re2::RE2::FullMatch(block, kCouncil, &first)) {
      number_ = first;
      text.title = block;
    } else if (!number_.empty() && text.title.empty()) {
      text.title = block;  // the number alone in its block, then the title
    } else if (re2::RE2::FullMatch(block, kAdopted)) {
      adopting_ = true;
    }
    if (adopting_ && !text.adopted) {
      if (const auto date = text::find_date(block)) text.adopted = date->date;
    }
  }

  [[nodiscard]] std::string symbol(const Organ& organ) const {
    if (number_.empty()) return {};
    std::string number;
    for (const char c : number_) {
      if (c != ' ') number += c;
    }
    return std::string{organ.symbol} + number;
  }

 private:
  std::string number_;
  bool adopting_ = false;
};

/// "31. Decides", "(a) The …", "(ii) …", "1.\tRecalling": the number off, and how deep it stands.
Clause numbered(std::string_view block, ClauseKind kind) {
  static const re2::RE2 kParagraph{"(\\d{1,3})\\.\\s*(.*)"};
  static const re2::RE2 kRoman{"\\(((?:x{0,3}(?:ix|iv|v?i{1,3}|v)|x{1,3}))\\)\\s*(.*)"};
  static const re2::RE2 kLetter{"\\(([a-z]{1,2})\\)\\s*(.*)"};
  Clause clause;
  clause.kind = kind;
  re2::StringPiece number, text = piece(block);
  if (re2::RE2::FullMatch(piece(block), kParagraph, &number, &text)) {
    clause.level = 0;
  } else if (re2::RE2::FullMatch(piece(block), kRoman, &number, &text) && number != "i" &&
             number != "v" && number != "x") {
    clause.level = 2;
  } else if (re2::RE2::FullMatch(piece(block), kLetter, &number, &text)) {
    clause.level = 1;
  }
  clause.number = std::string{number.data(), number.size()};
  clause.text = std::string{text.data(), text.size()};
  clause.verb = opening_verb(clause.text);
  return clause;
}

/// (i), (v) and (x) are letters after (h), (u) and (w), and roman below an open letter.
void settle_level(Clause& clause, const std::vector<Clause>& before) {
  const bool both = clause.number == "i" || clause.number == "v" || clause.number == "x";
  if (clause.level != 1 || !both || before.empty()) return;
  const auto& last = before.back();
  const char previous = static_cast<char>(clause.number[0] - 1);
  if (last.level == 1 && last.number == std::string(1, previous)) return;
  if (last.level >= 1) clause.level = 2;
}

bool ends_text(std::string_view block) {
  static const re2::RE2 kMeeting{"(?i)\\d{1,4}(?:st|nd|rd|th)\\s+(?:plenary\\s+)?meeting.*"};
  return re2::RE2::FullMatch(piece(block), kMeeting);
}

bool opens_adoption(std::string_view block) {
  static const re2::RE2 kAdoption{
      "(?is)\\[?\\s*adopted\\s+(?:without\\s+a\\s+vote|by\\s+(?:a\\s+)?(?:recorded\\s+)?vote|by\\s+"
      "consensus).*"};
  return re2::RE2::FullMatch(piece(block), kAdoption);
}

bool is_annex(std::string_view block) {
  static const re2::RE2 kAnnex{"(?i)(?:annex(?:es)?(?:\\s+[IVX\\d]+)?|appendix)"};
  return re2::RE2::FullMatch(piece(block), kAnnex);
}

bool is_heading(std::string_view block) {
  const char last = block.empty() ? ' ' : block.back();
  return block.size() < 120 && last != ',' && last != ';' && last != '.' && last != ':' &&
         opening_verb(block).empty();
}

enum class Part { front, text, back, annex };

}  // namespace

Text read_resolution(const Blocks& blocks) {
  Text text;
  FrontMatter front;
  Part part = Part::front;
  bool operative = false;
  for (const auto& each : blocks.blocks) {
    const auto& block = each.text;
    if (part == Part::front) {
      if (const auto* organ = organ_of(block)) {
        text.body = organ->name;
        text.symbol = front.symbol(*organ);
        part = Part::text;
      } else {
        front.take(block, text);
      }
      continue;
    }
    if (opens_adoption(block) || (part == Part::back && !text.adoption.empty() &&
                                  text.adoption.back() != ']' && !is_annex(block))) {
      text.adoption += (text.adoption.empty() ? "" : "\n") + block;
      part = Part::back;
      continue;
    }
    if (is_annex(block)) {
      part = Part::annex;
      text.clauses.push_back({ClauseKind::heading, "", 0, "", block});
      continue;
    }
    if (part == Part::text && ends_text(block)) {
      part = Part::back;
      continue;
    }
    if (part == Part::back) {
      if (const auto date = text::find_date(block); date && !text.adopted)
        text.adopted = date->date;
      continue;
    }
    auto clause = numbered(block, part == Part::annex ? ClauseKind::annex : ClauseKind::preambular);
    if (part == Part::text) {
      // The operative part begins with the first number, or with a verb in the third person.
      const auto& verb = clause.verb;
      const bool finite =
          !verb.empty() && verb.back() == 's' && verb.find("ing") == std::string::npos;
      operative = operative || (!clause.number.empty() && clause.level == 0) || finite;
      if (clause.number.empty() && is_heading(block)) {
        clause.kind = ClauseKind::heading;
      } else if (operative) {
        clause.kind = ClauseKind::operative;
      }
    }
    settle_level(clause, text.clauses);
    text.clauses.push_back(std::move(clause));
  }
  return text;
}

}  // namespace mandated::clause
