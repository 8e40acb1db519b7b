#include <fmt/format.h>

#include "daemon/cli/commands.h"
#include "daemon/cli/context.h"
#include "daemon/cli/failure.h"
#include "daemon/cli/input.h"
#include "daemon/cli/output.h"
#include "pipeline/extract/catalogue.h"
#include "pipeline/read/marc.h"
#include "pipeline/read/oai.h"

namespace mandated::cli {
namespace {

json::value number_or_null(const std::optional<std::int64_t>& number) {
  return number ? json::value(*number) : json::value(nullptr);
}

/// What the metadata says, where it is MARC.
json::value record_of(const read::OaiRecord& record, const Vocabulary& vocabulary) {
  if (!read::is_marc(record.metadata)) return nullptr;
  read::Warnings warnings;
  const auto records = read::read_marc(record.metadata, "", warnings);
  if (!records || records->empty()) return nullptr;
  return extract::to_json(
      extract::read_catalogue(records->front(), vocabulary.countries, vocabulary.bodies));
}

json::array records_of(const read::OaiAnswer& answer, const Vocabulary& vocabulary) {
  json::array out;
  for (const auto& each : answer.records) {
    out.push_back(json::object{{"identifier", each.identifier},
                               {"datestamp", each.datestamp},
                               {"deleted", each.deleted},
                               {"sets", json_of(each.sets)},
                               {"record", record_of(each, vocabulary)}});
  }
  return out;
}

json::array errors_of(const read::OaiAnswer& answer) {
  json::array out;
  for (const auto& each : answer.errors) {
    out.push_back(json::object{{"code", each.code}, {"message", each.message}});
  }
  return out;
}

json::value identity_of(const std::optional<read::OaiIdentity>& identity) {
  if (!identity) return nullptr;
  return json::object{{"name", identity->name},
                      {"base_url", identity->base_url},
                      {"protocol", identity->protocol},
                      {"earliest_datestamp", identity->earliest},
                      {"deleted_record", identity->deleted_record},
                      {"granularity", identity->granularity}};
}

}  // namespace

int probe_marc(const Options& options) {
  const auto vocabulary = data_of(options).vocabulary();
  const auto bytes = read_input(options.file);
  read::Warnings warnings;
  const auto records = read::read_marc(bytes, "", warnings);
  if (!records) {
    throw Failure(kBadInput, fmt::format("{}: {}", options.file, records.error().detail));
  }
  json::array out;
  for (const auto& each : *records) {
    out.push_back(
        extract::to_json(extract::read_catalogue(each, vocabulary.countries, vocabulary.bodies)));
  }
  print_json(json::object{{"records", std::move(out)}, {"warnings", json_of(warnings.lines())}});
  return kDone;
}

int probe_oai(const Options& options) {
  const auto vocabulary = data_of(options).vocabulary();
  const auto bytes = read_input(options.file);
  const auto answer = read::read_oai(bytes, "");
  if (!answer) {
    throw Failure(kBadInput, fmt::format("{}: {}", options.file, answer.error().detail));
  }
  const auto resumption = answer->resumption.value_or(read::OaiResumption{});
  print_json(json::object{{"verb", json_or_null(answer->verb)},
                          {"response_date", json_or_null(answer->response_date)},
                          {"records", records_of(*answer, vocabulary)},
                          {"resumption_token", json_or_null(resumption.token)},
                          {"complete_list_size", number_or_null(resumption.complete_list_size)},
                          {"cursor", number_or_null(resumption.cursor)},
                          {"expiration_date", json_or_null(resumption.expiration_date)},
                          {"identify", identity_of(answer->identity)},
                          {"errors", errors_of(*answer)},
                          {"warnings", json_of(answer->warnings)}});
  return kDone;
}

}  // namespace mandated::cli
