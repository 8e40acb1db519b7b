#include "pipeline/series/member.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include <fmt/format.h>

#include "pipeline/mandate/context.h"
#include "pipeline/mandate/holder.h"
#include "pipeline/mandate/names.h"
#include "pipeline/series/recalled.h"
#include "pipeline/series/title.h"
#include "pipeline/text/normalise.h"

namespace mandated::series {
namespace {

constexpr std::size_t kMostRecalled = 96;
constexpr std::size_t kMostHolders = 8;
constexpr std::array<const char*, 3> kLists{"analysis", "key_praise", "key_criticism"};

bool speaks(const Clause& clause) {
  return clause.kind == ClauseKind::preambular || clause.kind == ClauseKind::operative;
}

std::vector<std::string> list_of(const Record& record, std::string_view name) {
  const auto* items = std::get_if<std::vector<std::string>>(&record.field(name).value);
  return items == nullptr ? std::vector<std::string>{} : *items;
}

void add(std::vector<std::string>& to, std::vector<std::string> more, std::size_t most) {
  for (auto& each : more) {
    if (to.size() < most && std::find(to.begin(), to.end(), each) == to.end()) {
      to.push_back(std::move(each));
    }
  }
}

/// Only what could be an act is read by the grammar, which costs more than all else here.
bool may_act(std::string_view text) {
  constexpr std::array<std::string_view, 7> kWords{"mandate", "extend",  "renew",   "establish",
                                                   "appoint", "prolong", "terminat"};
  return std::any_of(kWords.begin(), kWords.end(), [text](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  });
}

/// Under every name the record gives it; a name that says its kind alone tells nothing.
void add_holders(Member& member, const Record& record, std::string_view text,
                 const MandateContext& context, const mandate::Words& words) {
  if (!may_act(text)) return;
  for (const auto& item : mandate::read_mandates(text, context, words).items) {
    if (!makes_event(item.action)) continue;
    const auto names = mandate::holder_names(record, text, item, words);
    const bool telling = item.holder_key.find(' ') != std::string::npos ||  // not "mission"
                         mandate::is_acronym(item.holder);
    if (telling && !names.bare) {
      add(member.holders, {item.holder_key}, kMostHolders);
    }
    for (const auto& name : {names.full, names.former}) {
      if (!name.empty()) add(member.holders, {mandate::holder_key(name)}, kMostHolders);
    }
  }
}

std::string country_of(const Record& record) {
  const auto found = record.derived.find("country");
  return found == record.derived.end() ? std::string{} : found->second.value;
}

bool is_reissued(const Record& record) {
  const auto& clauses = record.clauses;
  return record.text("symbol").ends_with('*') ||
         record.field("reissued").state == FieldState::known ||
         std::any_of(clauses.begin(), clauses.end(), [](const Clause& clause) {
           return clause.kind == ClauseKind::footnote && clause.text.starts_with("Reissued");
         });
}

std::uint64_t hash_of(std::string_view text) {  // FNV-1a, 64 bits
  std::uint64_t hash = 14695981039346656037U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  return hash;
}

std::string placed(const Clause& clause, std::size_t preambular) {
  if (clause.kind == ClauseKind::preambular)
    return fmt::format("preambular paragraph {}", preambular);
  return clause.number.empty() ? "operative paragraph"
                               : fmt::format("operative paragraph {}", clause.number);
}

bool names(std::string_view text, const std::string& symbol, std::string_view organ) {
  const auto all = recalled_in(text, organ);
  return std::find(all.begin(), all.end(), symbol) != all.end();
}

/// The four quarters of a fingerprint, within one session: two that differ in three bits or less
/// share one.
void add_text_keys(const Member& member, const Symbol& symbol, std::vector<std::string>& keys) {
  if (member.fingerprint == 0 || symbol.organ.empty()) return;
  for (int quarter = 0; quarter < 4; ++quarter) {
    keys.push_back(fmt::format("text {} {} {} {:04x}", symbol.organ, symbol.session, quarter,
                               (member.fingerprint >> (16 * quarter)) & 0xFFFFU));
  }
}

void add_subject_keys(const Member& member, const Symbol& symbol, std::vector<std::string>& keys) {
  if (const auto key = title_key(member.title); !key.empty()) {
    keys.push_back("title " + key);
  }
  for (const auto& holder : member.holders) {
    keys.push_back(fmt::format("holder {} {}", symbol.organ, holder));
  }
}

}  // namespace

std::uint64_t fingerprint_of(const std::vector<Clause>& clauses) {
  std::array<int, 64> votes{};
  bool any = false;
  for (const auto& clause : clauses) {
    if (!speaks(clause)) continue;
    const auto key = text::key(clause.text);
    std::array<std::size_t, 3> starts{};
    std::size_t words = 0;
    for (std::size_t at = 0; at < key.size(); ++words) {
      const auto end = std::min(key.find(' ', at), key.size());
      starts = {starts[1], starts[2], at};
      if (words >= 2) {
        const auto hash = hash_of(std::string_view{key}.substr(starts[0], end - starts[0]));
        for (std::size_t bit = 0; bit < 64; ++bit) votes[bit] += (hash >> bit & 1U) != 0 ? 1 : -1;
        any = true;
      }
      at = end + 1;
    }
  }
  std::uint64_t fingerprint = 0;
  for (std::size_t bit = 0; bit < 64; ++bit) {
    if (votes[bit] > 0) fingerprint |= std::uint64_t{1} << bit;
  }
  return any && fingerprint == 0 ? 1 : fingerprint;
}

Member member_of(const Document& document, const Record& record, const mandate::Words& words) {
  Member member;
  member.document = document.id;
  member.url = document.url;
  member.profile = record.profile;
  member.symbol = record.text("symbol");
  member.title = record.text("title");
  member.country = country_of(record);
  member.adopted = adopted_of(record);
  member.year = std::atoi(std::string{record.text("year")}.c_str());
  if (member.year == 0 && member.adopted) member.year = static_cast<int>(member.adopted->year());
  const auto symbol = read_symbol(member.symbol);
  auto context = mandate::context_of(record);
  const auto take = [&](std::string_view text, bool acts) {
    add(member.recalled, recalled_in(text, symbol.organ), kMostRecalled);
    if (acts) add_holders(member, record, text, context, words);
  };
  std::string above;  // the paragraph of a subparagraph
  for (const auto& clause : record.clauses) {
    if (!speaks(clause)) continue;
    if (clause.level == 0) above = clause.text;
    context.lead = clause.level == 0 ? std::string{} : above;
    take(clause.text, clause.kind == ClauseKind::operative);
  }
  context.lead.clear();
  for (const auto* name : kLists) {
    for (const auto& item : list_of(record, name)) take(item, true);
  }
  std::erase(member.recalled, symbol.base);
  for (const auto& each : list_of(record, "related")) {
    add(member.related, {read_symbol(each).base}, kMostRecalled);
  }
  member.fingerprint = fingerprint_of(record.clauses);
  member.reissued = is_reissued(record);
  return member;
}

Place place_naming(const Record& record, const std::string& symbol, std::string_view organ) {
  std::size_t preambular = 0;
  for (const auto& clause : record.clauses) {
    if (clause.kind == ClauseKind::preambular) ++preambular;
    if (speaks(clause) && names(clause.text, symbol, organ)) {
      return {placed(clause, preambular), clause.text};
    }
  }
  for (const auto* name : kLists) {
    const auto items = list_of(record, name);
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (names(items[i], symbol, organ)) return {fmt::format("{}[{}]", name, i + 1), items[i]};
    }
  }
  return {};
}

std::vector<std::string> keys_of(const Member& member) {
  const auto symbol = read_symbol(member.symbol);
  std::vector<std::string> keys;
  if (!symbol.base.empty()) keys.push_back("symbol " + symbol.base);
  add_subject_keys(member, symbol, keys);
  for (const auto& each : member.recalled) keys.push_back("names " + each);
  for (const auto& each : member.related) keys.push_back("names " + each);
  add_text_keys(member, symbol, keys);
  return keys;
}

std::vector<std::string> lookups_of(const Member& member) {
  const auto symbol = read_symbol(member.symbol);
  std::vector<std::string> keys;
  if (!symbol.base.empty()) {
    keys.push_back("symbol " + symbol.base);
    keys.push_back("names " + symbol.base);
  }
  add_subject_keys(member, symbol, keys);
  for (const auto& each : member.recalled) keys.push_back("symbol " + each);
  for (const auto& each : member.related) keys.push_back("symbol " + each);
  add_text_keys(member, symbol, keys);
  return keys;
}

}  // namespace mandated::series
