#pragma once

#include <cstdint>
#include <optional>

#include "pipeline/store/database.h"

namespace mandated::store {

/// "MNDT", in the header of every file that is ours (PRAGMA application_id).
inline constexpr std::int64_t kApplicationId = 0x4D4E4454;

/// Brings an empty or older file to today's schema, or to an older one (0 to today's), one
/// transaction a step. Throws StorageError where the file is not ours or is newer than this
/// program.
void migrate(Database&, std::optional<std::int64_t> schema = {});

/// For those who may only read: throws StorageError unless the file is ours and of today's schema.
void expect_current(Database&);

}  // namespace mandated::store
