#include "pipeline/clause/numbers.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>
#include <re2/re2.h>

#include "pipeline/clause/verbs.h"
#include "pipeline/text/match.h"

namespace mandated::clause {
namespace {}  // namespace

Clause numbered(std::string_view block, ClauseKind kind) {
  static const re2::RE2 kParagraph{"(?s)(\\d{1,3})\\.\\s*((?:[^\\d\\s].*)?)"};
  static const re2::RE2 kBeforeDigit{"(?s)(\\d{1,3})\\.\\s+(.*)"};  // "1. 30 November is …"
  static const re2::RE2 kPoint{"(?s)(\\d{1,2}(?:\\.\\d{1,2})+)\\.?\\s+(\\p{Lu}.*)"};
  static const re2::RE2 kDotted{"(?s)([a-z]|[ivx]{2,5})\\.\\s+(\\S.*)"};
  static const re2::RE2 kRoman{"(?s)\\(((?:x{0,3}(?:ix|iv|v?i{1,3}|v)|x{1,3}))\\)\\s*(.*)"};
  static const re2::RE2 kLetter{"(?s)\\(([a-z]{1,2})\\)\\s*(.*)"};
  Clause clause;
  clause.kind = kind;
  re2::StringPiece number;
  re2::StringPiece text = piece(block);
  if (re2::RE2::FullMatch(piece(block), kParagraph, &number, &text) ||
      re2::RE2::FullMatch(piece(block), kBeforeDigit, &number, &text)) {
    clause.level = 0;
  } else if (re2::RE2::FullMatch(piece(block), kPoint, &number, &text) ||
             re2::RE2::FullMatch(piece(block), kDotted, &number, &text)) {
    clause.level = 1;
  } else if (re2::RE2::FullMatch(piece(block), kRoman, &number, &text) && number != "i" &&
             number != "v" && number != "x") {
    clause.level = 2;
  } else if (re2::RE2::FullMatch(piece(block), kLetter, &number, &text)) {
    clause.level = 1;
  } else {
    text = piece(block);
  }
  clause.number = std::string{number.data(), number.size()};
  clause.text = std::string{text.data(), text.size()};
  clause.verb = clause.level > 0 ? item_verb(clause.text) : opening_verb(clause.text);
  return clause;
}

void settle_number(Clause& clause, int due) {
  const auto number = fmt::format("{} ", due);
  if (!clause.number.empty() || clause.text.compare(0, number.size(), number) != 0) return;
  const auto rest = clause.text.substr(number.size());
  if (rest.empty() || rest[0] < 'A' || rest[0] > 'Z') return;
  clause.number = number.substr(0, number.size() - 1);
  clause.text = rest;
  clause.verb = opening_verb(rest);
}

void settle_level(Clause& clause, const std::vector<Clause>& before, std::string_view behind) {
  const bool both = clause.number == "i" || clause.number == "v" || clause.number == "x";
  if (clause.level != 1 || !both || before.empty() || before.back().level == 0) return;
  const auto letter = std::find_if(before.rbegin(), before.rend(),
                                   [](const Clause& each) { return each.level <= 1; });
  const std::string previous(1, static_cast<char>(clause.number[0] - 1));
  const bool next_letter = letter != before.rend() && letter->number == previous;
  const bool roman = behind.substr(0, 4) == "(" + clause.number + "i)" ||
                     (clause.number == "v" && before.back().number == "iv") ||
                     (clause.number == "x" && before.back().number == "ix");
  if (!next_letter || roman) clause.level = 2;
}

void settle_dotted(Clause& clause, const std::vector<Clause>& before, bool bracketed) {
  const auto& number = clause.number;
  const bool both = number == "i" || number == "v" || number == "x";
  const std::string previous(1, static_cast<char>(number[0] - 1));
  const bool next_letter = !before.empty() && before.back().number == previous;
  const bool roman = number.size() > 1 || (both && !next_letter) ||
                     (number == "v" && !before.empty() && before.back().number == "iv");
  clause.level = (bracketed ? 2 : 0) + (roman ? 2 : 1);
}

}  // namespace mandated::clause
