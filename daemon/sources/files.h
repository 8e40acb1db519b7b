#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/http/client.h"
#include "pipeline/base/result.h"
#include "pipeline/model/document.h"

namespace mandated::sources {

/// Regular files below `folder` whose names match `glob` (fnmatch(3)), sorted by path; hidden ones
/// and what lies behind symbolic links to folders left out. Errc::not_found where the folder
/// cannot be read.
[[nodiscard]] Result<std::vector<Location>> list_files(const std::filesystem::path& folder,
                                                       const std::string& glob);

/// A file as if it had been fetched: size and time of change stand for an ETag, so that an
/// untouched file is not read. Errc::gone, too_large, not_found (cannot be read, and why).
[[nodiscard]] Result<http::Outcome> read_file(const std::string& url, const Validators&,
                                              std::uint64_t max_body);

/// "file:///srv/texts/A%20b.txt"
[[nodiscard]] std::string file_url(const std::filesystem::path&);
[[nodiscard]] std::filesystem::path path_of(std::string_view file_url);

}  // namespace mandated::sources
