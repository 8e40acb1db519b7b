#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/store/store.h"
#include "tests/pipeline/store/folder.h"

namespace mandated::store {

inline Instant at(std::int64_t seconds) { return Instant{std::chrono::seconds{seconds}}; }

inline Snapshot snapshot_of(std::string_view bytes, std::string url = "https://un.example/a",
                            Instant when = at(100)) {
  Snapshot snapshot;
  snapshot.final_url = std::move(url);
  snapshot.fetched_at = when;
  snapshot.content_type = "text/html";
  snapshot.etag = "\"1\"";
  snapshot.digest = sha256(bytes);
  snapshot.size = bytes.size();
  return snapshot;
}

inline Record record_of(Fields fields) {
  Record record;
  record.profile = "unwatch-resolution";
  record.fields = std::move(fields);
  return record;
}

inline Record record_titled(std::string title) {
  return record_of({{"title", Field::known(std::move(title))}});
}

inline Version version_of(std::int64_t ordinal, Record record, std::string_view bytes) {
  Version version;
  version.ordinal = ordinal;
  version.digest = digest_of(record);
  version.record = std::move(record);
  version.snapshot = sha256(bytes);
  version.profile = sha256("profile");
  version.rules = sha256("rules");
  version.recorded_at = at(100 + ordinal);
  return version;
}

inline Event event_named(std::string_view claim, std::string type = "record.changed") {
  Event event;
  event.id = event_id(type, "A/HRC/RES/54/36", claim, "");
  event.type = std::move(type);
  event.resolution = "A/HRC/RES/54/36";
  event.document = "https://un.example/a";
  event.source = "unwatch";
  event.country = "KHM";
  event.body = "Human Rights Council";
  event.recorded = at(200);
  event.title = "Situation of human rights in Cambodia";
  event.details = {{"what", claim}};
  event.evidence = {{"a sentence", "title", "https://un.example/a", sha256("bytes"), "diff",
                     Authority::quotation}};
  return event;
}

/// A store in a folder of its own, open for writing, with one document.
class Sample {
 public:
  Sample() : store(folder / "store.db", Access::write) {
    Store::Transaction transaction{store};
    document = store.add_document("unwatch", {"https://un.example/a", "A"}, true, at(10));
    transaction.commit();
  }

  /// Bytes and, with `record`, the next version read from them, in one transaction.
  void add(std::string_view bytes, Record record, const std::vector<Change>& changes = {}) {
    Store::Transaction transaction{store};
    store.add_snapshot(document.id, snapshot_of(bytes), bytes, true, "");
    store.add_version(document.id, version_of(++ordinal, std::move(record), bytes), changes);
    transaction.commit();
  }

  Folder folder;
  Store store;
  Document document;
  std::int64_t ordinal = 0;
};

}  // namespace mandated::store
