#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/instant.h"
#include "pipeline/base/result.h"

namespace mandated::read {

/// A line of a capture index.
struct CdxCapture {
  std::string timestamp;  ///< 14 digits
  Instant at{};
  std::string url;     ///< as it was asked for
  std::string type;    ///< media type; "warc/revisit" for one that repeats another
  int status = 0;      ///< 0 where it is not said ("-")
  std::string digest;  ///< of the payload, as stated; "" where it is not
};

/// CDX with a legend (" CDX N b a m s k r M S V g", iipc.github.io/warc-specifications, CDX 2015)
/// or, without one, the 11 fields of it, the 9 of CDX 9, or the 7 a CDX server sends; CDXJ (key,
/// timestamp, a JSON object); a JSON array of arrays with its heads in the first row. Lines that
/// are none are passed over. Errc::malformed where not one line is one: "no CDX: "<html>"; …".
[[nodiscard]] Result<std::vector<CdxCapture>> read_cdx(std::string_view text);

}  // namespace mandated::read
