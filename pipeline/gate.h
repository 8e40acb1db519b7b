#pragma once

#include <optional>

#include "pipeline/base/result.h"
#include "pipeline/model/history.h"
#include "pipeline/model/profile.h"
#include "pipeline/pipeline.h"

namespace mandated {

/// Gate 1: is this an answer that may be read at all? nullopt where it is; else why not. Looks at
/// transport, status, size and media type, never at the text.
[[nodiscard]] std::optional<Error> doubt_of(const Answer&, const History&);

/// Gate 2: does the record hold what its profile demands? nullopt where it does; else why not.
[[nodiscard]] std::optional<Error> doubt_of(const Record&, const Blocks&, const History&,
                                            const Profile&);

}  // namespace mandated
