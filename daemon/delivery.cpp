#include <optional>

#include <fmt/format.h>

#include "daemon/ingest.h"
#include "daemon/log/log.h"
#include "pipeline/detect/absence.h"

namespace mandated {
namespace {

/// When an archive captured it; nullopt for an answer of today.
std::optional<Instant> captured_at(const Delivered& delivered) {
  const auto* const response =
      delivered.outcome ? std::get_if<http::Response>(&*delivered.outcome) : nullptr;
  if (response == nullptr || response->snapshot.fetched_at == Instant{}) return std::nullopt;
  return response->snapshot.fetched_at;
}

/// Versions stand in the order of their bytes: what was captured before the newest we have comes
/// too late, and what was captured then is it.
bool is_late(const Poll& poll, const Delivered& delivered) {
  const auto at = captured_at(delivered);
  if (!at || !poll.fetched_at || *at > *poll.fetched_at) return false;
  if (*at < *poll.fetched_at) {
    log::info(fmt::format("{}: left out: its capture of {} is older than what is known, of {}",
                          poll.document.url, format_instant(*at),
                          format_instant(*poll.fetched_at)));
  }
  return true;
}

}  // namespace

Ingested Ingest::take(const config::Source& source, Delivered delivered, bool history, Instant at) {
  auto poll = store_.poll(source.id, delivered.location.url);
  if (!poll && (deletion_of(delivered.outcome) != nullptr || !delivered.outcome)) return {};
  const auto& address = delivered.location.address;
  if (!poll || poll->document.address != address) {
    store_.add_document(source.id, delivered.location, history, at);
    poll = store_.poll(source.id, delivered.location.url);
  }
  if (is_late(*poll, delivered)) return {};
  Answered answered{source, *std::move(poll), at, std::move(delivered.outcome)};
  answered.history = history;
  return take(answered);
}

/// The catalogue's own word needs no proof by repetition; it is told once.
Ingested Ingest::take_deletion(const Answered& answered, const std::string& words) {
  const auto& document = answered.poll.document;
  const auto& response = std::get<http::Response>(*answered.outcome);
  Ingested ingested{.fetched = true, .quarantined = true};
  const bool told = answered.poll.absence && answered.poll.absence->told;
  attempt(answered, "gone", response.snapshot.status, words);
  if (told || document.versions == 0) return ingested;
  auto snapshot = response.snapshot;
  snapshot.fetched_at = answered.at;
  snapshot.digest = sha256(response.body);
  snapshot.size = response.body.size();
  store_.add_snapshot(document.id, snapshot, response.body, true, words);
  const auto absence = store_.absent(document.id, answered.at);
  tell(*answered.source, detect::document_deleted(document, absence, snapshot, words, answered.at),
       ingested);
  store_.absence_told(document.id);
  return ingested;
}

void Ingest::take(const config::Source& source, const Finding& finding, Instant at) {
  if (finding.detail.empty()) {
    resolve_incidents(source, "", {finding.reason}, at);
  } else {
    open_incident({source.id, "", finding.reason, finding.detail, at, at}, source);
  }
}

}  // namespace mandated
