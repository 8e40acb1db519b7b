#include "pipeline/store/failpoint.h"
#include "pipeline/store/impl.h"

namespace mandated::store {

void Store::add_snapshot(std::int64_t document, const Snapshot& snapshot, std::string_view bytes,
                         bool closed, std::string_view doubt) {
  impl_->expect_transaction();
  auto& database = *impl_->database;
  const auto blob = impl_->put_blob(snapshot.digest, bytes, document);
  const bool at_home = snapshot.final_url == impl_->url_of(document);
  database.run(R"sql(
    INSERT INTO snapshot (document, blob, final_url, fetched_at, status, content_type,
                          content_language, etag, last_modified, closed, doubt)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11))sql",
               document, blob.id, at_home ? std::nullopt : std::optional{snapshot.final_url},
               snapshot.fetched_at, snapshot.status, snapshot.content_type,
               snapshot.content_language, snapshot.etag, snapshot.last_modified, closed, doubt);
  failpoint("after_snapshot");
  if (!doubt.empty()) return;
  database.run(R"sql(
    UPDATE poll SET snapshot = ?2, validator_url = ?3, etag = ?4, last_modified = ?5
    WHERE document = ?1)sql",
               document, database.last_row(), snapshot.final_url, snapshot.etag,
               snapshot.last_modified);
  if (blob.depth == 0) {
    database.run(R"sql(
      UPDATE source SET template = ?2, template_uses = 0
      WHERE id = (SELECT source FROM document WHERE id = ?1) AND template IS NOT ?2)sql",
                 document, blob.id);
  }
  failpoint("after_accepted");
}

std::vector<StoredSnapshot> Store::snapshots(std::int64_t document) const {
  auto cursor = impl_->database->query(R"sql(
    SELECT snapshot.id, coalesce (final_url, url), fetched_at, status, content_type,
           content_language, etag, last_modified, blob.digest, blob.size, doubt
    FROM snapshot JOIN blob ON blob.id = snapshot.blob JOIN document ON document.id = ?1
    WHERE document = ?1 ORDER BY snapshot.id)sql",
                                       document);
  std::vector<StoredSnapshot> snapshots;
  while (cursor.next()) {
    StoredSnapshot stored;
    stored.id = cursor.integer(0);
    stored.snapshot = {
        cursor.string(1), cursor.instant(2), static_cast<int>(cursor.integer(3)),
        cursor.string(4), cursor.string(5),  cursor.string(6),
        cursor.string(7), cursor.digest(8),  static_cast<std::uint64_t>(cursor.integer(9))};
    stored.doubt = cursor.text(10);
    snapshots.push_back(std::move(stored));
  }
  return snapshots;
}

}  // namespace mandated::store
