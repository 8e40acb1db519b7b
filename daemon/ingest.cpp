#include "daemon/ingest.h"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "daemon/log/log.h"
#include "daemon/series.h"
#include "daemon/sinks/sink.h"
#include "daemon/validators.h"
#include "pipeline/detect/absence.h"
#include "pipeline/detect/detect.h"
#include "pipeline/register/expiry.h"

namespace mandated {
namespace {

constexpr std::int64_t kPatience = 3;  ///< failed rounds of a source that others wait for

/// The answer the bytes of a version came with: how they are read depends on it.
Snapshot answer_of(const store::Store& store, std::int64_t document, const Version& version) {
  for (const auto& stored : store.snapshots(document)) {
    if (stored.doubt.empty() && stored.snapshot.digest == version.snapshot) return stored.snapshot;
  }
  throw std::logic_error("ingest: a version of bytes that no answer brought");
}

/// Does the answer say what we already have, byte for byte?
bool is_same(const Poll& poll, const Snapshot& snapshot, const http::Response& response) {
  return snapshot.status == 200 && !response.trouble && poll.digest == snapshot.digest;
}

bool is_absent(int status) { return status == 404 || status == 410; }

}  // namespace

void Ingest::use(const config::Config& config, const Vocabulary& vocabulary) {
  config_ = &config;
  vocabulary_ = &vocabulary;
  not_looked_.clear();
  for (const auto& source : config.sources) not_looked_.push_back(source.id);
  extractors_.clear();
  for (const auto& profile : config.profiles) {
    extractors_.try_emplace(profile.id, profile, vocabulary.countries, vocabulary.bodies);
  }
}

Ingested Ingest::take(const Answered& answered) {
  if (!answered.outcome) return take_error(answered, answered.outcome.error());
  if (const auto* deletion = deletion_of(answered.outcome)) {
    return take_deletion(answered, deletion->detail);
  }
  if (const auto* unchanged = std::get_if<http::NotModified>(&*answered.outcome)) {
    return take_not_modified(answered, *unchanged);
  }
  return take_response(answered, std::get<http::Response>(*answered.outcome));
}

Ingested Ingest::take_error(const Answered& answered, const Error& error) {
  const auto name = std::string{name_of(error.code)};
  attempt(answered, name, 0, error.detail);
  const bool unreachable = is_of_the_host(error.code);
  if (unreachable) {
    open_incident({answered.source->id, "", name, error.detail, answered.at, answered.at},
                  *answered.source);
  } else {
    troubled(answered, error, {});
  }
  return {.failed = true, .unreachable = unreachable};
}

Ingested Ingest::take_not_modified(const Answered& answered, const http::NotModified& answer) {
  attempt(answered, "not_modified", 304, "");
  store_.refresh_validators(answered.poll.document.id, answer.validators);
  Snapshot snapshot;
  snapshot.status = 304;
  snapshot.final_url = answer.validators.url;
  snapshot.fetched_at = answered.at;
  if (answered.poll.digest) snapshot.digest = *answered.poll.digest;
  if (answer.fresh) store_.keep_fresh(answered.poll.document.id, answer.fresh);
  Ingested ingested{.not_modified = true};
  well(answered, snapshot, ingested);
  return ingested;
}

Ingested Ingest::take_response(const Answered& answered, const http::Response& response) {
  const auto& document = answered.poll.document;
  auto snapshot = response.snapshot;
  if (snapshot.fetched_at == Instant{}) snapshot.fetched_at = answered.at;  // a capture has its own
  snapshot.digest = sha256(response.body);
  snapshot.size = response.body.size();

  Ingested ingested{.fetched = true};
  const auto& extractor = extractors_.at(answered.source->profile);
  auto history = store_.history(document.id);
  const bool outdated = history.last && (history.last->rules != rules_digest(*vocabulary_) ||
                                         history.last->profile != extractor.profile().digest);
  if (outdated) {
    if (const auto trouble = read_again(answered, ingested)) return take_error(answered, *trouble);
    history = store_.history(document.id);
  }
  if (is_same(answered.poll, snapshot, response)) {
    attempt(answered, "same_bytes", snapshot.status, "");
    store_.refresh_validators(document.id,
                              {snapshot.final_url, snapshot.etag, snapshot.last_modified});
    store_.keep_fresh(document.id, response.fresh);
    well(answered, snapshot, ingested);
    ingested.same_bytes = true;
    return ingested;
  }
  if (answered.poll.absence && answered.poll.absence->told && is_absent(snapshot.status)) {
    attempt(answered, "gone", snapshot.status, "");
    ingested.quarantined = true;
    return ingested;
  }
  const Answer answer{snapshot,
                      response.body,
                      response.trouble,
                      answered.history,
                      carrier_of(answered.source->kind),
                      store_.others_with(document.id, snapshot.digest),
                      response.judged};
  const auto outcome = process(answer, document, history, extractor, *vocabulary_, *reader_,
                               answered.at, answered.source->gates);
  write(answered, snapshot, response.body, outcome, ingested);
  if (!outcome.quarantine) store_.keep_fresh(document.id, response.fresh);
  return ingested;
}

/// Our own rules changed since the newest version: its bytes are read with today's before anything
/// new is compared with it. Where no reader can be had today, that is put off, and the answer too.
std::optional<Error> Ingest::read_again(const Answered& answered, Ingested& ingested) {
  const auto& document = answered.poll.document;
  const auto history = store_.history(document.id);
  const auto bytes = store_.blob(history.last->snapshot);
  if (!bytes) return std::nullopt;
  const auto& extractor = extractors_.at(answered.source->profile);
  const auto before = answer_of(store_, document.id, *history.last);
  const auto outcome = reread({before, *bytes, {}}, document, history, extractor, *vocabulary_,
                              *reader_, answered.at, answered.source->gates);
  ingested.parsed += outcome.parsed ? 1 : 0;
  if (outcome.quarantine && outcome.quarantine->code == Errc::unavailable) {
    return outcome.quarantine;
  }
  if (!outcome.version) {
    note_member(store_, *vocabulary_, document, history.last->record);
    // Once is enough, also where today's rules cannot read it: what comes anew is judged by them.
    store_.confirm_version(document.id, extractor.profile().digest, rules_digest(*vocabulary_));
    return std::nullopt;
  }
  store_.add_version(document.id, *outcome.version, outcome.changes);
  note_member(store_, *vocabulary_, document, outcome.version->record);
  ingested.versions += 1;
  Ingested told;  // what our own rules find now is no news
  for (const auto& event : outcome.events) tell(*answered.source, event, told);
  return std::nullopt;
}

void Ingest::write(const Answered& answered, const Snapshot& snapshot, const std::string& body,
                   const Outcome& outcome, Ingested& ingested) {
  const auto& source = *answered.source;
  const auto& document = answered.poll.document;
  ingested.parsed += outcome.parsed ? 1 : 0;
  const auto doubt = outcome.quarantine ? outcome.quarantine->detail : std::string{};
  store_.add_snapshot(document.id, snapshot, body, outcome.closed, doubt);
  if (outcome.quarantine) {
    const auto name = std::string{name_of(outcome.quarantine->code)};
    attempt(answered, "quarantined", snapshot.status, name + ": " + doubt);
    quarantine(answered, snapshot, outcome, ingested);
    ingested.quarantined = true;
    return;
  }
  attempt(answered, "new", snapshot.status, "");
  if (snapshot.final_url != document.url) store_.add_alias(document.id, snapshot.final_url);
  if (outcome.version) {
    store_.add_version(document.id, *outcome.version, outcome.changes);
    const Validators validators{snapshot.final_url, snapshot.etag, snapshot.last_modified};
    store_.believe_validators(document.id, !say_the_same(answered.poll.validators, validators));
    ingested.versions += 1;
  }
  for (const auto& event : outcome.events) tell(source, event, ingested);
  if (outcome.version) tell_series(answered, snapshot, *outcome.version, ingested);
  store_.lost_fields(document.id, outcome.lost_detail);
  well(answered, snapshot, ingested);
  if (outcome.flap_to) flapped(answered, *outcome.flap_to);
}

void Ingest::tell_series(const Answered& answered, const Snapshot& snapshot, const Version& version,
                         Ingested& ingested) {
  const auto& source = *answered.source;
  const auto& document = answered.poll.document;
  const bool baseline = answered.history || (document.baseline && version.ordinal == 1);
  const detect::Subject subject{document, version, snapshot.final_url,
                                config_->profile(source.profile), baseline};
  for (const auto& event : series_events(store_, *vocabulary_, subject)) {
    tell(source, event, ingested);
  }
}

void Ingest::quarantine(const Answered& answered, const Snapshot& snapshot, const Outcome& outcome,
                        Ingested& ingested) {
  const auto& document = answered.poll.document;
  const auto& doubt = *outcome.quarantine;
  if (outcome.doubted) store_.doubt(document.id, *outcome.doubted, snapshot.fetched_at);
  troubled(answered, doubt, snapshot.digest);
  if (doubt.code == Errc::gone) absent(answered, ingested);
}

void Ingest::absent(const Answered& answered, Ingested& ingested) {
  const auto& source = *answered.source;
  const auto& document = answered.poll.document;
  const auto absence = store_.absent(document.id, answered.at);
  const auto [others, answering] = store_.neighbours(document.id, absence.since);
  if (document.versions == 0 ||
      !detect::is_gone(absence, others, answering, source.gates, answered.at)) {
    return;
  }
  std::vector<Snapshot> answers;
  for (const auto& stored : store_.snapshots(document.id)) {
    const auto& each = stored.snapshot;
    if (each.fetched_at >= absence.since && is_absent(each.status)) answers.push_back(each);
  }
  tell(source, detect::document_gone(document, absence, answers, answered.at), ingested);
  store_.absence_told(document.id);
}

void Ingest::well(const Answered& answered, const Snapshot& snapshot, Ingested& ingested) {
  const auto& source = *answered.source;
  const auto& document = answered.poll.document;
  if (answered.poll.absence && answered.poll.absence->told) {
    const auto event =
        detect::document_returned(document, *answered.poll.absence, snapshot, answered.at);
    tell(source, event, ingested);
  }
  // Versions of this answer count as a change: what is new is not yet stable.
  const auto& changed = document.changed_at;
  if (ingested.versions == 0 && changed && answered.at - *changed > source.gates.flap_within) {
    store_.flapping(document.id, "");
  }
}

void Ingest::tell(const config::Source& source, const Event& event, Ingested& ingested) {
  const bool known = is_told(event);
  const auto sinks = known ? std::vector<std::string>{} : sinks_for(source, event);
  const auto added = store_.add_event(event, sinks);
  if (!added.fresh) return;
  ingested.events += 1;
  log::info(fmt::format("{}{}",
                        event.baseline ? "history: "
                        : known        ? "more evidence: "
                                       : "",
                        summary(event)));
}

/// One act is told once, in however many documents it stands.
bool Ingest::is_told(const Event& event) const {
  if (event.resolution.empty() || !registry::is_act(event)) return false;
  std::vector<Event> known;
  store::EventFilter filter;
  filter.resolution = event.resolution;
  filter.types = {event.type};
  for (auto& each : store_.events(filter)) {
    const bool counts = each.event.document != event.document && !store_.correction(each.event.id);
    if (counts) known.push_back(std::move(each.event));
  }
  return !known.empty() && !registry::tells_anew(event, std::move(known), vocabulary_->countries);
}

/// A source that has not ended its first round may hold the renewal; one that fails for long, or
/// that nobody is about to ask, does not keep the ends of all others quiet. Asked after every round
/// with news: who has looked is not asked for again, and of those who have not the first will do.
bool Ingest::all_have_looked(Awaited awaited) {
  for (auto at = not_looked_.size(); at-- > 0;) {
    const auto looks = store_.looks(not_looked_[at]);
    if (looks.baseline_complete) {
      not_looked_.erase(not_looked_.begin() + static_cast<std::ptrdiff_t>(at));
      continue;
    }
    const bool given_up = looks.failures >= kPatience;
    if (given_up || (!looks.tried && awaited == Awaited::asked)) continue;
    std::swap(not_looked_[at], not_looked_.back());
    return false;
  }
  return true;
}

int Ingest::watch_mandates(Instant at, Awaited awaited) {
  const registry::Question question{date_of(at), at};
  const auto mandates = registry::mandates(store_.mandate_events(at), vocabulary_->sessions,
                                           vocabulary_->countries, question);
  int fresh = 0;
  const bool ends = all_have_looked(awaited);
  for (const auto& event : registry::register_events(mandates, at, config_->mandates.lead)) {
    if (!ends && event.type != "mandate.contradiction") continue;
    if (!store_.add_event(event, sinks::wanting(config_->sinks, event)).fresh) continue;
    fresh += 1;
    log::info(summary(event));
  }
  return fresh;
}

void Ingest::attempt(const Answered& answered, std::string outcome, int status,
                     std::string detail) {
  store_.record_attempt({answered.source->id, answered.poll.document.url, answered.poll.document.id,
                         answered.at, std::move(outcome), status, std::move(detail)});
}

std::vector<std::string> Ingest::sinks_for(const config::Source& source, const Event& event) const {
  if (event.baseline && !source.announce_baseline) return {};
  return sinks::wanting(config_->sinks, event);
}

}  // namespace mandated
