#include "pipeline/store/failpoint.h"
#include "pipeline/store/impl.h"

namespace mandated::store {
namespace {

/// Nobody goes back further than this many versions within a day.
constexpr int kPast = 16;

}  // namespace

std::optional<Doubted> Store::Impl::doubted(std::int64_t document) {
  auto cursor = database->query(R"sql(
    SELECT doubt, doubt_since, doubt_count FROM poll WHERE document = ?1 AND doubt IS NOT NULL)sql",
                                document);
  if (!cursor.next()) return std::nullopt;
  return Doubted{cursor.digest(0), cursor.instant(1), cursor.integer(2)};
}

std::vector<Past> Store::Impl::past(std::int64_t document) {
  auto cursor = database->query(R"sql(
    SELECT version.ordinal, version.digest, next.recorded_at FROM version
      JOIN version AS next ON next.document = version.document
        AND next.ordinal = version.ordinal + 1
    WHERE version.document = ?1 ORDER BY version.ordinal DESC LIMIT ?2)sql",
                                document, kPast);
  std::vector<Past> past;
  while (cursor.next()) {
    past.push_back({cursor.integer(0), cursor.digest(1), cursor.instant(2)});
  }
  return past;
}

void Store::doubt(std::int64_t document, const Digest& record, Instant at) {
  impl_->expect_transaction();
  impl_->database->run(R"sql(
    UPDATE poll SET doubt_count = iif (doubt IS ?2, doubt_count + 1, 1),
                    doubt_since = iif (doubt IS ?2, doubt_since, ?3), doubt = ?2
    WHERE document = ?1)sql",
                       document, record, at);
  failpoint("after_doubt");
}

Absence Store::absent(std::int64_t document, Instant at) {
  impl_->expect_transaction();
  auto& database = *impl_->database;
  database.run(R"sql(
    UPDATE poll SET gone_since = coalesce (gone_since, ?2), gone_count = gone_count + 1
    WHERE document = ?1)sql",
               document, at);
  failpoint("after_absence");
  auto cursor = database.query(
      "SELECT gone_since, gone_count, gone_told FROM poll WHERE document = ?1", document);
  if (!cursor.next()) throw std::logic_error("store: a document that was never added");
  return {cursor.instant(0), cursor.integer(1), cursor.integer(2) != 0};
}

void Store::absence_told(std::int64_t document) {
  impl_->expect_transaction();
  impl_->database->run(R"sql(
    UPDATE poll SET gone_told = 1, trouble = '', trouble_detail = '', trouble_digest = NULL, flap = '',
                    lost = ''
    WHERE document = ?1)sql",
                       document);
}

std::vector<Instant> Store::news(std::string_view source) const {
  std::vector<Instant> news;
  const auto row = impl_->find_source(source);
  if (!row) return news;
  auto cursor = impl_->database->query(R"sql(
    SELECT DISTINCT recorded_at FROM version JOIN document ON document.id = version.document
    WHERE document.source = ?1 AND cause <> 'technical' ORDER BY recorded_at)sql",
                                       *row);
  while (cursor.next()) news.push_back(cursor.instant(0));
  return news;
}

std::optional<Instant> Store::changed_at(std::int64_t document) const {
  auto cursor = impl_->database->query("SELECT changed_at FROM document WHERE id = ?1", document);
  return cursor.next() ? cursor.optional_instant(0) : std::nullopt;
}

int Store::others_with(std::int64_t document, const Digest& bytes) const {
  auto cursor = impl_->database->query(R"sql(
    SELECT count(DISTINCT document.id) FROM blob JOIN snapshot ON snapshot.blob = blob.id
      JOIN document ON document.id = snapshot.document
    WHERE blob.digest = ?2 AND document.id <> ?1
      AND document.source = (SELECT source FROM document WHERE id = ?1))sql",
                                       document, bytes);
  return cursor.next() ? static_cast<int>(cursor.integer(0)) : 0;
}

Store::Neighbours Store::neighbours(std::int64_t document, Instant since) const {
  auto cursor = impl_->database->query(R"sql(
    SELECT count(*), count(*) FILTER (WHERE poll.checked_at >= ?2)
    FROM document JOIN poll ON poll.document = document.id
    WHERE document.source = (SELECT source FROM document WHERE id = ?1) AND document.id <> ?1
      AND versions > 0 AND NOT gone_told)sql",
                                       document, since);
  if (!cursor.next()) return {};
  return {cursor.integer(0), cursor.integer(1)};
}

}  // namespace mandated::store
