#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "pipeline/base/instant.h"
#include "pipeline/model/snapshot.h"

namespace mandated {

/// Where a source says a document is.
struct Location {
  std::string url;    ///< canonical address (text/url.h)
  std::string title;  ///< of the link, "" where there was none
  /// As the source spells it, which is what is asked for: the canonical address may lack a slash
  /// that the site would redirect to each time. "" where it is the same.
  std::string address{};
  /// When the document last changed, as the source says; nullopt where it does not say.
  std::optional<Instant> modified{};
};

/// One publication: a canonical address from one source. Versions never cross documents.
struct Document {
  std::int64_t id = 0;  ///< of the store
  std::string source;
  std::string url;      ///< canonical
  std::string address;  ///< Location::address as last seen
  std::string symbol;   ///< of the newest version; "" before the first or where it has none
  std::string title;
  std::string country;    ///< ISO 3166-1 alpha-3, "" where none is concerned
  std::string body;       ///< UN body, "" where unknown
  bool baseline = false;  ///< found by its source's first round: its first version is history
  Instant found_at{};
  std::optional<Instant> checked_at;  ///< last answer that was good: 200 or 304
  std::optional<Instant> changed_at;  ///< newest version
  std::int64_t versions = 0;
};

/// A document that is answered by 404 or 410 since `since`, and `count` times so far.
struct Absence {
  Instant since{};
  std::int64_t count = 0;
  bool told = false;  ///< document.gone was claimed
};

/// What is wrong with a document, or with the index of a source: why its last answer was none, or
/// what of it cannot be read any more.
struct Ailment {
  std::string document;  ///< canonical address; "" for the index
  std::string reason;    ///< name_of(Errc)
  std::string detail;    ///< one line: what, and what would be right
  Digest snapshot{};     ///< of the answer, all zeros where there was none
  Instant at{};          ///< last seen
};

/// What the next poll of a document has to know.
struct Poll {
  Document document;
  Validators validators;              ///< of the last accepted snapshot
  std::optional<Digest> digest;       ///< of the last accepted snapshot
  std::optional<Instant> fetched_at;  ///< of the last accepted snapshot
  std::optional<Instant> tried_at;    ///< last attempt, whatever came of it
  std::int64_t failures = 0;          ///< attempts failed or quarantined since the last good one
  std::optional<Instant> modified{};  ///< Location::modified as last seen
  std::optional<Instant> modified_read{};  ///< what it was at the last good answer
  std::optional<Absence> absence{};        ///< nullopt where the last good answer is newer
  /// For how long the last good answer says that it is good (RFC 9111 4.2.1).
  std::optional<std::chrono::seconds> fresh{};
  /// Last good answer that was more than "not modified"; the epoch where that is never believed.
  std::optional<Instant> whole_at{};
};

}  // namespace mandated
