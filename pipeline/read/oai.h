#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/instant.h"
#include "pipeline/base/result.h"

/// Answers of the Open Archives Initiative Protocol for Metadata Harvesting 2.0
/// (https://www.openarchives.org/OAI/2.0/openarchivesprotocol.htm; sections named below).
namespace mandated::read {

/// Records of one answer over which it is refused; repositories send 100 to 1,000.
inline constexpr std::size_t kMaxOaiRecords = 100'000;

/// §2.5 and §2.5.1: a record, or of ListIdentifiers its header alone.
struct OaiRecord {
  std::string identifier;         ///< "oai:digitallibrary.un.org:4026910"
  std::string datestamp;          ///< as it stands, day or second: of the catalogue's change
  bool deleted = false;           ///< header status="deleted"
  std::vector<std::string> sets;  ///< setSpec
  /// The element within <metadata> as an XML document of its own: without prefixes, its namespace
  /// declared, the rest as it stands; equal records give equal bytes. "" where there is none.
  std::string metadata;
};

/// §3.5. An empty token ends the list.
struct OaiResumption {
  std::string token;
  std::optional<std::int64_t> complete_list_size;
  std::optional<std::int64_t> cursor;
  std::string expiration_date;
};

/// §3.6: "badResumptionToken", "noRecordsMatch", … A list without a match is one too.
struct OaiError {
  std::string code;
  std::string message;
};

/// §4.2, what a harvester has to know.
struct OaiIdentity {
  std::string name;
  std::string base_url;
  std::string protocol;        ///< "2.0"
  std::string earliest;        ///< earliestDatestamp
  std::string deleted_record;  ///< "no", "transient", "persistent"
  std::string granularity;     ///< "YYYY-MM-DD" or "YYYY-MM-DDThh:mm:ssZ"
};

struct OaiAnswer {
  std::string verb;           ///< of the answer's element, of an error that of the request; or ""
  std::string response_date;  ///< the repository's clock, as it stands
  std::vector<OaiRecord> records;
  std::optional<OaiResumption> resumption;
  std::optional<OaiIdentity> identity;
  std::vector<OaiError> errors;
  std::vector<std::string> warnings;
};

/// Errc::malformed where it is no OAI-PMH: "no OAI-PMH: the root is <html>; OAI-PMH is read", or
/// over a limit here or of xml.h. A broken answer is read as far as sense goes, with warnings; one
/// that ends half-way is Errc::truncated, since its records are no whole list.
[[nodiscard]] Result<OaiAnswer> read_oai(std::string_view bytes, std::string_view content_type);

}  // namespace mandated::read
