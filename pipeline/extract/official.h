#pragma once

#include "pipeline/model/block.h"
#include "pipeline/model/record.h"
#include "pipeline/text/names.h"

namespace mandated::extract {

/// The fields and clauses of a resolution's official text, from its structure. Fields that the
/// profile has not asked for are left out.
void read_official(const Blocks&, const text::Countries&, Record&);

}  // namespace mandated::extract
