#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "config/config.h"
#include "config/data.h"
#include "config/reader.h"

/// The parts of the file, each read by a function of its own. Each notes its mistakes and gives
/// what it could read.
namespace mandated::config {

/// Bounds of one fetch, in the http section and in each source.
[[nodiscard]] Limits read_limits(Reader&, const Limits& fallback);
[[nodiscard]] Http read_http(Reader&, const std::filesystem::path& folder);

struct ReadSource {
  Source source;
  std::optional<Text> id;
};
/// What a source's profile brings: nullptr was complained of; there until the next call.
struct OfProfile {
  const Profile* profile = nullptr;
  Gates gates;  ///< those in force where the source has none of its own
};
using ProfileOf = std::function<OfProfile(const Reader&, const Text& id)>;
[[nodiscard]] ReadSource read_source(Reader&, const Http&, const ProfileOf& profile_of,
                                     const std::filesystem::path& folder);

struct ReadSink {
  Sink sink;
  std::optional<Text> id;
};
[[nodiscard]] ReadSink read_sink(Reader&, const Data&, const std::filesystem::path& folder);

/// Whose end is told, and how long before it.
[[nodiscard]] Mandates read_mandates(Reader&);

/// A mail or http(s) address for the User-Agent; complained of where it is missing, cannot be, or
/// is one that ships as an example.
[[nodiscard]] std::string read_contact(Reader&);

/// An id of a source or sink: it stands in commands, logs and file names.
[[nodiscard]] std::optional<Text> read_id(Reader&);

/// Relative paths are relative to the config file.
[[nodiscard]] std::filesystem::path resolve(const std::filesystem::path& folder,
                                            const std::string& path);

}  // namespace mandated::config
