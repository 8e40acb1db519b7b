#pragma once

namespace mandated::store {

/// Tells the documents of the source of ?1 whose trouble came with the bytes of digest ?4 that they
/// have trouble ?2 (detail ?3), too. It goes by the bytes, in two ranges around ?2: a site in
/// maintenance answers each of its documents so, and those that say it already are not read again.
inline constexpr const char* kSameBytesSameTrouble = R"sql(
  UPDATE poll SET trouble = ?2, trouble_detail = ?3
  WHERE document IN (
      SELECT document FROM poll WHERE trouble_digest = ?4 AND trouble > '' AND trouble < ?2
      UNION ALL SELECT document FROM poll WHERE trouble_digest = ?4 AND trouble > ?2)
    AND (SELECT source FROM document WHERE id = poll.document) =
        (SELECT source FROM document WHERE id = ?1))sql";

}  // namespace mandated::store
