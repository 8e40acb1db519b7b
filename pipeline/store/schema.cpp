#include "pipeline/store/schema.h"

#include <array>

#include <fmt/format.h>

#include "pipeline/store/store.h"

namespace mandated::store {
namespace {

// Append only: a step, once released, is never edited. Step i takes version i to i + 1. What each
// table is for, and why it is as it is: SCHEMA.md.
constexpr std::array<const char*, 10> kSteps{
    R"sql(
CREATE TABLE source (
  id                INTEGER PRIMARY KEY,
  name              TEXT NOT NULL UNIQUE CHECK (name <> ''),
  tried_at          INTEGER,
  succeeded_at      INTEGER,
  failures          INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
  baseline_complete INTEGER NOT NULL DEFAULT 0 CHECK (baseline_complete IN (0, 1)),
  template          INTEGER REFERENCES blob (id),
  template_uses     INTEGER NOT NULL DEFAULT 0 CHECK (template_uses >= 0)
) STRICT;

CREATE TABLE document (
  id         INTEGER PRIMARY KEY,
  source     INTEGER NOT NULL REFERENCES source (id),
  url        TEXT NOT NULL CHECK (url <> ''),
  address    TEXT NOT NULL,
  symbol     TEXT NOT NULL DEFAULT '',
  title      TEXT NOT NULL DEFAULT '',
  country    TEXT NOT NULL DEFAULT '' CHECK (country = '' OR length (country) = 3),
  body       TEXT NOT NULL DEFAULT '',
  year       TEXT NOT NULL DEFAULT '',
  baseline   INTEGER NOT NULL CHECK (baseline IN (0, 1)),
  found_at   INTEGER NOT NULL,
  changed_at INTEGER,
  versions   INTEGER NOT NULL DEFAULT 0 CHECK (versions >= 0),
  remembered TEXT NOT NULL DEFAULT '{}',
  UNIQUE (url, source),
  CHECK ((versions = 0) = (changed_at IS NULL))
) STRICT;
CREATE INDEX document_source ON document (source);
CREATE INDEX document_symbol ON document (symbol) WHERE symbol <> '';

CREATE TABLE alias (
  url      TEXT NOT NULL CHECK (url <> ''),
  document INTEGER NOT NULL REFERENCES document (id),
  PRIMARY KEY (url, document)
) STRICT, WITHOUT ROWID;

CREATE TABLE blob (
  id     INTEGER PRIMARY KEY,
  digest BLOB NOT NULL UNIQUE CHECK (length (digest) = 32),
  size   INTEGER NOT NULL CHECK (size >= 0),
  base   INTEGER REFERENCES blob (id) CHECK (base < id),
  depth  INTEGER NOT NULL CHECK (depth BETWEEN 0 AND 16),
  packed BLOB NOT NULL,
  CHECK ((base IS NULL) = (depth = 0))
) STRICT;

CREATE TABLE snapshot (
  id               INTEGER PRIMARY KEY,
  document         INTEGER NOT NULL REFERENCES document (id),
  blob             INTEGER NOT NULL REFERENCES blob (id),
  final_url        TEXT,
  fetched_at       INTEGER NOT NULL,
  status           INTEGER NOT NULL,
  content_type     TEXT NOT NULL,
  content_language TEXT NOT NULL,
  etag             TEXT NOT NULL,
  last_modified    TEXT NOT NULL,
  closed           INTEGER NOT NULL CHECK (closed IN (0, 1)),
  doubt            TEXT NOT NULL
) STRICT;
CREATE INDEX snapshot_document ON snapshot (document);

CREATE TABLE attempt (
  id       INTEGER PRIMARY KEY,
  source   INTEGER NOT NULL REFERENCES source (id),
  document INTEGER REFERENCES document (id),
  url      TEXT CHECK (url <> ''),
  outcome  TEXT NOT NULL CHECK (outcome <> ''),
  status   INTEGER NOT NULL,
  detail   TEXT NOT NULL,
  first_at INTEGER NOT NULL,
  at       INTEGER NOT NULL,
  count    INTEGER NOT NULL DEFAULT 1 CHECK (count >= 1),
  CHECK ((document IS NULL) = (url IS NOT NULL))
) STRICT;
CREATE INDEX attempt_page ON attempt (source, url) WHERE document IS NULL;

CREATE TABLE poll (
  document        INTEGER PRIMARY KEY REFERENCES document (id),
  tried_at        INTEGER,
  checked_at      INTEGER,
  failures        INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
  attempt         INTEGER REFERENCES attempt (id),
  snapshot        INTEGER REFERENCES snapshot (id),
  validator_url   TEXT,
  etag            TEXT NOT NULL DEFAULT '',
  last_modified   TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE ruleset (
  id      INTEGER PRIMARY KEY,
  profile BLOB NOT NULL CHECK (length (profile) = 32),
  rules   BLOB NOT NULL CHECK (length (rules) = 32),
  UNIQUE (profile, rules)
) STRICT;

CREATE TABLE version (
  id          INTEGER PRIMARY KEY,
  document    INTEGER NOT NULL REFERENCES document (id),
  ordinal     INTEGER NOT NULL CHECK (ordinal >= 1),
  digest      BLOB NOT NULL CHECK (length (digest) = 32),
  blob        INTEGER NOT NULL REFERENCES blob (id),
  ruleset     INTEGER NOT NULL REFERENCES ruleset (id),
  cause       TEXT NOT NULL CHECK (cause IN ('content', 'completion', 'technical')),
  recorded_at INTEGER NOT NULL,
  depth       INTEGER NOT NULL CHECK (depth BETWEEN 0 AND 16 AND depth < ordinal),
  record      BLOB NOT NULL,
  UNIQUE (document, ordinal)
) STRICT;

CREATE TABLE change (
  version  INTEGER NOT NULL REFERENCES version (id),
  n        INTEGER NOT NULL CHECK (n >= 1),
  kind     TEXT NOT NULL CHECK (kind <> ''),
  nature   TEXT NOT NULL CHECK (nature IN ('content', 'typography', 'completion')),
  field    TEXT NOT NULL CHECK (field <> ''),
  "where"  TEXT NOT NULL,
  texts    BLOB NOT NULL,
  PRIMARY KEY (version, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  digest     BLOB NOT NULL UNIQUE CHECK (length (digest) = 32),
  type       TEXT NOT NULL CHECK (type <> ''),
  resolution TEXT NOT NULL,
  document   INTEGER REFERENCES document (id),
  country    TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  holder_key TEXT,
  acted_on   TEXT,
  json       BLOB NOT NULL,
  CHECK ((holder_key IS NULL) = (acted_on IS NULL))
) STRICT;
CREATE INDEX event_mandate ON event (holder_key) WHERE holder_key IS NOT NULL;

CREATE TABLE evidence (
  event     INTEGER NOT NULL REFERENCES event (id),
  n         INTEGER NOT NULL CHECK (n >= 1),
  quote     BLOB NOT NULL,
  "where"   TEXT NOT NULL,
  url       TEXT,
  snapshot  BLOB CHECK (length (snapshot) = 32),
  rule      TEXT NOT NULL,
  authority TEXT NOT NULL CHECK (authority IN ('official', 'catalogue', 'quotation', 'analysis')),
  PRIMARY KEY (event, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
  event        INTEGER NOT NULL REFERENCES event (id),
  sink         TEXT NOT NULL CHECK (sink <> ''),
  state        TEXT NOT NULL CHECK (state IN ('waiting', 'delivered')),
  tries        INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0),
  next_try     INTEGER,
  delivered_at INTEGER,
  detail       TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (event, sink),
  CHECK ((state = 'delivered') = (delivered_at IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_waiting ON outbox (sink, event) WHERE state = 'waiting';

CREATE TABLE incident (
  id           INTEGER PRIMARY KEY,
  source       INTEGER NOT NULL REFERENCES source (id),
  document     TEXT NOT NULL,
  reason       TEXT NOT NULL CHECK (reason <> ''),
  detail       TEXT NOT NULL,
  opened_at    INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL,
  resolved_at  INTEGER,
  count        INTEGER NOT NULL CHECK (count >= 1)
) STRICT;
CREATE UNIQUE INDEX incident_open ON incident (source, document, reason)
  WHERE resolved_at IS NULL;

CREATE TABLE listing (
  source        INTEGER NOT NULL REFERENCES source (id),
  url           TEXT NOT NULL CHECK (url <> ''),
  validator_url TEXT NOT NULL,
  etag          TEXT NOT NULL,
  last_modified TEXT NOT NULL,
  digest        BLOB NOT NULL CHECK (length (digest) = 32),
  read_at       INTEGER NOT NULL,
  next          TEXT NOT NULL,
  locations     BLOB NOT NULL,
  PRIMARY KEY (source, url)
) STRICT, WITHOUT ROWID;
)sql",
    R"sql(
ALTER TABLE poll ADD COLUMN modified INTEGER;
ALTER TABLE poll ADD COLUMN modified_read INTEGER;
)sql",
    R"sql(
CREATE TABLE member (
  document INTEGER PRIMARY KEY REFERENCES document (id),
  packed   BLOB NOT NULL
) STRICT;

CREATE TABLE member_key (
  key      INTEGER NOT NULL,
  document INTEGER NOT NULL REFERENCES document (id),
  PRIMARY KEY (key, document)
) STRICT, WITHOUT ROWID;
)sql",
    R"sql(
ALTER TABLE poll ADD COLUMN doubt BLOB CHECK (length (doubt) = 32);
ALTER TABLE poll ADD COLUMN doubt_since INTEGER;
ALTER TABLE poll ADD COLUMN doubt_count INTEGER NOT NULL DEFAULT 0;
ALTER TABLE poll ADD COLUMN gone_since INTEGER;
ALTER TABLE poll ADD COLUMN gone_count INTEGER NOT NULL DEFAULT 0;
ALTER TABLE poll ADD COLUMN gone_told INTEGER NOT NULL DEFAULT 0 CHECK (gone_told IN (0, 1));
CREATE INDEX snapshot_blob ON snapshot (blob);
)sql",

    R"sql(
CREATE TABLE correction (
  id     INTEGER PRIMARY KEY,
  event  INTEGER NOT NULL UNIQUE REFERENCES event (id),
  reason TEXT NOT NULL CHECK (reason <> ''),
  at     INTEGER NOT NULL
) STRICT;
)sql",
    // What was open before is what ails them now.
    R"sql(
ALTER TABLE poll ADD COLUMN trouble TEXT NOT NULL DEFAULT '';
ALTER TABLE poll ADD COLUMN trouble_detail TEXT NOT NULL DEFAULT '';
ALTER TABLE poll ADD COLUMN trouble_digest BLOB CHECK (length (trouble_digest) = 32);
ALTER TABLE poll ADD COLUMN lost TEXT NOT NULL DEFAULT '';
ALTER TABLE poll ADD COLUMN fresh INTEGER CHECK (fresh >= 0);
CREATE INDEX poll_ailing ON poll (document) WHERE trouble <> '' OR lost <> '';
ALTER TABLE source ADD COLUMN trouble TEXT NOT NULL DEFAULT '';
ALTER TABLE source ADD COLUMN trouble_detail TEXT NOT NULL DEFAULT '';
ALTER TABLE source ADD COLUMN fresh INTEGER CHECK (fresh >= 0);
ALTER TABLE incident ADD COLUMN documents INTEGER NOT NULL DEFAULT 0 CHECK (documents >= 0);
ALTER TABLE incident ADD COLUMN example TEXT NOT NULL DEFAULT '';
UPDATE poll SET trouble = reason, trouble_detail = detail
  FROM document JOIN incident ON incident.source = document.source AND incident.document = url
  WHERE poll.document = document.id AND resolved_at IS NULL
    AND reason NOT IN ('fields_lost', 'flapping');
UPDATE poll SET lost = detail
  FROM document JOIN incident ON incident.source = document.source AND incident.document = url
  WHERE poll.document = document.id AND resolved_at IS NULL AND reason = 'fields_lost';
UPDATE source SET trouble = reason, trouble_detail = detail FROM incident
  WHERE incident.source = source.id AND incident.document = '' AND resolved_at IS NULL
    AND failures > 0 AND reason NOT IN ('network', 'unavailable', 'silent');
)sql",

    // A column that a CHECK names cannot be dropped: the table is made anew. Foreign keys are off
    // while steps run, and name the table, not its rows.
    R"sql(
CREATE TABLE event_anew (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  digest     BLOB NOT NULL UNIQUE CHECK (length (digest) = 32),
  type       TEXT NOT NULL CHECK (type <> ''),
  resolution TEXT NOT NULL,
  document   INTEGER REFERENCES document (id),
  country    TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  holder_key TEXT,
  json       BLOB NOT NULL
) STRICT;
INSERT INTO event_anew
  SELECT id, digest, type, resolution, document, country, recorded_at, holder_key, json FROM event
  ORDER BY id;
DROP TABLE event;
ALTER TABLE event_anew RENAME TO event;
CREATE INDEX event_mandate ON event (holder_key) WHERE holder_key IS NOT NULL;

ALTER TABLE evidence ADD COLUMN recorded_at INTEGER;

CREATE TABLE adoption (
  document    INTEGER NOT NULL REFERENCES document (id),
  adopted     TEXT NOT NULL CHECK (length (adopted) = 10),
  recorded_at INTEGER NOT NULL,
  PRIMARY KEY (document, adopted)
) STRICT, WITHOUT ROWID;
)sql",

    R"sql(
ALTER TABLE poll ADD COLUMN flap TEXT NOT NULL DEFAULT '';
DROP INDEX poll_ailing;
CREATE INDEX poll_ailing ON poll (document) WHERE trouble <> '' OR lost <> '' OR flap <> '';
UPDATE poll SET flap = detail
  FROM document JOIN incident ON incident.source = document.source AND incident.document = url
  WHERE poll.document = document.id AND resolved_at IS NULL AND reason = 'flapping';
)sql",

    // Who ails is read by source, which no plan did over the index of it.
    R"sql(
DROP INDEX poll_ailing;
CREATE INDEX poll_trouble ON poll (trouble_digest, trouble) WHERE trouble_digest IS NOT NULL;
)sql",

    // When it last came whole was not kept: from now on.
    R"sql(
ALTER TABLE poll ADD COLUMN whole_at INTEGER;
UPDATE poll SET whole_at = checked_at;
)sql"};

constexpr auto kCurrent = static_cast<std::int64_t>(kSteps.size());

[[noreturn]] void refuse(const Database& database, const std::string& why) {
  throw StorageError(0, fmt::format("store {}: {}", database.path(), why));
}

void expect_ours(Database& database) {
  const auto id = database.integer_of("PRAGMA application_id");
  if (id == kApplicationId) return;
  refuse(database, fmt::format("an SQLite file of another program (application_id {:#x}); name "
                               "another file",
                               id));
}

void expect_not_newer(const Database& database, std::int64_t found) {
  if (found <= kCurrent) return;
  refuse(database, fmt::format("written by a newer mandated (schema {}, this program knows {}); "
                               "install that version again, or restore a backup made before it",
                               found, kCurrent));
}

void step_to(Database& database, std::size_t step) {
  database.exec("BEGIN IMMEDIATE");
  try {
    database.exec(kSteps[step]);
    database.exec(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}",
                              kApplicationId, step + 1));
    database.exec("COMMIT");
  } catch (const StorageError&) {
    if (database.in_transaction()) database.exec("ROLLBACK");
    throw;
  }
}

}  // namespace

void migrate(Database& database, std::optional<std::int64_t> schema) {
  const auto found = database.integer_of("PRAGMA user_version");
  const bool fresh = found == 0 && database.integer_of("SELECT count(*) FROM sqlite_schema") == 0;
  if (!fresh) expect_ours(database);
  expect_not_newer(database, found);
  const auto last = static_cast<std::size_t>(schema.value_or(kCurrent));
  for (auto step = static_cast<std::size_t>(found); step < last; ++step) {
    step_to(database, step);
  }
}

void expect_current(Database& database) {
  expect_ours(database);
  const auto found = database.integer_of("PRAGMA user_version");
  expect_not_newer(database, found);
  if (found == kCurrent) return;
  refuse(database, fmt::format("of an older mandated (schema {}, this program's is {}); start the "
                               "daemon once, which brings it up to date",
                               found, kCurrent));
}

}  // namespace mandated::store
