#include <vector>

#include <fmt/format.h>

#include "pipeline/store/failpoint.h"
#include "pipeline/store/impl.h"

namespace mandated::store {
namespace {

/// Versions between a record and the one that stands alone.
constexpr int kDeepest = 16;

std::string what_of(std::int64_t document, std::int64_t ordinal) {
  return fmt::format("version {} of document {}", ordinal, document);
}

std::string derived(const Record& record, std::string_view path) {
  const auto found = record.derived.find(path);
  return found == record.derived.end() ? std::string{} : found->second.value;
}

std::string body_of(const Record& record) {
  for (auto body :
       {std::string{record.text("un_body")}, derived(record, "un_body"), derived(record, "body")}) {
    if (!body.empty()) return body;
  }
  return {};
}

std::string country_of(const Record& record) {
  auto country = derived(record, "country");
  return country.size() == 3 ? country : std::string{};  // alpha-3 or none
}

/// What an earlier version said of fields that `record` does not know.
Fields remembered_beside(const Record& record, const Fields& last_known) {
  Fields remembered;
  for (const auto& [name, field] : last_known) {
    if (field.state == FieldState::unknown) continue;
    if (record.field(name).state == FieldState::unknown) remembered.emplace(name, field);
  }
  return remembered;
}

std::string fields_json(Fields fields) {
  Record record;
  record.fields = std::move(fields);
  return canonical(to_json(record).at("fields"));
}

/// Before and after of a change, as one JSON text; most of it stands in the two records already.
std::string texts_of(const Change& change) {
  return canonical(json::array{change.before, change.after});
}

}  // namespace

std::string Store::Impl::unpack_record(std::int64_t document, std::int64_t ordinal) {
  auto cursor = database->query(R"sql(
    SELECT record, depth, blob FROM version
    WHERE document = ?1 AND ordinal <= ?2 AND ordinal >= ?2 -
      (SELECT depth FROM version WHERE document = ?1 AND ordinal = ?2)
    ORDER BY ordinal)sql",
                                document, ordinal);
  const auto what = what_of(document, ordinal);
  std::string json;
  while (cursor.next()) {
    const bool begins = cursor.integer(1) == 0;
    json = unpack(cursor.bytes(0), begins ? blob_bytes(cursor.integer(2)) : json, what);
  }
  return json;
}

std::optional<StoredRecord> Store::Impl::newest_record(std::int64_t document) {
  StoredRecord newest;
  {
    auto cursor = database->query(R"sql(
      SELECT id, ordinal, depth FROM version WHERE document = ?1 ORDER BY ordinal DESC LIMIT 1)sql",
                                  document);
    if (!cursor.next()) return std::nullopt;
    newest.version = cursor.integer(0);
    newest.ordinal = cursor.integer(1);
    newest.depth = static_cast<int>(cursor.integer(2));
  }
  newest.json = unpack_record(document, newest.ordinal);
  return newest;
}

Record Store::Impl::record_of(std::string_view json, std::string_view what) const {
  const auto value = parse_json(json);
  if (!value) damaged(what);
  auto record = record_from_json(*value);
  if (!record) damaged(what);
  return std::move(*record);
}

Fields Store::Impl::remembered(std::int64_t document) {
  auto cursor = database->query("SELECT remembered FROM document WHERE id = ?1", document);
  if (!cursor.next() || cursor.text(0) == "{}") return {};
  return record_of(fmt::format(R"({{"fields":{}}})", cursor.text(0)), "a remembered field").fields;
}

std::int64_t Store::Impl::ruleset_row(const Digest& profile, const Digest& rules) {
  database->run("INSERT OR IGNORE INTO ruleset (profile, rules) VALUES (?1, ?2)", profile, rules);
  auto cursor =
      database->query("SELECT id FROM ruleset WHERE profile = ?1 AND rules = ?2", profile, rules);
  if (!cursor.next()) throw std::logic_error("store: a ruleset that was just added is not there");
  return cursor.integer(0);
}

void Store::Impl::add_changes(std::int64_t version, const std::vector<Change>& changes,
                              const std::string& records) {
  int n = 0;
  for (const auto& change : changes) {
    const auto packed = packer.pack(texts_of(change), records);
    database->run(R"sql(
      INSERT INTO change (version, n, kind, nature, field, "where", texts)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7))sql",
                  version, ++n, name_of(change.kind), name_of(change.nature), change.field,
                  change.where, Bytes{packed});
  }
  failpoint("after_changes");
}

void Store::Impl::update_document(std::int64_t document, const Version& version,
                                  const Fields& last_known) {
  const auto& record = version.record;
  database->run(R"sql(
    UPDATE document SET symbol = ?2, title = iif (?3 = '', title, ?3), country = ?4, body = ?5,
                        year = ?6, changed_at = ?7, versions = ?8, remembered = ?9
    WHERE id = ?1)sql",
                document, record.text("symbol"), record.text("title"), country_of(record),
                body_of(record), record.text("year"), version.recorded_at, version.ordinal,
                fields_json(remembered_beside(record, last_known)));
  if (const auto day = record.derived.find("adopted"); day != record.derived.end()) {
    database->run(
        "INSERT OR IGNORE INTO adoption (document, adopted, recorded_at) VALUES (?1, ?2, ?3)",
        document, day->second.value, version.recorded_at);
  }
  failpoint("after_version_row");
}

void Store::add_version(std::int64_t document, const Version& version,
                        const std::vector<Change>& changes) {
  impl_->expect_transaction();
  auto& impl = *impl_;
  const auto newest = impl.newest_record(document);
  const auto next = newest ? newest->ordinal + 1 : 1;
  if (version.ordinal != next) {
    throw std::logic_error(fmt::format("store: version {} of document {}; the next one is {}",
                                       version.ordinal, document, next));
  }
  const auto blob = impl.find_blob(version.snapshot);
  if (!blob) throw std::logic_error("store: a version of bytes that were never stored");

  Fields last_known;
  if (newest) {
    last_known = impl.remembered(document);
    last_known.merge(impl.record_of(newest->json, what_of(document, newest->ordinal)).fields);
  }
  const auto json = canonical(to_json(version.record));
  const bool alone = !newest || newest->depth >= kDeepest;
  // The texts of a first record all stand in the page it was read from.
  const auto packed = impl.packer.pack(json, alone ? impl.blob_bytes(blob->id) : newest->json);
  impl.database->run(R"sql(
    INSERT INTO version (document, ordinal, digest, blob, ruleset, cause, recorded_at, depth,
                         record)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9))sql",
                     document, version.ordinal, version.digest, blob->id,
                     impl.ruleset_row(version.profile, version.rules), name_of(version.cause),
                     version.recorded_at, alone ? 0 : newest->depth + 1, Bytes{packed});
  const auto row = impl.database->last_row();
  failpoint("after_version");
  impl.add_changes(row, changes, newest ? newest->json + json : json);
  impl.update_document(document, version, last_known);
}

void Store::confirm_version(std::int64_t document, const Digest& profile, const Digest& rules) {
  impl_->expect_transaction();
  impl_->database->run(R"sql(
    UPDATE version SET ruleset = ?2
    WHERE document = ?1 AND ordinal = (SELECT versions FROM document WHERE id = ?1))sql",
                       document, impl_->ruleset_row(profile, rules));
}

Version Store::Impl::read_version(const Cursor& row, std::int64_t document) {
  Version version;
  version.ordinal = row.integer(0);
  version.digest = row.digest(1);
  version.snapshot = row.digest(2);
  version.profile = row.digest(3);
  version.rules = row.digest(4);
  const auto cause = row.text(5);
  for (const auto each : {Cause::content, Cause::completion, Cause::technical}) {
    if (name_of(each) == cause) version.cause = each;
  }
  version.recorded_at = row.instant(6);
  const auto what = what_of(document, version.ordinal);
  version.record = record_of(unpack_record(document, version.ordinal), what);
  if (digest_of(version.record) != version.digest) damaged(what);
  return version;
}

#define MANDATED_VERSION                                                                          \
  "SELECT ordinal, version.digest, blob.digest, profile, rules, cause, recorded_at FROM version " \
  "JOIN blob ON blob.id = version.blob JOIN ruleset ON ruleset.id = version.ruleset "

std::optional<Version> Store::version(std::int64_t document, std::int64_t ordinal) const {
  auto cursor = impl_->database->query(
      MANDATED_VERSION "WHERE version.document = ?1 AND ordinal = ?2", document, ordinal);
  if (!cursor.next()) return std::nullopt;
  return impl_->read_version(cursor, document);
}

std::vector<Version> Store::versions(std::int64_t document) const {
  auto cursor = impl_->database->query(
      MANDATED_VERSION "WHERE version.document = ?1 ORDER BY ordinal", document);
  std::vector<Version> versions;
  while (cursor.next()) versions.push_back(impl_->read_version(cursor, document));
  return versions;
}

#undef MANDATED_VERSION

std::vector<Change> Store::changes(std::int64_t document, std::int64_t ordinal) const {
  auto records = ordinal > 1 ? impl_->unpack_record(document, ordinal - 1) : std::string{};
  records += impl_->unpack_record(document, ordinal);
  auto cursor = impl_->database->query(R"sql(
    SELECT kind, nature, field, "where", texts FROM change
    WHERE version = (SELECT id FROM version WHERE document = ?1 AND ordinal = ?2) ORDER BY n)sql",
                                       document, ordinal);
  std::vector<Change> changes;
  while (cursor.next()) {
    const auto what = "a change of " + what_of(document, ordinal);
    const auto texts = parse_json(impl_->unpack(cursor.bytes(4), records, what));
    if (!texts || !texts->is_array() || texts->get_array().size() != 2) impl_->damaged(what);
    auto change = change_from_json(json::object{{"kind", cursor.text(0)},
                                                {"nature", cursor.text(1)},
                                                {"field", cursor.text(2)},
                                                {"where", cursor.text(3)},
                                                {"before", texts->get_array()[0]},
                                                {"after", texts->get_array()[1]}});
    if (!change) impl_->damaged(what);
    changes.push_back(std::move(*change));
  }
  return changes;
}

History Store::history(std::int64_t document) const {
  History history;
  const auto newest = [&] {
    auto cursor = impl_->database->query("SELECT versions FROM document WHERE id = ?1", document);
    return cursor.next() ? cursor.integer(0) : 0;
  }();
  if (newest > 0) {
    history.last = version(document, newest);
    history.last_known = impl_->remembered(document);
    for (const auto& [name, field] : history.last->record.fields) {
      history.last_known.emplace(name, field);
    }
  }
  auto cursor = impl_->database->query(R"sql(
    SELECT blob.size, snapshot.closed FROM poll JOIN snapshot ON snapshot.id = poll.snapshot
      JOIN blob ON blob.id = snapshot.blob WHERE poll.document = ?1)sql",
                                       document);
  if (cursor.next()) {
    history.last_good_size = static_cast<std::uint64_t>(cursor.integer(0));
    history.last_good_closed = cursor.integer(1) != 0;
  }
  history.doubted = impl_->doubted(document);
  history.past = impl_->past(document);
  return history;
}

}  // namespace mandated::store
