#include "pipeline/detect/detect.h"

namespace mandated::detect {

Event incident_event(const Incident& incident, const Digest& snapshot) {
  const bool resolved = incident.resolved_at.has_value();
  const auto& subject = incident.document.empty() ? incident.source : incident.document;
  Event event;
  event.type = resolved                      ? "source.recovered"
               : incident.reason == "silent" ? "source.silent"
                                             : "source.incident";
  // The moment it opened is what tells one incident of a kind from the next; it is no reading time.
  event.id = event_id(event.type, subject, incident.source + " " + incident.reason,
                      format_instant(incident.opened_at));
  event.document = incident.document;
  event.source = incident.source;
  event.recorded = resolved ? *incident.resolved_at : incident.last_seen_at;
  event.severity = resolved ? Severity::info : Severity::warning;
  event.authority = Authority::analysis;
  event.details = {{"what", incident.source + ": " + incident.reason + ": " + incident.detail},
                   {"reason", incident.reason},
                   {"detail", incident.detail},
                   {"opened", format_instant(incident.opened_at)}};
  if (incident.documents > 0) {
    event.details["documents"] = incident.documents;
    event.details["example"] = incident.example;
  }
  const auto& shown = incident.document.empty() ? incident.example : incident.document;
  event.evidence = {{incident.detail, "attempt", shown, snapshot, "incident", event.authority}};
  return event;
}

}  // namespace mandated::detect
