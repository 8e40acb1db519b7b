#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/detect/detect.h"
#include "pipeline/model/document.h"
#include "pipeline/model/gates.h"
#include "pipeline/model/history.h"
#include "pipeline/model/snapshot.h"

namespace mandated::detect {

/// May it be claimed that a document is gone? Only after Gates::gone_answers answers of 404 or 410
/// over Gates::gone_after, and while at least half of the `others` of its source are `answering`
/// (a site that lost all its pages is in trouble, or has moved).
[[nodiscard]] bool is_gone(const Absence&, std::int64_t others, std::int64_t answering,
                           const Gates&, Instant now);

/// document.gone; its evidence are `answers`, those of 404 and 410 since the first.
[[nodiscard]] Event document_gone(const Document&, const Absence&,
                                  const std::vector<Snapshot>& answers, Instant now);
/// document.gone, of a record that its catalogue says it has deleted: `words` of ours for what
/// `answer` says.
[[nodiscard]] Event document_deleted(const Document&, const Absence&, const Snapshot& answer,
                                     const std::string& words, Instant now);
/// document.returned: a document that was told gone has this good answer.
[[nodiscard]] Event document_returned(const Document&, const Absence&, const Snapshot&,
                                      Instant now);

/// The ordinal of the version that `record` goes back to, where that was in force within the span
/// before now; nullopt where it is no flap.
[[nodiscard]] std::optional<std::int64_t> flaps_to(const History&, const Digest& record,
                                                   const Gates&, Instant now);

}  // namespace mandated::detect
