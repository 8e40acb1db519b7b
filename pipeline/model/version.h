#pragma once

#include <cstdint>
#include <string_view>

#include "pipeline/base/digest.h"
#include "pipeline/base/instant.h"
#include "pipeline/model/record.h"

namespace mandated {

enum class Cause : std::uint8_t {
  content,     ///< the page says something else
  completion,  ///< the page says what nobody could read before
  technical,   ///< our own rules changed, not the page
};

/// A new record digest of one document.
struct Version {
  std::int64_t ordinal = 1;  ///< from 1, without gaps within a document
  Record record;
  Digest digest;    ///< digest_of(record)
  Digest snapshot;  ///< the bytes it was read from
  Digest profile;   ///< of the profile's text
  Digest rules;     ///< of vocabulary and program rules
  Cause cause = Cause::content;
  Instant recorded_at{};
};

[[nodiscard]] std::string_view name_of(Cause);

}  // namespace mandated
