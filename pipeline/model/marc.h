#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mandated {

/// MARC 21 as it stands, order kept (https://www.loc.gov/marc/bibliographic/). Texts are NFC with
/// single spaces; subfields without text are left out.
struct MarcSubfield {
  char code = ' ';
  std::string text;
  bool operator==(const MarcSubfield&) const = default;
};

struct MarcField {
  std::string tag;  ///< "001" … "999"
  char ind1 = ' ';  ///< of data fields; ' ' is undefined
  char ind2 = ' ';
  std::string text;  ///< of control fields (00X) only
  std::vector<MarcSubfield> subfields;
  bool operator==(const MarcField&) const = default;

  /// The first subfield of that code, "" where there is none.
  [[nodiscard]] std::string_view first(char code) const {
    for (const auto& each : subfields) {
      if (each.code == code) return each.text;
    }
    return {};
  }
};

struct MarcRecord {
  std::string leader;
  std::vector<MarcField> fields;
  bool operator==(const MarcRecord&) const = default;

  /// The text of the first control field of that tag, "" where there is none.
  [[nodiscard]] std::string_view control(std::string_view tag) const {
    for (const auto& each : fields) {
      if (each.tag == tag) return each.text;
    }
    return {};
  }
  /// The first text of (tag, code), "" where there is none.
  [[nodiscard]] std::string_view first(std::string_view tag, char code) const {
    for (const auto& each : fields) {
      if (each.tag != tag) continue;
      if (const auto text = each.first(code); !text.empty()) return text;
    }
    return {};
  }
};

}  // namespace mandated
