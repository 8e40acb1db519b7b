#include "pipeline/store/documents.h"

#include "pipeline/store/failpoint.h"
#include "pipeline/store/impl.h"

namespace mandated::store {

std::optional<std::int64_t> Store::Impl::find_document(std::string_view source,
                                                       std::string_view url) {
  const auto row = find_source(source);
  if (!row) return std::nullopt;
  auto cursor =
      database->query("SELECT id FROM document WHERE url = ?1 AND source = ?2", url, *row);
  if (!cursor.next()) return std::nullopt;
  return cursor.integer(0);
}

std::string Store::Impl::url_of(std::int64_t document) {
  auto cursor = database->query("SELECT url FROM document WHERE id = ?1", document);
  if (!cursor.next()) throw std::logic_error("store: a document that was never added");
  return cursor.string(0);
}

Document document_of(const Cursor& row) {
  Document document;
  document.id = row.integer(0);
  document.source = row.text(1);
  document.url = row.text(2);
  document.address = row.text(3);
  document.symbol = row.text(4);
  document.title = row.text(5);
  document.country = row.text(6);
  document.body = row.text(7);
  document.baseline = row.integer(8) != 0;
  document.found_at = row.instant(9);
  document.checked_at = row.optional_instant(10);
  document.changed_at = row.optional_instant(11);
  document.versions = row.integer(12);
  return document;
}

namespace {

#define MANDATED_POLLS                                                                \
  "SELECT " MANDATED_DOCUMENT_COLUMNS                                                 \
  ", poll.validator_url, poll.etag, poll.last_modified, poll.tried_at, poll.failures" \
  ", blob.digest, snapshot.fetched_at, poll.modified, poll.modified_read"             \
  ", gone_since, gone_count, gone_told, poll.fresh, poll.whole_at"                    \
  " FROM document JOIN source ON source.id = document.source"                         \
  " JOIN poll ON poll.document = document.id"                                         \
  " LEFT JOIN snapshot ON snapshot.id = poll.snapshot"                                \
  " LEFT JOIN blob ON blob.id = snapshot.blob"

Poll poll_of(const Cursor& row) {
  Poll poll;
  poll.document = document_of(row);
  poll.validators = {row.string(13), row.string(14), row.string(15)};
  poll.tried_at = row.optional_instant(16);
  poll.failures = row.integer(17);
  if (!row.is_null(18)) poll.digest = row.digest(18);
  poll.fetched_at = row.optional_instant(19);
  poll.modified = row.optional_instant(20);
  poll.modified_read = row.optional_instant(21);
  if (!row.is_null(22)) {
    poll.absence = Absence{row.instant(22), row.integer(23), row.integer(24) != 0};
  }
  if (!row.is_null(25)) poll.fresh = std::chrono::seconds{row.integer(25)};
  poll.whole_at = row.optional_instant(26);
  return poll;
}

}  // namespace

std::vector<Poll> Store::polls(std::string_view source) const {
  std::vector<Poll> polls;
  const auto row = impl_->find_source(source);
  if (!row) return polls;
  auto cursor = impl_->database->query(
      MANDATED_POLLS " WHERE document.source = ?1 ORDER BY document.id", *row);
  while (cursor.next()) polls.push_back(poll_of(cursor));
  return polls;
}

std::vector<Poll> Store::unwell(std::string_view source, std::size_t most) const {
  std::vector<Poll> polls;
  const auto row = impl_->find_source(source);
  if (!row) return polls;
  auto cursor =
      impl_->database->query(MANDATED_POLLS
                             " WHERE document.source = ?1 AND poll.failures > 0 AND NOT gone_told"
                             " AND document.address <> ''"
                             " ORDER BY poll.failures, poll.tried_at, document.id LIMIT ?2",
                             *row, static_cast<std::int64_t>(most));
  while (cursor.next()) polls.push_back(poll_of(cursor));
  return polls;
}

std::optional<Poll> Store::poll(std::string_view source, std::string_view url) const {
  const auto row = impl_->find_source(source);
  if (!row) return std::nullopt;
  auto cursor = impl_->database->query(
      MANDATED_POLLS " WHERE document.source = ?1 AND document.url = ?2", *row, url);
  if (!cursor.next()) return std::nullopt;
  return poll_of(cursor);
}

Document Store::add_document(std::string_view source, const Location& location, bool baseline,
                             Instant at) {
  impl_->expect_transaction();
  auto& database = *impl_->database;
  const auto found = impl_->find_document(source, location.url);
  if (!found) {
    database.run(R"sql(
      INSERT INTO document (source, url, address, title, baseline, found_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6))sql",
                 impl_->source_row(source), location.url, location.address, location.title,
                 baseline, at);
    database.run("INSERT INTO poll (document, modified) VALUES (?1, ?2)", database.last_row(),
                 location.modified);
    failpoint("after_document");
  } else {
    database.run("UPDATE document SET address = ?2 WHERE id = ?1 AND address <> ?2", *found,
                 location.address);
    database.run("UPDATE poll SET modified = ?2 WHERE document = ?1 AND modified IS NOT ?2", *found,
                 location.modified);
  }
  auto cursor = database.query("SELECT " MANDATED_DOCUMENT_COLUMNS R"sql(
    FROM document JOIN source ON source.id = document.source
      JOIN poll ON poll.document = document.id
    WHERE document.url = ?1 AND source.name = ?2)sql",
                               location.url, source);
  if (!cursor.next()) throw std::logic_error("store: a document that was just added is not there");
  return document_of(cursor);
}

void Store::add_alias(std::int64_t document, std::string_view url) {
  impl_->expect_transaction();
  impl_->database->run("INSERT OR IGNORE INTO alias (url, document) VALUES (?1, ?2)", url,
                       document);
}

std::vector<Document> Store::documents(const DocumentFilter& filter) const {
  auto cursor = impl_->database->query("SELECT " MANDATED_DOCUMENT_COLUMNS R"sql(
    FROM document JOIN source ON source.id = document.source
      JOIN poll ON poll.document = document.id
    WHERE (?1 = '' OR source.name = ?1) AND (?2 = '' OR country = ?2) AND (?3 = '' OR body = ?3)
      AND (?4 IS NULL OR changed_at >= ?4)
    ORDER BY source.name, document.symbol, document.url)sql",
                                       filter.source, filter.country, filter.body, filter.since);
  std::vector<Document> documents;
  while (cursor.next()) documents.push_back(document_of(cursor));
  return documents;
}

}  // namespace mandated::store
