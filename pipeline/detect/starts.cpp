#include "pipeline/detect/starts.h"

#include <functional>
#include <map>
#include <string>

#include <re2/re2.h>

#include "pipeline/mandate/mandate.h"
#include "pipeline/text/dates.h"
#include "pipeline/text/match.h"

namespace mandated::detect {
namespace {

/// The one day that the text names.
std::optional<Date> only_day(std::string_view text) {
  const auto first = text::find_date(text);
  if (!first) return std::nullopt;
  for (auto next = text::find_date(text, first->end); next;
       next = text::find_date(text, next->end)) {
    if (next->date != first->date) return std::nullopt;
  }
  return first->date;
}

struct Start {
  std::string where;  ///< the paragraph whose period it is
  Date day;
};

std::optional<Start> start_told(const Statement& statement) {
#define STARTS "(?:commence|begin|start|run|(?:be|is)\\s+counted)s?\\b"
// Of the mandate and of this text: no "reporting period", no paragraph "of resolution 2000 (2011)".
#define LENGTH "\\w+[- ](?:day|week|month|year)"
#define PERIOD                                                                               \
  "\\b(?:the|this|that)\\s+(?:(?:initial|first|further|additional|mandate|" LENGTH           \
  ")\\s+)*period\\b[^;.]{0,60}?\\bparagraph\\s+(\\d{1,3})\\b(\\s+of\\s+(?:its\\s+|the\\s+)?" \
  "(?:resolution|decision|annex|report|agreement)s?\\b)?"
  static const re2::RE2 kStartsIt{"(?i)\\bdecides\\b[^;.]*?\\b" STARTS "[^;.]{0,60}?" PERIOD};
  static const re2::RE2 kItStarts{"(?i)\\bdecides\\b[^;.]*?" PERIOD "[^;.]{0,60}?\\b" STARTS};
#undef PERIOD
#undef LENGTH
#undef STARTS
  std::string number, elsewhere;
  if (!re2::RE2::PartialMatch(piece(statement.text), kStartsIt, &number, &elsewhere) &&
      !re2::RE2::PartialMatch(piece(statement.text), kItStarts, &number, &elsewhere)) {
    return std::nullopt;
  }
  if (!elsewhere.empty()) return std::nullopt;
  const auto day = only_day(statement.text);
  if (!day) return std::nullopt;
  return Start{"operative paragraph " + number, *day};
}

/// By paragraph; nullopt where two days are told for one.
using Starts = std::map<std::string, std::optional<Date>, std::less<>>;

Starts starts_told(const std::vector<Statement>& statements) {
  Starts starts;
  for (const auto& statement : statements) {
    const auto start = start_told(statement);
    if (!start) continue;
    const auto [known, fresh] = starts.emplace(start->where, start->day);
    if (!fresh && known->second != start->day) known->second.reset();
  }
  return starts;
}

}  // namespace

void put_starts(const std::vector<Statement>& statements, const std::optional<Date>& adopted,
                std::vector<Reading>& readings) {
  const auto starts = starts_told(statements);
  for (auto& reading : readings) {
    const auto start = starts.find(reading.statement.where);
    if (start == starts.end() || !start->second) continue;
    for (auto& item : reading.reading.items) {
      if (!item.duration || item.until || !item.counted_from.empty()) continue;
      item.counted_from = format_date(*start->second);
      mandate::compute_end(adopted, item);
    }
  }
}

}  // namespace mandated::detect
