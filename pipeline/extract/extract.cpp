#include "pipeline/extract/extract.h"

#include <utility>
#include <vector>

#include <re2/re2.h>

#include "pipeline/extract/catalogue.h"
#include "pipeline/extract/derive.h"
#include "pipeline/extract/labelled.h"
#include "pipeline/extract/official.h"

namespace mandated::extract {
namespace {

std::unique_ptr<const RE2> compile(const std::string& pattern) {
  if (pattern.empty()) return nullptr;
  RE2::Options options;
  options.set_log_errors(false);
  auto compiled = std::make_unique<RE2>(pattern, options);
  if (!compiled->ok()) return nullptr;  // the config reader refuses it with its place
  return compiled;
}

std::vector<std::unique_ptr<const RE2>> patterns_of(const Profile& profile) {
  std::vector<std::unique_ptr<const RE2>> patterns;
  for (const auto& field : profile.fields) patterns.push_back(compile(field.pattern));
  return patterns;
}

}  // namespace

struct Extractor::Compiled {
  const text::Countries& countries;
  const text::Bodies& bodies;
  Rules rules;
  std::vector<std::unique_ptr<const RE2>> symbols;  ///< by SymbolRule
};

Extractor::Extractor(const Profile& profile, const text::Countries& countries,
                     const text::Bodies& bodies) {
  std::vector<std::unique_ptr<const RE2>> symbols;
  for (const auto& rule : profile.symbols) symbols.push_back(compile(rule.pattern));
  compiled_ = std::make_unique<const Compiled>(
      Compiled{countries, bodies, Rules{profile, Labels(profile), patterns_of(profile)},
               std::move(symbols)});
}

Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;
Extractor::~Extractor() = default;

std::string Extractor::symbol_of(std::string_view url) const {
  const auto& rules = compiled_->rules.profile.symbols;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    std::string symbol;
    if (compiled_->symbols[i] &&
        RE2::Extract({url.data(), url.size()}, *compiled_->symbols[i], rules[i].symbol, &symbol)) {
      return symbol;
    }
  }
  return {};
}

const Profile& Extractor::profile() const { return compiled_->rules.profile; }

Record Extractor::operator()(const Blocks& blocks, std::string_view url) const {
  const auto& rules = compiled_->rules;
  Record record;
  record.profile = rules.profile.id;
  for (const auto& field : rules.profile.fields) record.fields.emplace(field.name, Field{});
  if (rules.profile.authority == ProfileAuthority::catalogue) {
    read_catalogued(blocks, compiled_->countries, compiled_->bodies, record);
  } else if (rules.profile.clauses) {
    read_official(blocks, compiled_->countries, record);
  } else {
    read_labelled(blocks, rules, compiled_->countries, record);
  }
  const auto symbol = record.fields.find("symbol");
  if (symbol != record.fields.end() && symbol->second.state != FieldState::known) {
    if (auto from_address = symbol_of(url); !from_address.empty()) {
      record.derived["symbol"] = {from_address, "address"};
      symbol->second = Field::known(std::move(from_address));
    }
  }
  derive(record, compiled_->countries, compiled_->bodies);
  derive_vote_method(record, blocks);
  return record;
}

Record extract(const Blocks& blocks, std::string_view url, const Profile& profile,
               const text::Countries& countries, const text::Bodies& bodies) {
  return Extractor(profile, countries, bodies)(blocks, url);
}

}  // namespace mandated::extract
