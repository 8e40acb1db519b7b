#include <string>
#include <system_error>
#include <vector>

#include <fmt/format.h>

#include "config/load.h"
#include "config/mistakes.h"

namespace mandated::config {
namespace {

namespace fs = std::filesystem;

bool is_folder(const fs::path& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored);
}

}  // namespace

std::vector<std::string> warnings(const Config& config) {
  std::vector<std::string> out;
  const auto needs_folder = [&](const std::string& key, const fs::path& folder,
                                const std::string& what) {
    if (folder.empty() || is_folder(folder)) return;
    out.push_back(fmt::format("{}: {}: {} is no folder; {}", config.file.string(), key,
                              in_quotes(folder.string()), what));
  };
  needs_folder("store.path", config.store.parent_path(), "create it, writable for mandated");
  const auto& ca_file = config.http.ca_file;
  if (std::error_code ignored; !ca_file.empty() && !fs::is_regular_file(ca_file, ignored)) {
    out.push_back(fmt::format("{}: http.ca_file: {} is no file; no https address can be trusted",
                              config.file.string(), in_quotes(ca_file)));
  }
  for (std::size_t i = 0; i < config.sources.size(); ++i) {
    needs_folder(fmt::format("sources[{}].path", i), config.sources[i].path,
                 "nothing is found in it");
  }
  for (std::size_t i = 0; i < config.sinks.size(); ++i) {
    needs_folder(fmt::format("sinks[{}].path", i), config.sinks[i].path.parent_path(),
                 "create it, writable for mandated");
  }
  return out;
}

}  // namespace mandated::config
