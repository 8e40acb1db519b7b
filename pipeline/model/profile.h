#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/base/digest.h"
#include "pipeline/model/gates.h"

namespace mandated {

enum class FieldType : std::uint8_t { text, flag, list, vote };

/// How one field is found: by its labels, not by a theme's classes.
struct FieldRule {
  std::string name;
  FieldType type = FieldType::text;
  std::vector<std::string> labels;  ///< synonyms, compared without case, colon and white space
  std::string pattern;              ///< RE2 the value must match whole; "" for any
  std::string css;                  ///< optional selector, tried before the labels; "" for none
  bool splits_commas = false;       ///< list: "Japan, Norway" is two items
  std::string xpath{};              ///< the same as css, in XPath 1.0; at most one of them
};

/// Where what the profile reads stands in the ranking of authorities.
/// `catalogue` also says how it is read: MARC by the catalogue's own rules, not by labels.
enum class ProfileAuthority : std::uint8_t { official, commentary, catalogue };

/// Rules of gates that a profile brings, and which of them it names: `required` where a field is.
struct GatesOfProfile {
  Gates gates;
  std::vector<std::string> named;
};

/// How pages of one family become records. Structure-agnostic YAML in config/profiles/.
struct Profile {
  std::string id;
  ProfileAuthority authority = ProfileAuthority::commentary;
  std::vector<FieldRule> fields;
  /// RE2 over the final address with one capture per symbol part, and what to make of it; the
  /// first that matches gives the symbol of a body that has none.
  struct SymbolRule {
    std::string pattern;
    std::string symbol;  ///< "A/HRC/RES/\\1/\\2"
  };
  std::vector<SymbolRule> symbols;
  bool clauses = false;  ///< the page is a resolution's text: read preamble and paragraphs
  GatesOfProfile gates;
  Digest digest;  ///< of the profile's text
};

}  // namespace mandated
