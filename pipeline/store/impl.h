#pragma once

#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/store/database.h"
#include "pipeline/store/lock.h"
#include "pipeline/store/packing.h"
#include "pipeline/store/store.h"

namespace mandated::store {

/// A blob as it lies in the table.
struct BlobRow {
  std::int64_t id = 0;
  int depth = 0;
};

/// The newest version of a document, unpacked.
struct StoredRecord {
  std::int64_t version = 0;  ///< row
  std::int64_t ordinal = 0;
  int depth = 0;
  std::string json;  ///< canonical
};

/// An event as it lies in the table; its JSON is what the quotes of its evidence are packed
/// against.
struct EventRow {
  std::int64_t row = 0;
  std::string json;
  Event event;
};

struct Store::Impl {
  Impl(const std::filesystem::path& path, Access access);
  ~Impl();

  /// Throws logic_error outside of a transaction.
  void expect_transaction() const;
  /// What is remembered of rows is wrong after a rollback.
  void forget();

  /// The row of a source; added where it is missing (in a transaction only).
  std::int64_t source_row(std::string_view name);
  /// nullopt where nothing of this source was ever stored.
  std::optional<std::int64_t> find_source(std::string_view name);
  std::optional<std::int64_t> find_document(std::string_view source, std::string_view url);
  std::string url_of(std::int64_t document);

  /// Verified; throws StorageError where the bytes are not what the digest says. Valid until the
  /// next call, or the end of the transaction.
  const std::string& blob_bytes(std::int64_t blob);
  std::string unpack_chain(std::int64_t blob);
  std::optional<BlobRow> find_blob(const Digest&);
  BlobRow put_blob(const Digest&, std::string_view bytes, std::int64_t document);

  /// Canonical JSON; "" for a version that is not there.
  std::string unpack_record(std::int64_t document, std::int64_t ordinal);
  std::optional<StoredRecord> newest_record(std::int64_t document);
  std::optional<Doubted> doubted(std::int64_t document);
  std::vector<Past> past(std::int64_t document);
  Record record_of(std::string_view json, std::string_view what) const;
  Version read_version(const Cursor& row, std::int64_t document);
  /// Fields that the newest version does not know and an earlier one did.
  Fields remembered(std::int64_t document);
  std::int64_t ruleset_row(const Digest& profile, const Digest& rules);
  void add_changes(std::int64_t version, const std::vector<Change>& changes,
                   const std::string& records);
  void update_document(std::int64_t document, const Version& version, const Fields& last_known);

  /// Of a row (document, packed, url).
  Member read_member(const Cursor& row);

  /// With the evidence recorded until `known_at`, with all of it where none is given.
  EventRow unpack_event(std::int64_t row, std::string_view packed,
                        std::optional<Instant> known_at = {});
  Event read_event(std::int64_t row, std::string_view packed, std::optional<Instant> known_at = {});
  std::optional<EventRow> find_event(const Digest& id);
  EventRow insert_event(const Event& event);
  /// As the n-th of the event.
  void add_evidence(const EventRow& stored, std::size_t n, const Evidence& evidence, Instant at);
  void put_in_outbox(std::int64_t event, const std::vector<std::string>& sinks);
  /// The day some document of the resolution gives, the last recorded until then.
  std::optional<Date> adopted(const std::string& resolution, Instant known_at);

  /// zstd against `prefix`; what cannot be unpacked is a StorageError naming `what`.
  std::string unpack(std::string_view frame, std::string_view prefix, std::string_view what);
  [[noreturn]] void damaged(std::string_view what) const;

  std::filesystem::path path;
  Access access;
  std::optional<Lock> lock;
  std::unique_ptr<Database> database;
  Packer packer;
  std::unordered_map<std::string, std::int64_t> source_rows;
  /// The blobs used last: a template serves many new pages in a row, and a page's own bytes are
  /// what its record is packed against.
  struct CachedBlob {
    std::int64_t id = 0;
    std::string bytes;
  };
  std::array<CachedBlob, 4> cache;
  std::size_t oldest_cached = 0;
  const std::string& remember(std::int64_t blob, std::string bytes);
};

}  // namespace mandated::store
