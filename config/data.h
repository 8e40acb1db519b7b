#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/json.h"
#include "pipeline/model/profile.h"
#include "pipeline/vocabulary.h"

namespace mandated::config {

/// Profiles and vocabulary: built into the program, or read from a folder of the same shape
/// (profiles/*.yaml, vocabulary/*.yaml) that an operator keeps (--data-dir).
class Data {
 public:
  [[nodiscard]] static Data built_in();
  /// Throws std::system_error where the folder cannot be read. A file that is not in the folder is
  /// taken from the built-in ones.
  [[nodiscard]] static Data from(const std::filesystem::path& folder);

  [[nodiscard]] std::vector<std::string> profile_ids() const;
  /// Errc::not_found names the profiles there are. Mistakes in the file are Errc::malformed, as
  /// `file:line:col: path: what; what is accepted`.
  [[nodiscard]] Result<Profile> profile(std::string_view id) const;
  /// Throws ConfigError where a vocabulary file is not right.
  [[nodiscard]] Vocabulary vocabulary() const;

 private:
  std::map<std::string, std::string, std::less<>> files_;  ///< "profiles/x.yaml" → text
};

}  // namespace mandated::config
