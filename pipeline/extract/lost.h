#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pipeline/base/result.h"
#include "pipeline/model/block.h"
#include "pipeline/model/profile.h"
#include "pipeline/model/record.h"

namespace mandated::extract {

/// One line for the person who keeps the profile: for each lost field its label, and under what its
/// last known value stands now, if anywhere. `lost` are names of fields known before.
[[nodiscard]] std::string explain_lost(const std::vector<std::string>& lost,
                                       const Fields& last_known, const Blocks&, const Profile&);

/// Errc::fields_lost where the last known value of a field that cannot be read any more stands in
/// another field now: its label has changed, and the field before it took its value for its own.
[[nodiscard]] std::optional<Error> swallowed(const Fields& last_known, const Record& now,
                                             const Profile&);

}  // namespace mandated::extract
