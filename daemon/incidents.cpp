#include <algorithm>

#include <fmt/format.h>

#include "config/units.h"
#include "daemon/ingest.h"
#include "daemon/log/log.h"
#include "pipeline/detect/ailments.h"
#include "pipeline/detect/detect.h"
#include "pipeline/detect/silence.h"

namespace mandated {
namespace {

constexpr const char* kSilent = "silent";

/// "listing site" of the source as a whole, else the document.
const std::string& subject_of(const Incident& incident) {
  return incident.document.empty() ? incident.source : incident.document;
}

bool is_same(const Incident& a, const Incident& b) {
  return a.document == b.document && a.reason == b.reason;
}

/// What settle() opens and resolves: whatever is decided elsewhere is left alone.
bool is_settled_here(const Incident& incident) {
  if (incident.reason == kFlapping) return true;
  return std::any_of(kErrcs.begin(), kErrcs.end(), [&incident](Errc code) {
    return incident.reason == name_of(code) && !is_of_the_host(code);
  });
}

}  // namespace

void Ingest::open_incident(const Incident& incident, const config::Source& source,
                           const Digest& snapshot) {
  if (!store_.open_incident(incident)) return;
  const auto event = detect::incident_event(incident, snapshot);
  store_.add_event(event, sinks_for(source, event));
  log::warning(fmt::format("{}: {}: {}", subject_of(incident), incident.reason, incident.detail));
}

void Ingest::resolve_incidents(const config::Source& source, const std::string& document,
                               const std::vector<std::string>& reasons, Instant at) {
  for (const auto& incident : store_.resolve_incidents(source.id, document, at, reasons)) {
    const auto event = detect::incident_event(incident, ended_by(incident));
    store_.add_event(event, sinks_for(source, event));
    log::info(fmt::format("{}: {} is over", subject_of(incident), incident.reason));
  }
}

void Ingest::troubled(const Answered& answered, const Error& trouble, const Digest& snapshot) {
  const auto& document = answered.poll.document;
  store_.troubled(document.id, {document.url, std::string{name_of(trouble.code)}, trouble.detail,
                                snapshot, answered.at});
}

void Ingest::flapped(const Answered& answered, std::int64_t to) {
  store_.flapping(
      answered.poll.document.id,
      fmt::format(
          "says again what version {} said, within {}; told once, and not again before it stays",
          to, config::format_duration(answered.source->gates.flap_within)));
}

std::vector<Ailment> Ingest::ailing(const config::Source& source, Instant at) {
  auto ailing = store_.ailing(source.id);
  if (carrier_of(source.kind) == Carrier::page) return ailing;
  const auto over = [&source, at](const Ailment& each) {  // a flap is seen when the version changed
    return each.reason == kFlapping && at - each.at > source.gates.flap_within;
  };
  for (const auto& each : ailing) {
    if (!over(each)) continue;
    if (const auto poll = store_.poll(source.id, each.document)) {
      store_.flapping(poll->document.id, "");
    }
  }
  ailing.erase(std::remove_if(ailing.begin(), ailing.end(), over), ailing.end());
  return ailing;
}

Digest Ingest::ended_by(const Incident& incident) const {
  const auto& url = incident.document.empty() ? incident.example : incident.document;
  const auto poll = url.empty() ? std::nullopt : store_.poll(incident.source, url);
  if (!poll || !poll->digest) return {};
  const auto& good = poll->document.checked_at;
  return good && *good >= incident.opened_at ? *poll->digest : Digest{};
}

void Ingest::settle(const config::Source& source, Instant at) {
  const auto open = store_.incidents(true, source.id);
  auto index = store_.source(source.id).trouble;
  const auto unreachable = [](const Ailment& each) {
    return each.reason == name_of(Errc::network) || each.reason == name_of(Errc::unavailable);
  };
  if (index && unreachable(*index)) index.reset();
  const auto suffered = detect::incidents_of(source.id, index, ailing(source, at), open);
  for (const auto& each : open) {
    const bool lasts = std::any_of(suffered.begin(), suffered.end(), [&each](const auto& still) {
      return is_same(each, still.incident);
    });
    if (!lasts && is_settled_here(each)) {
      resolve_incidents(source, each.document, {each.reason}, at);
    }
  }
  for (const auto& [incident, snapshot] : suffered) {
    const auto before = std::find_if(open.begin(), open.end(), [&incident](const Incident& each) {
      return is_same(each, incident);
    });
    if (before != open.end() && before->last_seen_at >= incident.last_seen_at) continue;
    open_incident(incident, source, snapshot);
  }
}

void Ingest::out_of_reach(const config::Source& source, const Error& error, Instant at) {
  open_incident({source.id, "", std::string{name_of(error.code)}, error.detail, at, at}, source);
}

void Ingest::reached(const config::Source& source, Instant at) {
  resolve_incidents(source, "",
                    {std::string{name_of(Errc::network)}, std::string{name_of(Errc::unavailable)}},
                    at);
}

void Ingest::listen(const config::Source& source, Instant at) {
  // An archive is a past that ends: to bring nothing new is what it does.
  const bool heeded = source.heeds_silence && source.kind != config::SourceKind::warc;
  const detect::SilenceRule rule{!heeded, source.silence};
  const auto silent = detect::silence(store_.news(source.id), rule, at);
  if (!silent) return resolve_incidents(source, "", {kSilent}, at);
  auto detail = fmt::format("no new document or version since {}; {} is longer than usual",
                            format_instant(silent->since), config::format_duration(silent->limit));
  open_incident({source.id, "", kSilent, std::move(detail), at, at}, source);
}

}  // namespace mandated
