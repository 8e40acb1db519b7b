#include "config/load.h"

#include <algorithm>
#include <map>
#include <system_error>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "config/file.h"
#include "config/gates_section.h"
#include "config/profile_reader.h"
#include "config/sections.h"
#include "pipeline/base/ascii.h"

namespace mandated::config {
namespace {

namespace fs = std::filesystem;

/// Mistakes of the file itself, and whole lines of the profile files it names.
struct Found {
  Mistakes mistakes;
  std::vector<std::string> elsewhere;
};

/// Ids of sources, or of sinks: each once.
class Ids {
 public:
  void take(const Reader& reader, const std::optional<Text>& id) {
    if (!id) return;
    const auto [taken, is_new] = paths_.emplace(id->value, id->path);
    if (is_new) return;
    reader.complain(
        *id, fmt::format("{} is the id of {} already; each has one of its own",
                         in_quotes(id->value), taken->second.substr(0, taken->second.rfind('.'))));
  }

 private:
  std::map<std::string, std::string> paths_;
};

/// Profiles the operator adds; one may stand in for a built-in one of the same id.
std::map<std::string, Profile> read_own_profiles(Reader& root, const fs::path& folder,
                                                 Config& config, Found& found) {
  std::map<std::string, Profile> own;
  for (const auto& file : root.texts("profiles", "profile files")) {
    const auto path = resolve(folder, file.value);
    config.profile_files.push_back(path);
    std::string text;
    try {
      text = read_file(path);
    } catch (const std::system_error& error) {
      root.complain(file, fmt::format("{} cannot be read: {}", in_quotes(path.string()),
                                      error.code().message()));
      continue;
    }
    Mistakes mistakes(path.string());
    auto profile = read_profile(text, mistakes);
    for (auto& line : mistakes.lines()) found.elsewhere.push_back(std::move(line));
    if (!profile) continue;
    if (own.count(profile->id) != 0) {
      root.complain(file, fmt::format("{} has the id {} of another file here; each has one of its "
                                      "own",
                                      in_quotes(file.value), in_quotes(profile->id)));
    }
    own.emplace(profile->id, std::move(*profile));
  }
  return own;
}

/// Gives each source its profile: the operator's before the built-in one.
class Profiles {
 public:
  Profiles(std::map<std::string, Profile> own, const Data& data, Found& found)
      : own_(std::move(own)), data_(data), found_(found) {}

  /// Adds it to `used`, once; there until the next call. nullptr was complained of.
  const Profile* use(const Reader& reader, const Text& id, std::vector<Profile>& used) {
    const auto is_it = [&id](const Profile& each) { return each.id == id.value; };
    const auto known = std::find_if(used.begin(), used.end(), is_it);
    if (known != used.end()) return &*known;
    if (const auto own = own_.find(id.value); own != own_.end()) {
      return &used.emplace_back(own->second);
    }
    auto built_in = data_.profile(id.value);
    if (built_in) return &used.emplace_back(std::move(*built_in));
    if (built_in.error().code == Errc::not_found) {
      reader.complain(id, fmt::format("{} is no profile; there are {}", in_quotes(id.value),
                                      fmt::join(ids(), ", ")));
    } else {
      found_.elsewhere.push_back(built_in.error().detail);
    }
    return nullptr;
  }

 private:
  [[nodiscard]] std::vector<std::string> ids() const {
    auto all = data_.profile_ids();
    for (const auto& [id, profile] : own_) all.push_back(id);
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
  }

  std::map<std::string, Profile> own_;
  const Data& data_;
  Found& found_;
};

void read_sources(Reader& root, Config& config, Profiles& profiles, const fs::path& folder) {
  Ids ids;
  const auto profile_of = [&](const Reader& each, const Text& id) {
    const auto* const profile = profiles.use(each, id, config.profiles);
    return OfProfile{profile,
                     profile == nullptr ? config.gates : overlaid(config.gates, profile->gates)};
  };
  root.mappings(
      "sources",
      [&](Reader& each) {
        auto read = read_source(each, config.http, profile_of, folder);
        ids.take(each, read.id);
        config.sources.push_back(std::move(read.source));
      },
      true);
}

void read_sinks(Reader& root, Config& config, const Data& data, const fs::path& folder) {
  Ids ids;
  root.mappings("sinks", [&](Reader& each) {
    auto read = read_sink(each, data, folder);
    ids.take(each, read.id);
    config.sinks.push_back(std::move(read.sink));
  });
  if (!root.has("sinks")) {
    Sink standard_output;
    standard_output.id = "stdout";
    standard_output.kind = SinkKind::standard_output;
    config.sinks.push_back(std::move(standard_output));
  }
}

Config read_config(Reader& root, const Data& data, const fs::path& folder, Found& found) {
  Config config;
  config.contact = read_contact(root);
  root.mapping("store", [&](Reader& store) {
    const auto path = store.required("path", "the database file");
    if (path) config.store = resolve(folder, path->value);
  });
  root.mapping("http", [&](Reader& http) { config.http = read_http(http, folder); });
  config.gates = read_gates(root, {});
  Profiles profiles(read_own_profiles(root, folder, config, found), data, found);
  read_sources(root, config, profiles, folder);
  read_sinks(root, config, data, folder);
  root.mapping("mandates", [&](Reader& mandates) { config.mandates = read_mandates(mandates); });
  root.done();
  return config;
}

}  // namespace

std::optional<Text> read_id(Reader& reader) {
  constexpr std::string_view kAccepted = "a short name of letters, digits, '-', '_' and '.'";
  const auto id = reader.required("id", kAccepted);
  if (!id) return std::nullopt;
  const auto& name = id->value;
  const bool taken = name.size() <= 64 && is_alnum(name.front()) &&
                     std::all_of(name.begin(), name.end(), [](char c) {
                       return is_alnum(c) || c == '-' || c == '_' || c == '.';
                     });
  if (taken) return id;
  reader.complain(*id, fmt::format("{} is not taken; write {}", in_quotes(name), kAccepted));
  return std::nullopt;
}

fs::path resolve(const fs::path& folder, const std::string& path) {
  return (folder / path).lexically_normal();
}

Config parse(std::string_view text, const fs::path& name, const Data& data) {
  Found found{Mistakes(name.string()), {}};
  const auto tree = yaml::parse(text, found.mistakes);
  if (tree.kind == yaml::Kind::null) {
    found.mistakes.add({}, "", "is empty; write contact, store and sources");
  }
  if (tree.kind != yaml::Kind::mapping) found.mistakes.throw_if_any();
  Reader root(found.mistakes, tree, "");
  auto config = read_config(root, data, name.parent_path(), found);
  auto lines = found.mistakes.lines();
  lines.insert(lines.end(), found.elsewhere.begin(), found.elsewhere.end());
  if (!lines.empty()) throw ConfigError(std::move(lines));
  config.file = name;
  return config;
}

Config load(const fs::path& file, const Data& data) { return parse(read_file(file), file, data); }

}  // namespace mandated::config
