#include <algorithm>

#include "pipeline/store/failpoint.h"
#include "pipeline/store/impl.h"

namespace mandated::store {
namespace {

Incident incident_of(const Cursor& row) {
  Incident incident;
  incident.source = row.text(1);
  incident.document = row.text(2);
  incident.reason = row.text(3);
  incident.detail = row.text(4);
  incident.opened_at = row.instant(5);
  incident.last_seen_at = row.instant(6);
  incident.resolved_at = row.optional_instant(7);
  incident.count = row.integer(8);
  incident.documents = row.integer(9);
  incident.example = row.text(10);
  return incident;
}

}  // namespace

bool Store::open_incident(const Incident& incident) {
  impl_->expect_transaction();
  auto& database = *impl_->database;
  const auto source = impl_->source_row(incident.source);
  const bool open = database.run(R"sql(
    UPDATE incident SET count = count + 1, last_seen_at = ?4, detail = ?5, documents = ?6,
                        example = ?7
    WHERE source = ?1 AND document = ?2 AND reason = ?3 AND resolved_at IS NULL)sql",
                                 source, incident.document, incident.reason, incident.last_seen_at,
                                 incident.detail, incident.documents, incident.example) > 0;
  if (!open) {
    database.run(R"sql(
      INSERT INTO incident (source, document, reason, detail, opened_at, last_seen_at, count,
                            documents, example)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9))sql",
                 source, incident.document, incident.reason, incident.detail, incident.opened_at,
                 incident.last_seen_at, incident.count, incident.documents, incident.example);
  }
  failpoint("after_incident");
  return !open;
}

std::vector<Incident> Store::resolve_incidents(std::string_view source, std::string_view document,
                                               Instant at,
                                               const std::vector<std::string>& reasons) {
  impl_->expect_transaction();
  auto& database = *impl_->database;
  std::vector<Incident> resolved;
  const auto row = impl_->find_source(source);
  if (!row) return resolved;
  std::vector<std::int64_t> ids;
  {
    auto cursor = database.query(R"sql(
      SELECT id, ?3, document, reason, detail, opened_at, last_seen_at, ?4, count, documents,
             example
      FROM incident
      WHERE source = ?1 AND document = ?2 AND resolved_at IS NULL ORDER BY id)sql",
                                 *row, document, source, at);
    while (cursor.next()) {
      const bool meant = reasons.empty() ||
                         std::find(reasons.begin(), reasons.end(), cursor.text(3)) != reasons.end();
      if (!meant) continue;
      ids.push_back(cursor.integer(0));
      resolved.push_back(incident_of(cursor));
    }
  }
  for (const auto id : ids) {
    database.run("UPDATE incident SET resolved_at = ?2 WHERE id = ?1", id, at);
    failpoint("after_incident");
  }
  return resolved;
}

std::vector<Incident> Store::incidents(bool open_only, std::string_view source) const {
  auto cursor = impl_->database->query(R"sql(
    SELECT incident.id, name, document, reason, detail, opened_at, last_seen_at, resolved_at, count,
           documents, example
    FROM incident JOIN source ON source.id = incident.source
    WHERE (NOT ?1 OR resolved_at IS NULL) AND (?2 = '' OR name = ?2)
    ORDER BY resolved_at IS NOT NULL, opened_at DESC, incident.id DESC)sql",
                                       open_only, source);
  std::vector<Incident> incidents;
  while (cursor.next()) incidents.push_back(incident_of(cursor));
  return incidents;
}

}  // namespace mandated::store
