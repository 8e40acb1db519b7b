#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "config/config.h"
#include "config/data.h"

namespace mandated::config {

/// Reads and checks a config file. Throws ConfigError with every mistake of the file, and
/// std::system_error where it cannot be read. Relative paths in it are relative to the file.
[[nodiscard]] Config load(const std::filesystem::path& file, const Data&);

/// The same of a text; `name` stands for the file in messages.
[[nodiscard]] Config parse(std::string_view text, const std::filesystem::path& name, const Data&);

/// What is no mistake of the file but will not work on this machine as it is: a folder or a file
/// that is not there. `file: path: what; what follows`, in the order of the file's sections.
[[nodiscard]] std::vector<std::string> warnings(const Config&);

/// What is in force, defaults included, as YAML that load() takes; secrets masked.
[[nodiscard]] std::string effective(const Config&);

}  // namespace mandated::config
