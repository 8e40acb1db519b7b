#include "pipeline/store/failpoint.h"
#include "pipeline/store/impl.h"

namespace mandated::store {
namespace {

bool is_whole(std::string_view outcome) { return outcome == "new" || outcome == "same_bytes"; }

bool is_good(std::string_view outcome) { return is_whole(outcome) || outcome == "not_modified"; }

/// Equal tries in a row are one row with a count: a page that answers 304 every hour for years
/// costs what one answer does.
bool count_up(Database& database, const Attempt& attempt, std::optional<std::int64_t> row) {
  if (!row) return false;
  return database.run(R"sql(
    UPDATE attempt SET at = ?2, count = count + 1
    WHERE id = ?1 AND outcome = ?3 AND status = ?4 AND detail = ?5)sql",
                      *row, attempt.at, attempt.outcome, attempt.status, attempt.detail) == 1;
}

std::optional<std::int64_t> last_of_document(Database& database, std::int64_t document) {
  auto cursor = database.query("SELECT attempt FROM poll WHERE document = ?1", document);
  return cursor.next() ? cursor.optional_integer(0) : std::nullopt;
}

std::optional<std::int64_t> last_of_page(Database& database, std::int64_t source,
                                         std::string_view url) {
  auto cursor = database.query(R"sql(
    SELECT max (id) FROM attempt WHERE source = ?1 AND url = ?2 AND document IS NULL)sql",
                               source, url);
  return cursor.next() ? cursor.optional_integer(0) : std::nullopt;
}

}  // namespace

void Store::record_attempt(const Attempt& attempt) {
  impl_->expect_transaction();
  auto& database = *impl_->database;
  const auto source = impl_->source_row(attempt.source);
  auto row = attempt.document ? last_of_document(database, *attempt.document)
                              : last_of_page(database, source, attempt.url);
  if (!count_up(database, attempt, row)) {
    database.run(R"sql(
      INSERT INTO attempt (source, document, url, outcome, status, detail, first_at, at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7))sql",
                 source, attempt.document,
                 attempt.document ? std::nullopt : std::optional<std::string>{attempt.url},
                 attempt.outcome, attempt.status, attempt.detail, attempt.at);
    row = database.last_row();
  }
  if (attempt.document) {
    database.run(R"sql(
      UPDATE poll SET attempt = ?2, tried_at = ?3, checked_at = iif (?4, ?3, checked_at),
                      whole_at = iif (?5 AND whole_at IS NOT 0, ?3, whole_at),
                      modified_read = iif (?4, modified, modified_read),
                      failures = iif (?4, 0, failures + 1),
                      doubt = iif (?4, NULL, doubt), gone_since = iif (?4, NULL, gone_since),
                      gone_count = iif (?4, 0, gone_count), gone_told = iif (?4, 0, gone_told),
                      trouble = iif (?4, '', trouble),
                      trouble_detail = iif (?4, '', trouble_detail),
                      trouble_digest = iif (?4, NULL, trouble_digest)
      WHERE document = ?1)sql",
                 *attempt.document, row, attempt.at, is_good(attempt.outcome),
                 is_whole(attempt.outcome));
  }
  failpoint("after_attempt");
}

void Store::refresh_validators(std::int64_t document, const Validators& validators) {
  impl_->expect_transaction();
  impl_->database->run(R"sql(
    UPDATE poll SET validator_url = iif (?2 = '', validator_url, ?2),
                    etag = iif (?3 = '', etag, ?3),
                    last_modified = iif (?4 = '', last_modified, ?4)
    WHERE document = ?1
      AND (?2 NOT IN ('', validator_url) OR ?3 NOT IN ('', etag) OR ?4 NOT IN ('', last_modified)
           OR validator_url IS NULL))sql",
                       document, validators.url, validators.etag, validators.last_modified);
}

void Store::believe_validators(std::int64_t document, bool believed) {
  impl_->expect_transaction();
  impl_->database->run(R"sql(
    UPDATE poll SET whole_at = iif (?2, checked_at, 0) WHERE document = ?1 AND (whole_at IS 0) = ?2)sql",
                       document, believed);
}

void Store::keep_fresh(std::int64_t document, std::optional<std::chrono::seconds> fresh) {
  impl_->expect_transaction();
  // Not by the conditional operator: g++ 12 takes that for uninitialised under TSan.
  std::optional<std::int64_t> seconds;
  if (fresh) seconds.emplace(fresh->count());
  impl_->database->run("UPDATE poll SET fresh = ?2 WHERE document = ?1 AND fresh IS NOT ?2",
                       document, seconds);
}

}  // namespace mandated::store
