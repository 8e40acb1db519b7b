#include <string>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "pipeline/base/instant.h"
#include "pipeline/extract/catalogue.h"

namespace mandated::extract {
namespace {

constexpr std::size_t kYear = 4;
/// "245 10 $a"
constexpr std::size_t kDataTerm = 9;

char indicator(char shown) { return shown == '_' ? ' ' : shown; }

void put(Record& record, std::string_view name, Field value) {
  const auto field = record.fields.find(name);
  if (field != record.fields.end()) field->second = std::move(value);
}

void put_text(Record& record, std::string_view name, const std::string& text) {
  if (!text.empty()) put(record, name, Field::known(text));
}

void put_list(Record& record, std::string_view name, std::vector<std::string> items) {
  if (!items.empty()) put(record, name, Field::known(std::move(items)));
}

void put_vote(Record& record, std::string_view name, const std::optional<Vote>& vote) {
  if (vote) put(record, name, Field::known(*vote));
}

void put_links(Record& record, const CatalogueRecord& from) {
  std::vector<std::string> related, files;
  for (const auto& each : from.related) {
    related.push_back(fmt::format("{} {}", each.kind, each.symbol));
  }
  for (const auto& each : from.files) {
    files.push_back(each.language.empty() ? each.url
                                          : fmt::format("{} {}", each.language, each.url));
  }
  put(record, "related", related.empty() ? Field::empty() : Field::known(std::move(related)));
  put_list(record, "files", std::move(files));
  put(record, "reissued", from.reissued.empty() ? Field::empty() : Field::known(from.reissued));
}

}  // namespace

MarcRecord marc_of(const Blocks& blocks) {
  MarcRecord record;
  std::uint32_t container = 0;
  for (std::size_t i = 0; i + 1 < blocks.blocks.size(); i += 2) {
    const auto& term = blocks.blocks[i].text;
    const auto& text = blocks.blocks[i + 1].text;
    if (term == "LDR") {
      record.leader = text;
      continue;
    }
    if (term.size() < 3) continue;
    if (record.fields.empty() || blocks.blocks[i].container != container) {
      container = blocks.blocks[i].container;
      record.fields.emplace_back().tag = term.substr(0, 3);
    }
    auto& field = record.fields.back();
    if (term.size() != kDataTerm) {
      field.text = text;
      continue;
    }
    field.ind1 = indicator(term[4]);
    field.ind2 = indicator(term[5]);
    field.subfields.push_back({indicator(term.back()), text});
  }
  return record;
}

void read_catalogued(const Blocks& blocks, const text::Countries& countries,
                     const text::Bodies& bodies, Record& record) {
  const auto read = read_catalogue(marc_of(blocks), countries, bodies);
  put_text(record, "record_type", std::string{name_of(read.type)});
  put_text(record, "title", read.title);
  put_text(record, "symbol", read.symbol);
  put_text(record, "un_body", read.body);
  put_text(record, "session", read.session);
  put_text(record, "date", read.date);
  put_text(record, "vote_date", read.vote_date);
  const auto& dated = read.vote_date.empty() ? read.date : read.vote_date;
  if (dated.size() >= kYear) put_text(record, "year", dated.substr(0, kYear));
  put_text(record, "agenda_item", fmt::format("{}", fmt::join(read.agenda_items, ", ")));
  put_list(record, "main_sponsors", read.sponsors);
  put_list(record, "additional_sponsors", read.additional_sponsors);
  put_vote(record, "vote", read.vote);
  put_vote(record, "full_vote", read.full_vote);
  put_links(record, read);
  const bool adopted = read.type == CatalogueType::resolution || read.type == CatalogueType::vote;
  if (adopted && parse_date(read.vote_date)) {
    record.derived["adopted"] = {read.vote_date, read.type == CatalogueType::vote ? "269" : "992"};
  }
}

}  // namespace mandated::extract
