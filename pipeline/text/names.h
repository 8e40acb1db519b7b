#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/base/json.h"
#include "pipeline/base/result.h"

namespace mandated::text {

/// Country names in every spelling the field uses ("Ivory Coast", "Turkey", "Côte d'Ivoire",
/// "Cameron" in one official list), the territories that texts are on and that have no vote
/// ("Western Sahara"), and the groups that act as one ("Group of 77 and China"). Read from
/// config/vocabulary/countries.yaml.
class Countries {
 public:
  /// {"countries":[{"iso3","name","aliases":[…],"misspellings":[…]}],"territories":[the same],
  ///  "groups":[{"name","aliases"}]}
  [[nodiscard]] static Result<Countries> from_json(const json::value&);

  /// ISO 3166-1 alpha-3 of a whole name in any spelling, compared by text::key(), with or without a
  /// leading article.
  [[nodiscard]] std::optional<std::string> iso3(std::string_view name) const;
  /// The same for whoever may vote: nullopt for a territory.
  [[nodiscard]] std::optional<std::string> iso3_of_voter(std::string_view name) const;
  /// True for a country, a territory or a group of countries.
  [[nodiscard]] bool is_name(std::string_view name) const;
  /// The one country or territory named within `text`; nullopt where none or more than one is. The
  /// longest name counts: "South Sudan" is not Sudan, "Democratic People's Republic of Korea" not
  /// the Republic.
  [[nodiscard]] std::optional<std::string> mentioned_in(std::string_view text) const;
  /// The common name to print for a code; "" for an unknown code.
  [[nodiscard]] std::string name_of(std::string_view iso3) const;
  /// A text::key() with each country as its code: "situation in the SYR", whatever name it had.
  /// Abbreviations stay, as a key does not tell "US" from "us".
  [[nodiscard]] std::string coded(std::string_view key) const;
  /// Splits a run of names without separators, longest match first ("Japan Norway", "France
  /// Kyrgyzstan Mongolia"); nullopt where a part is no known country.
  [[nodiscard]] std::optional<std::vector<std::string>> split_run(std::string_view text) const;
  /// Splits a list as printed at commas, semicolons, line breaks and "and", but within no name:
  /// "United Kingdom of Great Britain and Northern Ireland and Uruguay" is two, "Group of 77 and
  /// China" and "Korea, Republic of" are one. A part that is no known name is an item as it stands.
  [[nodiscard]] std::vector<std::string> split_list(std::string_view text) const;

 private:
  static constexpr std::size_t kLongestName = 120;  ///< bytes; the longest official name has 52
  struct Word {
    std::string_view printed;
    std::string key;
    std::string ending;  ///< the key without a genitive: "Uruguay's", but not "People's Republic"
  };
  struct Part;
  [[nodiscard]] static std::vector<Word> words_of(std::string_view text);
  [[nodiscard]] std::size_t match_at(const std::vector<Word>& words, std::size_t from,
                                     std::size_t most, bool voters_only, std::string& iso3) const;
  [[nodiscard]] bool is_half_a_name(const std::vector<Word>& words, std::size_t from) const;
  [[nodiscard]] bool goes_on(std::string_view text) const;
  [[nodiscard]] static std::string_view without_marks(std::string_view name);
  [[nodiscard]] static std::vector<Part> parts_of(std::string_view text);
  [[nodiscard]] static std::string_view text_of(std::string_view text, const Part& first,
                                                const Part& last);
  [[nodiscard]] std::size_t parts_of_name(std::string_view text, const std::vector<Part>& parts,
                                          std::size_t at) const;
  [[nodiscard]] std::size_t parts_of_run(std::string_view text, const std::vector<Part>& parts,
                                         std::size_t at) const;
  [[nodiscard]] std::size_t name_at_start(std::string_view key, std::string_view& iso3) const;
  void learn(std::string_view name, std::string_view iso3);
  [[nodiscard]] std::optional<Error> learn_places(const std::vector<const json::object*>&);

  std::map<std::string, std::string, std::less<>> iso3_by_key_;  ///< a group's code is ""
  std::map<std::string, std::string, std::less<>> name_by_iso3_;
  std::set<std::string, std::less<>> territories_;  ///< codes
  std::set<std::string, std::less<>> first_words_;
  std::set<std::string, std::less<>> abbreviations_;  ///< keys of names that are all capitals
  std::size_t longest_ = 0;                           ///< words in the longest name
};

/// UN bodies by their names, symbols and organs. Read from config/vocabulary/bodies.yaml.
class Bodies {
 public:
  /// {"bodies":[{"name","aliases":[…],"symbols":["A/HRC/", …]}]}
  [[nodiscard]] static Result<Bodies> from_json(const json::value&);
  [[nodiscard]] std::optional<std::string> canonical(std::string_view name) const;
  /// "A/HRC/RES/54/36" is of the Human Rights Council, "A/RES/78/222" of the General Assembly.
  [[nodiscard]] std::optional<std::string> of_symbol(std::string_view symbol) const;

 private:
  std::map<std::string, std::string, std::less<>> name_by_key_;
  std::vector<std::pair<std::string, std::string>> name_by_prefix_;  ///< longest prefix first
};

}  // namespace mandated::text
