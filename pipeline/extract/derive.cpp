#include "pipeline/extract/derive.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <re2/re2.h>

#include "pipeline/text/match.h"

namespace mandated::extract {
namespace {

/// What the record's lists say, each with its place: "analysis[2]".
std::vector<std::pair<std::string, std::string_view>> sentences(const Record& record) {
  std::vector<std::pair<std::string, std::string_view>> out;
  for (const auto* name : {"analysis", "key_praise", "key_criticism"}) {
    const auto* items = std::get_if<std::vector<std::string>>(&record.field(name).value);
    if (items == nullptr) continue;
    for (std::size_t i = 0; i < items->size(); ++i) {
      out.emplace_back(fmt::format("{}[{}]", name, i + 1), (*items)[i]);
    }
  }
  return out;
}

/// Of a text whose title is its number, as the Security Council's are: the country that most of its
/// preambular paragraphs are on, among those that are on one. A text on a subject names many.
std::optional<std::string> country_of_preamble(const Record& record,
                                               const text::Countries& countries) {
  static const RE2 kNumberOnly{R"((?i)\s*resolution\s+\d+\s*\(\d{4}\)\s*)"};
  constexpr int kFewest = 2;  // paragraphs
  if (!RE2::FullMatch(piece(record.text("title")), kNumberOnly)) return std::nullopt;
  std::map<std::string, int> counts;
  int all = 0;
  for (const auto& clause : record.clauses) {
    if (clause.kind != ClauseKind::preambular) continue;
    if (const auto iso3 = countries.mentioned_in(clause.text)) {
      ++counts[*iso3];
      ++all;
    }
  }
  for (const auto& [iso3, count] : counts) {
    if (count >= kFewest && count * 3 >= all * 2) return iso3;
  }
  return std::nullopt;
}

void derive_country(Record& record, const text::Countries& countries) {
  const auto concerned = record.text("country_concerned");
  auto iso3 = countries.iso3(concerned);
  if (!iso3) iso3 = countries.mentioned_in(concerned);
  if (iso3) {
    record.derived["country"] = {*iso3, "country_concerned"};
  } else if (concerned.empty() && (iso3 = countries.mentioned_in(record.text("title")))) {
    record.derived["country"] = {*iso3, "title"};
  } else if (concerned.empty() && (iso3 = country_of_preamble(record, countries))) {
    record.derived["country"] = {*iso3, "preamble"};
  }
}

void derive_session(Record& record) {
  static const RE2 kPair{R"((?:A|E|A/HRC)/(?:RES|DEC)/((?:S-|ES-)?\d+)/(\d+[A-Z]?))"};
  static const RE2 kDraft{R"([AE](?:/[A-Z]+\.?\d*)+/((?:S-)?\d+)/(L\.\d+)(?:/Rev\.\d+)?)"};
  static const RE2 kAssembly{R"(WHA(\d+)\.(\d+))"};
  const auto symbol = piece(record.text("symbol"));
  std::string session;
  std::string number;
  if (!RE2::FullMatch(symbol, kPair, &session, &number) &&
      !RE2::FullMatch(symbol, kDraft, &session, &number) &&
      !RE2::FullMatch(symbol, kAssembly, &session, &number)) {
    return;
  }
  record.derived["session"] = {session, "symbol"};
  record.derived["number"] = {number, "symbol"};
}

/// "adopted under Item 10", where the page has no agenda item and names no other.
void derive_agenda_item(Record& record) {
  if (record.field("agenda_item").state == FieldState::known) return;
  static const RE2 kUnder{R"((?i)\bunder (?:agenda )?item (\d{1,3})\b)"};
  std::set<std::string> items;
  std::string where;
  for (const auto& [place, sentence] : sentences(record)) {
    std::string item;
    auto rest = piece(sentence);
    while (RE2::FindAndConsume(&rest, kUnder, &item)) {
      items.insert(item);
      where = place;
    }
  }
  if (items.size() == 1) record.derived["agenda_item"] = {*items.begin(), where};
}

bool all_zero(const Field& field) {
  const auto* vote = std::get_if<Vote>(&field.value);
  if (vote == nullptr || vote->method != VoteMethod::unknown) return false;
  const auto& totals = vote->totals;
  return totals.yes == 0 && totals.no == 0 && totals.abstain.value_or(0) == 0 &&
         totals.absent.value_or(0) == 0;
}

bool has_method(const Field& field) {
  const auto* vote = std::get_if<Vote>(&field.value);
  return vote != nullptr && vote->method != VoteMethod::unknown;
}

std::optional<std::string> where_consensus(const Record& record, const Blocks& blocks) {
  static const RE2 kSaid{R"((?i)\bconsensus\b|\bwithout a vote\b)"};
  for (const auto& [place, sentence] : sentences(record)) {
    if (RE2::PartialMatch(piece(sentence), kSaid)) return place;
  }
  for (const auto& block : blocks.blocks) {
    if (block.region != Region::main) continue;
    if (RE2::PartialMatch(piece(block.text), kSaid)) return "page";
  }
  return std::nullopt;
}

}  // namespace

void derive(Record& record, const text::Countries& countries, const text::Bodies& bodies) {
  derive_country(record, countries);
  derive_session(record);
  derive_agenda_item(record);
  if (const auto body = bodies.of_symbol(record.text("symbol"))) {
    record.derived["un_body"] = {*body, "symbol"};
  } else if (const auto named = bodies.canonical(record.text("un_body"))) {
    record.derived["un_body"] = {*named, "un_body"};
  }
}

void derive_vote_method(Record& record, const Blocks& blocks) {
  const auto& line = record.field("vote");
  const auto& lists = record.field("full_vote");
  if (has_method(line) || has_method(lists) || (!all_zero(line) && !all_zero(lists))) return;
  if (const auto where = where_consensus(record, blocks)) {
    record.derived["vote.method"] = {"without_vote", "all-zero totals and " + *where};
  }
}

}  // namespace mandated::extract
