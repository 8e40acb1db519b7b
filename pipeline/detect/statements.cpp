#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "pipeline/detect/detect.h"
#include "pipeline/detect/starts.h"
#include "pipeline/mandate/context.h"
#include "pipeline/mandate/words.h"

namespace mandated::detect {
namespace {

struct Quoted {
  const char* field;
  Authority authority;
};
constexpr std::array<Quoted, 3> kFields{{{"key_criticism", Authority::quotation},
                                         {"key_praise", Authority::quotation},
                                         {"analysis", Authority::analysis}}};

/// Words whose full stop ends no sentence.
constexpr std::array<std::string_view, 14> kAbbreviations{
    "No", "Nos", "Mr", "Mrs", "Ms", "Dr", "St", "para", "paras", "art", "arts", "Res", "Doc", "vs"};

bool is_abbreviation(std::string_view text, std::size_t dot) {
  const auto start = text.find_last_of(" (\"", dot == 0 ? 0 : dot - 1);
  const auto word = text.substr(start == std::string_view::npos ? 0 : start + 1,
                                dot - (start == std::string_view::npos ? 0 : start + 1));
  const bool initial = word.size() == 1 || word.find('.') != std::string_view::npos;  // "U.N."
  return initial ||
         std::find(kAbbreviations.begin(), kAbbreviations.end(), word) != kAbbreviations.end();
}

/// Sentences of running text: a stop, then space, then an upper-case letter, quote or digit.
std::vector<std::string> sentences(const std::string& text) {
  std::vector<std::string> out;
  std::size_t start = 0;
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    if ((text[i] != '.' && text[i] != '!' && text[i] != '?') || text[i + 1] != ' ') continue;
    const char next = text[i + 2];
    if (next >= 'a' && next <= 'z') continue;
    if (text[i] == '.' && is_abbreviation(text, i)) continue;
    out.push_back(text.substr(start, i + 1 - start));
    start = i + 2;
  }
  if (start < text.size()) out.push_back(text.substr(start));
  return out;
}

}  // namespace

std::vector<Statement> statements(const Record& record, const Profile& profile) {
  std::vector<Statement> out;
  const auto clause_authority =
      profile.authority == ProfileAuthority::official ? Authority::official : Authority::quotation;
  std::string parent;  // "31" of "31(a)"
  std::string lead;    // what 31 says before its subparagraphs
  for (const auto& clause : record.clauses) {
    if (clause.kind != ClauseKind::operative && clause.kind != ClauseKind::preambular) continue;
    if (clause.level == 0) {
      parent = clause.number;
      lead = clause.text;
    }
    const bool numbered = clause.kind == ClauseKind::operative && !clause.number.empty();
    const auto number =
        clause.level == 0 ? clause.number : fmt::format("{}({})", parent, clause.number);
    out.push_back({clause.text,
                   numbered ? "operative paragraph " + number
                            : std::string{name_of(clause.kind)} + " paragraph",
                   clause_authority, clause.level == 0 ? std::string{} : lead});
  }
  for (const auto& [field, authority] : kFields) {
    const auto* items = std::get_if<std::vector<std::string>>(&record.field(field).value);
    if (items == nullptr) continue;
    for (std::size_t i = 0; i < items->size(); ++i) {
      const auto where = fmt::format("{}[{}]", field, i + 1);
      // Quotations are one clause each and keep their inner stops ("resolution No. 5").
      const auto parts =
          authority == Authority::analysis ? sentences((*items)[i]) : std::vector{(*items)[i]};
      for (const auto& part : parts) out.push_back({part, where, authority, ""});
    }
  }
  return out;
}

std::vector<Reading> readings(const Record& record, const Profile& profile,
                              const mandate::Words& words) {
  auto context = mandate::context_of(record);
  const auto status = record.derived.find("status");
  const bool draft = status != record.derived.end() && status->second.value == "draft";
  const auto all = statements(record, profile);
  std::vector<Reading> out;
  for (const auto& statement : all) {
    context.lead = statement.lead;
    auto reading = mandate::read_mandates(statement.text, context, words);
    if (draft && !reading.items.empty()) {
      reading = {{}, words.tables().reasons.at(mandate::Look::draft)};
    }
    if (reading.items.empty() && reading.reason.empty()) continue;
    out.push_back({statement, std::move(reading)});
  }
  put_starts(all, context.adopted, out);
  return out;
}

}  // namespace mandated::detect
