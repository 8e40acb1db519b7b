#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pipeline/base/digest.h"
#include "pipeline/base/instant.h"
#include "pipeline/base/json.h"
#include "pipeline/model/clause.h"
#include "pipeline/model/vote.h"

namespace mandated {

/// Unknown is not empty: `empty` is a page that says "None" (or nothing, where its other labels
/// carry values); `unknown` is a page that does not say, or that nobody could read.
enum class FieldState : std::uint8_t { unknown, empty, known };

/// monostate unless the field is known.
using FieldValue = std::variant<std::monostate, std::string, bool, std::vector<std::string>, Vote>;

/// One field as read from the page, never inferred (except a symbol from the address).
struct Field {
  FieldState state = FieldState::unknown;
  FieldValue value;
  bool operator==(const Field&) const = default;

  [[nodiscard]] static Field known(FieldValue value) {
    return {FieldState::known, std::move(value)};
  }
  [[nodiscard]] static Field empty() { return {FieldState::empty, {}}; }
};

/// What a field says in words: its text, or each of its items; none of a flag or a vote, nor of one
/// that is not known.
[[nodiscard]] std::vector<std::string> texts_of(const Field&);

/// What was inferred, and from where: {"KHM", "title"}.
struct Derived {
  std::string value;
  std::string from;
  bool operator==(const Derived&) const = default;
};

using Fields = std::map<std::string, Field, std::less<>>;

/// What a document says, read by a profile. `fields` holds every field of the profile, in any
/// state. `derived` keys are dotted paths: "country", "session", "vote.method".
struct Record {
  std::string profile;
  Fields fields;
  std::vector<Clause> clauses;
  std::map<std::string, Derived, std::less<>> derived;

  [[nodiscard]] const Field& field(std::string_view name) const;  ///< an unknown one if absent
  /// The text of a known text field, "" otherwise.
  [[nodiscard]] std::string_view text(std::string_view name) const;
};

/// The day a resolution was adopted, as derived; nullopt where nobody knows.
[[nodiscard]] std::optional<Date> adopted_of(const Record&);

/// Known and empty fields over all fields, 0–1; 0 for a record without fields.
[[nodiscard]] double completeness(const Record&);

/// Identity of a version: SHA-256 over the canonical JSON of fields (states included) and clauses.
/// Profile, derived values, positions, times and markup do not count.
[[nodiscard]] Digest digest_of(const Record&);

/// {"symbol","profile","completeness","fields":{NAME:{"state","value"}},"derived":{PATH:{"value",
/// "from"}},"clauses":[{"kind","number","level","verb","text"}]}; a value that is not known is
/// null.
[[nodiscard]] json::object to_json(const Record&);
[[nodiscard]] Result<Record> record_from_json(const json::value&);
[[nodiscard]] json::value to_json(const FieldValue&);
[[nodiscard]] json::object to_json(const Clause&);

[[nodiscard]] std::string_view name_of(FieldState);

}  // namespace mandated
