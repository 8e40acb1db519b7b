#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/json.h"
#include "pipeline/base/result.h"

namespace mandated::text {

/// Country names in every spelling the field uses ("Ivory Coast", "Turkey", "Côte d'Ivoire",
/// "Cameron" in one official list). Read from config/vocabulary/countries.yaml.
class Countries {
 public:
  /// {"countries":[{"iso3","name","aliases":[…],"misspellings":[…]}]}
  [[nodiscard]] static Result<Countries> from_json(const json::value&);

  /// ISO 3166-1 alpha-3 of a whole name in any spelling, compared by text::key().
  [[nodiscard]] std::optional<std::string> iso3(std::string_view name) const;
  /// The one country named within `text`; nullopt where none or more than one is. The longest name
  /// counts: "South Sudan" is not Sudan, "Democratic People's Republic of Korea" not the Republic.
  [[nodiscard]] std::optional<std::string> mentioned_in(std::string_view text) const;
  /// The common name to print for a code; "" for an unknown code.
  [[nodiscard]] std::string name_of(std::string_view iso3) const;
  /// Splits a run of names without separators, longest match first ("Japan Norway", "France
  /// Kyrgyzstan Mongolia"); nullopt where a part is no known name.
  [[nodiscard]] std::optional<std::vector<std::string>> split_run(std::string_view text) const;

 private:
  std::map<std::string, std::string, std::less<>> iso3_by_key_;
  std::map<std::string, std::string, std::less<>> name_by_iso3_;
  std::size_t longest_ = 0;  ///< words in the longest name
};

/// UN bodies by their names, symbols and organs. Read from config/vocabulary/bodies.yaml.
class Bodies {
 public:
  /// {"bodies":[{"name","aliases":[…],"symbols":["A/HRC/", …],"session_type"}]}
  [[nodiscard]] static Result<Bodies> from_json(const json::value&);
  [[nodiscard]] std::optional<std::string> canonical(std::string_view name) const;
  /// "A/HRC/RES/54/36" is of the Human Rights Council, "A/RES/78/222" of the General Assembly.
  [[nodiscard]] std::optional<std::string> of_symbol(std::string_view symbol) const;

 private:
  std::map<std::string, std::string, std::less<>> name_by_key_;
  std::vector<std::pair<std::string, std::string>> name_by_prefix_;  ///< longest prefix first
};

}  // namespace mandated::text
