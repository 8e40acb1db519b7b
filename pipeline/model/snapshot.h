#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/base/digest.h"
#include "pipeline/base/instant.h"

namespace mandated {

/// One answer of an origin, whatever it was. Its bytes are a blob, kept once per digest.
struct Snapshot {
  std::string final_url;  ///< after redirects
  Instant fetched_at{};
  int status = 200;  ///< HTTP; 200 for a file
  std::string content_type;
  std::string content_language;
  std::string etag;           ///< "" where the answer had none
  std::string last_modified;  ///< as sent, "" where the answer had none
  Digest digest;              ///< of the decoded body
  std::uint64_t size = 0;     ///< of the decoded body
  /// "name: value" of the last answer, as sent, names in lower case; at most 16 KiB. Not stored.
  std::vector<std::string> headers{};
};

/// Validators of the last good answer. They belong to `url`, the final one: they are sent to that
/// address and to no other.
struct Validators {
  std::string url;
  std::string etag;
  std::string last_modified;
};

}  // namespace mandated
