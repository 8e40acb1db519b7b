#include "config/data.h"

#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "config/embedded.h"
#include "config/file.h"
#include "config/profile_reader.h"

namespace mandated::config {
namespace {

namespace fs = std::filesystem;
constexpr std::string_view kProfiles = "profiles/";
constexpr std::string_view kYaml = ".yaml";

}  // namespace

Data Data::built_in() {
  Data data;
  for (const auto& [name, text] : embedded()) data.files_.emplace(name, text);
  return data;
}

Data Data::from(const fs::path& folder) {
  if (!fs::is_directory(folder)) {
    throw std::system_error(std::make_error_code(std::errc::not_a_directory), folder.string());
  }
  auto data = built_in();
  for (const std::string_view part : {"profiles", "vocabulary"}) {
    const auto sub = folder / part;
    if (!fs::exists(sub)) continue;
    for (const auto& entry : fs::directory_iterator(sub)) {
      if (entry.path().extension() != kYaml || !entry.is_regular_file()) continue;
      const auto name = fmt::format("{}/{}", part, entry.path().filename().string());
      data.files_[name] = read_file(entry.path());
      data.paths_[name] = entry.path().string();
    }
  }
  return data;
}

Data Data::of(std::map<std::string, std::string, std::less<>> files) {
  Data data;
  data.files_ = std::move(files);
  return data;
}

std::vector<std::string> Data::profile_ids() const {
  std::vector<std::string> ids;
  for (const auto& [name, text] : files_) {
    if (name.rfind(kProfiles, 0) != 0) continue;
    ids.push_back(name.substr(kProfiles.size(), name.size() - kProfiles.size() - kYaml.size()));
  }
  return ids;
}

Result<Profile> Data::profile(std::string_view id) const {
  const auto name = fmt::format("{}{}{}", kProfiles, id, kYaml);
  const auto file = files_.find(name);
  if (file == files_.end()) {
    return fail(Errc::not_found,
                fmt::format("no profile \"{}\"; there are {}", id, fmt::join(profile_ids(), ", ")));
  }
  Mistakes mistakes(shown(name));
  auto profile = read_profile(file->second, mistakes);
  if (profile && profile->id != id) {
    mistakes.add({}, "id",
                 fmt::format("\"{}\" in a file named for \"{}\"; write that", profile->id, id));
  }
  if (!mistakes.empty()) {
    return fail(Errc::malformed, fmt::format("{}", fmt::join(mistakes.lines(), "\n")));
  }
  return *std::move(profile);
}

std::string Data::shown(const std::string& name) const {
  const auto path = paths_.find(name);
  return path == paths_.end() ? name : path->second;
}

}  // namespace mandated::config
