#include <algorithm>

#include <fmt/format.h>

#include "daemon/cli/commands.h"
#include "daemon/cli/context.h"
#include "daemon/cli/describe.h"
#include "daemon/cli/failure.h"
#include "daemon/cli/output.h"
#include "pipeline/detect/detect.h"

namespace mandated::cli {
namespace {

void print_evidence(const Evidence& evidence) {
  print_field("  evidence", fmt::format("“{}”", evidence.quote));
  print_field("    where", evidence.where);
  print_field("    says", std::string{name_of(evidence.authority)});
  print_field("    rule", evidence.rule);
  print_field("    snapshot", evidence.snapshot.hex());
  print_field("    address", evidence.url);
}

void print_event(const Event& event, const std::optional<store::Correction>& wrong) {
  print_line(bold(summary(event)));
  print_field("  event", event.id.hex());
  print_field("  recorded", format_instant(event.recorded) +
                                (event.baseline ? ", by the first round: history, not news" : ""));
  if (event.occurred) print_field("  occurred", format_date(*event.occurred));
  if (const auto holder = text_at(event.details, "holder"); !holder.empty()) {
    print_field("  holder", holder);
  }
  if (const auto term = term_of(event); !term.empty()) print_field("  term", term);
  if (const auto what = text_at(event.details, "what"); !what.empty()) print_field("  what", what);
  for (const auto& evidence : event.evidence) print_evidence(evidence);
  if (!wrong) return;
  print_field("  corrected", fmt::format("{}: {}", format_instant(wrong->at), wrong->reason));
}

void explain_event(const Event& event, const std::optional<store::Correction>& wrong,
                   bool as_json) {
  if (as_json) return print_json(to_json(event, wrong));
  print_event(event, wrong);
}

struct NotTaken {
  detect::Statement statement;
  std::string reason;
};

/// Sentences that look like acts on mandates and were taken for none, read with today's rules.
std::vector<NotTaken> not_taken(const Options& options, const config::Config& config,
                                const config::Data& data, const store::Store& store,
                                const Document& document) {
  std::vector<NotTaken> out;
  const auto version = store.version(document.id, document.versions);
  if (!version) return out;
  const auto profile = profile_of(config, data, document.source, version->record.profile);
  const auto vocabulary = data_of(options).vocabulary();
  for (const auto& reading : detect::readings(version->record, profile, vocabulary.mandates)) {
    if (reading.reading.reason.empty()) continue;
    out.push_back({reading.statement, reading.reading.reason});
  }
  return out;
}

std::vector<Event> events_of(const store::Store& store, const Document& document) {
  store::EventFilter filter;
  filter.document = document.url;
  std::vector<Event> out;
  for (auto& each : store.events(filter)) out.push_back(std::move(each.event));
  return out;
}

int explain_document(const Options& options, const config::Config& config, const config::Data& data,
                     const store::Store& store) {
  const auto document = document_of(store, options.subject);
  const auto events = events_of(store, document);
  const auto others = not_taken(options, config, data, store, document);
  if (options.json) {
    auto out = cli::to_json(document);
    json::array told, untold;
    for (const auto& event : events) told.push_back(to_json(event, store.correction(event.id)));
    for (const auto& each : others) {
      untold.push_back({{"quote", each.statement.text},
                        {"where", each.statement.where},
                        {"reason", each.reason}});
    }
    out["events"] = std::move(told);
    out["not_taken"] = std::move(untold);
    print_json(out);
    return kDone;
  }
  for (const auto& event : events) print_event(event, store.correction(event.id));
  if (events.empty()) print_line(fmt::format("{}: no event", name_of(document)));
  for (const auto& each : others) {
    print_line(bold("not taken for an event: " + each.reason));
    print_field("  sentence", fmt::format("“{}”", each.statement.text));
    print_field("    where", each.statement.where);
  }
  return kDone;
}

bool looks_like_an_id(std::string_view text) {
  return text.size() >= 6 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace

int explain(const Options& options) {
  const auto data = data_of(options);
  const auto config = config_of(options, data);
  const auto store = store_of(config);
  if (looks_like_an_id(options.subject)) {
    const auto event = store.find_event(options.subject);
    if (event) {
      explain_event(*event, store.correction(event->id), options.json);
      return kDone;
    }
    if (event.error().code == Errc::ambiguous || options.subject.size() == 64) {
      throw Failure(kBadInput, fmt::format("{}: {}", options.subject, event.error().detail));
    }
  }
  return explain_document(options, config, data, store);
}

}  // namespace mandated::cli
