#pragma once

#include <filesystem>
#include <memory>

#include "pipeline/store/database.h"

namespace mandated::store {

/// Makes the store's directory (0750) where it is missing.
void prepare_directory(const std::filesystem::path& store);

/// Creates the store where there is none, migrates an older one. What is there and cannot be read
/// is never begun anew: an empty, truncated or foreign file throws StorageError, with advice.
[[nodiscard]] std::unique_ptr<Database> open_for_writing(const std::filesystem::path& store);

/// Works for a user who may only read the files, beside a running daemon or without one. Throws
/// StorageError where there is no store, or one of another schema.
[[nodiscard]] std::unique_ptr<Database> open_read_only(const std::filesystem::path& store);

/// Writes beside a running daemon or without one: no lock, no migration. Throws StorageError where
/// there is no store, one of another schema, or one that this user may not write.
[[nodiscard]] std::unique_ptr<Database> open_beside(const std::filesystem::path& store);

/// Moves the write-ahead log into the file and truncates it, so that the file alone is the whole
/// store. Does not wait for readers: SQLITE_BUSY where one is in the way. A primary result code.
int bring_log_home(Database&) noexcept;

}  // namespace mandated::store
