#pragma once

#include "pipeline/model/snapshot.h"

namespace mandated {

/// Do the validators of two answers say that nothing changed? Where something did, whoever asks
/// with them is told "not modified". False where there are none.
[[nodiscard]] inline bool say_the_same(const Validators& before, const Validators& after) {
  const bool any = !before.etag.empty() || !before.last_modified.empty();
  return any && before.url == after.url && before.etag == after.etag &&
         before.last_modified == after.last_modified;
}

}  // namespace mandated
