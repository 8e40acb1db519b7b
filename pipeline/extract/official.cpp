#include "pipeline/extract/official.h"

#include <string>
#include <string_view>
#include <utility>

#include "pipeline/base/instant.h"
#include "pipeline/clause/clauses.h"
#include "pipeline/vote/vote.h"

namespace mandated::extract {
namespace {

void put(Record& record, std::string_view name, std::string text) {
  const auto field = record.fields.find(name);
  if (field != record.fields.end() && !text.empty()) field->second = Field::known(std::move(text));
}

void put_votes(Record& record, Vote vote) {
  const auto lists = record.fields.find("full_vote");
  const auto line = record.fields.find("vote");
  if (line != record.fields.end()) {
    Vote totals;
    totals.method = vote.method;
    totals.totals = vote.totals;
    line->second = Field::known(std::move(totals));
  }
  if (lists != record.fields.end()) lists->second = Field::known(std::move(vote));
}

}  // namespace

void read_official(const Blocks& blocks, const text::Countries& countries, Record& record) {
  auto text = clause::read_resolution(blocks);
  put(record, "title", std::move(text.title));
  put(record, "symbol", std::move(text.symbol));
  put(record, "un_body", std::move(text.body));
  put(record, "session", std::move(text.session));
  put(record, "agenda_item", std::move(text.agenda_item));
  if (text.adopted) record.derived["adopted"] = {format_date(*text.adopted), "front matter"};
  if (text.draft) record.derived["status"] = {"draft", "front matter"};
  if (text.corrigendum) record.derived["status"] = {"corrigendum", "front matter"};
  if (auto vote = vote::read_adoption(text.adoption, countries))
    put_votes(record, *std::move(vote));
  record.clauses = std::move(text.clauses);
}

}  // namespace mandated::extract
