#pragma once

#include <filesystem>
#include <string>

namespace mandated::config {

/// The bytes of a file of at most yaml::kMaxBytes + 1: more are not read. Throws std::system_error
/// with the path.
[[nodiscard]] std::string read_file(const std::filesystem::path&);

}  // namespace mandated::config
