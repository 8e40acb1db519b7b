#include "pipeline/detect/absence.h"

#include <algorithm>

#include <fmt/format.h>

namespace mandated::detect {
namespace {

Event event_of(const Document& document, std::string type, const Absence& absence, Instant now) {
  Event event;
  event.type = std::move(type);
  event.resolution = document.symbol;
  event.document = document.url;
  event.source = document.source;
  event.country = document.country;
  event.body = document.body;
  event.title = document.title;
  event.recorded = now;
  event.authority = Authority::analysis;
  // The first answer without it is what tells one disappearance from the next.
  event.id = event_id(event.type, document.url, document.source, format_instant(absence.since));
  return event;
}

Evidence evidence_of(const Snapshot& answer, const char* rule) {
  return {fmt::format("status {}", answer.status),
          "answer of " + format_instant(answer.fetched_at),
          answer.final_url,
          answer.digest,
          rule,
          Authority::analysis};
}

}  // namespace

bool is_gone(const Absence& absence, std::int64_t others, std::int64_t answering,
             const Gates& gates, Instant now) {
  return !absence.told && absence.count >= gates.gone_answers &&
         now - absence.since >= gates.gone_after && answering * 2 >= others;
}

Event document_gone(const Document& document, const Absence& absence,
                    const std::vector<Snapshot>& answers, Instant now) {
  auto event = event_of(document, "document.gone", absence, now);
  event.severity = Severity::notice;
  event.details = {{"what", fmt::format("not there since {}, in {} answers",
                                        format_instant(absence.since), absence.count)},
                   {"since", format_instant(absence.since)},
                   {"answers", absence.count}};
  for (const auto& answer : answers) event.evidence.push_back(evidence_of(answer, "gone"));
  return event;
}

Event document_deleted(const Document& document, const Absence& absence, const Snapshot& answer,
                       const std::string& words, Instant now) {
  auto event = event_of(document, "document.gone", absence, now);
  event.severity = Severity::notice;
  event.authority = Authority::catalogue;
  event.details = {{"what", words}, {"since", format_instant(absence.since)}, {"answers", 1}};
  auto evidence = evidence_of(answer, "deleted");
  evidence.quote = words;
  evidence.authority = event.authority;
  event.evidence = {std::move(evidence)};
  return event;
}

Event document_returned(const Document& document, const Absence& absence, const Snapshot& answer,
                        Instant now) {
  auto event = event_of(document, "document.returned", absence, now);
  event.severity = Severity::info;
  event.details = {{"what", "there again; it was not since " + format_instant(absence.since)},
                   {"since", format_instant(absence.since)}};
  event.evidence = {evidence_of(answer, "returned")};
  return event;
}

std::optional<std::int64_t> flaps_to(const History& history, const Digest& record,
                                     const Gates& gates, Instant now) {
  const auto is_it = [&](const Past& past) {
    return past.digest == record && now - past.until <= gates.flap_within;
  };
  const auto found = std::find_if(history.past.begin(), history.past.end(), is_it);
  if (found == history.past.end()) return std::nullopt;
  return found->ordinal;
}

}  // namespace mandated::detect
