#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/json.h"
#include "pipeline/model/profile.h"
#include "pipeline/vocabulary.h"

namespace mandated::config {

/// A YAML text as JSON, read strictly: a key given twice, an alias, a tag or a second document is
/// Errc::malformed with `name:line:col: path: what`. Every scalar is a JSON string as written ("no"
/// is a word, "010" a text; numbers and flags are read by who needs them); a key without a value
/// (also "null" and "~" without quotes) is null. Keys keep their order.
[[nodiscard]] Result<json::value> yaml_to_json(std::string_view text, std::string_view name);

/// Profiles and vocabulary: built into the program, or read from a folder of the same shape
/// (profiles/*.yaml, vocabulary/*.yaml) that an operator keeps (--data-dir).
class Data {
 public:
  [[nodiscard]] static Data built_in();
  /// Throws std::system_error where the folder cannot be read. A file that is not in the folder is
  /// taken from the built-in ones.
  [[nodiscard]] static Data from(const std::filesystem::path& folder);

  /// Of these files alone: "profiles/x.yaml" → text.
  [[nodiscard]] static Data of(std::map<std::string, std::string, std::less<>> files);

  [[nodiscard]] std::vector<std::string> profile_ids() const;
  /// Errc::not_found names the profiles there are. Mistakes in the file are Errc::malformed, as
  /// `file:line:col: path: what; what is accepted`.
  [[nodiscard]] Result<Profile> profile(std::string_view id) const;
  /// ISO 3166-1 alpha-3 codes of the vocabulary, of territories too; none where its file is not right.
  [[nodiscard]] std::set<std::string, std::less<>> country_codes() const;
  /// Throws ConfigError where a vocabulary file is not right.
  [[nodiscard]] Vocabulary vocabulary() const;

 private:
  /// How a file is called in messages: its path on disk, or its name where it is built in.
  [[nodiscard]] std::string shown(const std::string& name) const;

  std::map<std::string, std::string, std::less<>> files_;  ///< "profiles/x.yaml" → text
  std::map<std::string, std::string, std::less<>> paths_;  ///< of those read from a folder
};

}  // namespace mandated::config
