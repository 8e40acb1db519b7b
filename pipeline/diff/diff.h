#pragma once

#include <vector>

#include "pipeline/model/change.h"
#include "pipeline/model/history.h"
#include "pipeline/model/record.h"

namespace mandated::diff {

/// What `now` says that `before` did not: each field against its last known reading, lists by
/// item, clauses by alignment. In the order of fields, then items. A field that is unknown now
/// gives no change (see lost_fields).
[[nodiscard]] std::vector<Change> diff(const Fields& last_known, const Record* before,
                                       const Record& now);

/// Fields known before and unknown now: an incident, never a change.
[[nodiscard]] std::vector<std::string> lost_fields(const Fields& last_known, const Record& now);

}  // namespace mandated::diff
