#pragma once

#include <optional>

#include "pipeline/base/result.h"
#include "pipeline/model/gates.h"
#include "pipeline/model/history.h"
#include "pipeline/model/profile.h"
#include "pipeline/pipeline.h"

namespace mandated {

/// Why an answer may not become a version. One that `settles` is decided by time: the same record
/// in Gates::settle_answers answers over Gates::settle_after is the page after all.
struct Doubt {
  Error error;
  bool settles = false;
};

/// Gate 1: is this an answer that may be read at all? nullopt where it is; else why not. Looks at
/// transport, status, media type and body, never at the text. A header that says nothing (none, or
/// application/octet-stream) is no reason: the reader looks at the bytes.
[[nodiscard]] std::optional<Error> doubt_of(const Answer&, const Gates& = {});

/// What a read answer is judged by.
struct Judged {
  const Answer& answer;
  const Document& document;
  const Blocks& blocks;
  const Record& record;
};

/// Gate 2: is the page whole, and is it the page? nullopt where it is; else why not. A record that
/// says what the last one said is never doubted for its size or its words; a page that stops
/// half-way always is. A record of a list (Carrier::list) came whole and from the catalogue itself:
/// it shows no page that was cut, blocked or mixed up with another. Garbled, it is doubted until the
/// catalogue mends it, however often the same comes again.
[[nodiscard]] std::optional<Doubt> doubt_of(const Judged&, const History&, const Profile&,
                                            const Gates&, const std::vector<std::string>& marks);

/// Did time decide that a doubtful answer with this record is the page after all? Of a document
/// that has no version yet, a second equal answer is enough.
[[nodiscard]] bool is_settled(const History&, const Digest& record, const Gates&, Instant now);

/// Was there doubt of the same for Gates::settle_after, and is the answer at hand the one that
/// makes it Gates::settle_answers in a row?
[[nodiscard]] bool has_lasted(const Doubted&, const Gates&, Instant now);

}  // namespace mandated
