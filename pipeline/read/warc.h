#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/base/instant.h"
#include "pipeline/base/result.h"

/// Web archives: WARC 1.0 and 1.1 (ISO 28500:2009 and :2017; iipc.github.io/warc-specifications),
/// plain, gzip per record, or one gzip for all. Written by many programs, so read as far as sense
/// goes: lines may end with LF, fields in any case and folded. ARC files are Errc::unsupported.
namespace mandated::read {

inline constexpr std::size_t kMaxWarcHeader = std::size_t{64}
                                              << 10U;  ///< bytes, of a record's fields

/// Names in lower case, in order; a field may come twice.
using HeaderFields = std::vector<std::pair<std::string, std::string>>;
/// The first of that name, given in lower case; "" where there is none.
[[nodiscard]] std::string_view field_of(const HeaderFields&, std::string_view name);

/// Adds a line "Name: value", or what a folded one goes on with; false where it is neither.
bool add_field(HeaderFields&, std::string_view line);

struct WarcRecord {
  std::uint64_t offset = 0;  ///< in the file; of a compressed one that of the gzip member
  std::uint64_t nth = 0;     ///< record within its gzip member, from 0
  std::string version;       ///< "1.0", "1.1"
  std::string type;          ///< WARC-Type in lower case: "response", "revisit", …
  std::string uri;           ///< WARC-Target-URI without the "<>" some writers put around it
  std::optional<Instant> date;
  HeaderFields fields;
  std::uint64_t length = 0;  ///< of the block, as announced
  std::string block;         ///< at most what was asked for; `whole` says whether it is all
  bool whole = true;
  /// "ok"; else what is wrong, first of all: "payload digest differs: sha1:…", "truncated: …".
  /// Digests are checked on all bytes, whether kept or not.
  std::string verdict = "ok";
  std::string payload_digest;  ///< as stated, else sha1 in base32 of a response's or resource's

  /// Set for http responses and for revisits that keep the header.
  int status = 0;
  HeaderFields http;
  std::string_view payload() const { return std::string_view{block}.substr(payload_at); }
  std::size_t payload_at = 0;  ///< where the HTTP header ends; 0 where there is none
};

class WarcInput;

/// Reads records in order, in bounded memory: about what is kept of one block, and 256 KB.
class WarcReader {
 public:
  /// Gives up to `size` bytes; none at the end.
  using Bytes = std::function<std::size_t(char* to, std::size_t size)>;

  /// `keep`: bytes of a block that are kept. `at`: where in the file the bytes begin.
  WarcReader(Bytes bytes, std::size_t keep, std::uint64_t at = 0);
  WarcReader(WarcReader&&) noexcept;
  WarcReader& operator=(WarcReader&&) noexcept;
  ~WarcReader();

  /// The next record; nullopt at the end. A record that is broken is given with its verdict, and
  /// reading goes on with the next that can be found. Fails where there is no sense in going on:
  /// Errc::unsupported (ARC), malformed ("no WARC record at byte 0: \"<html>\""; a gzip member that
  /// is damaged).
  [[nodiscard]] Result<std::optional<WarcRecord>> next();

 private:
  std::unique_ptr<WarcInput> input_;
  std::size_t keep_;
};

/// What a server sent, from a record's payload: transfer coding and content coding undone.
/// Errc::unsupported for codings that are not read (br, compress), too_large over `limit`,
/// truncated and malformed.
[[nodiscard]] Result<std::string> http_body(const WarcRecord&, std::size_t limit);

/// An HTTP header at the front of `bytes`: its status (0 for a request), fields and size. nullopt
/// where there is none.
struct HttpHead {
  int status = 0;
  HeaderFields fields;
  std::size_t size = 0;
};
[[nodiscard]] std::optional<HttpHead> read_http_head(std::string_view bytes);

/// Chunked transfer coding (RFC 9112 §7.1) undone. Errc::truncated, malformed.
[[nodiscard]] Result<std::string> unchunk(std::string_view bytes);

}  // namespace mandated::read
