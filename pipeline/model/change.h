#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/json.h"

namespace mandated {

enum class ChangeKind : std::uint8_t {
  field_changed,
  item_added,  ///< to a list field
  item_removed,
  item_reworded,
  clause_added,
  clause_removed,
  clause_moved,
  clause_reworded,
  clause_split,   ///< `after` is a list
  clause_merged,  ///< `before` is a list
};

/// What kind of difference it is. Only `content` is told; the others are kept.
enum class ChangeNature : std::uint8_t {
  content,
  typography,  ///< quotes, spaces, hyphens, case of a label: never a change of what is said
  completion,  ///< unknown before
};

/// What a change of words does: "strength.raised", from "expresses concern" to "strongly condemns".
struct Meaning {
  std::string name;    ///< see systemd/EVENTS.md, "Meanings"
  std::string before;  ///< in words, "" where there was nothing
  std::string after;   ///< in words, "" where nothing is left
  std::string note;    ///< "technical rollover", "" where there is nothing to add
  bool operator==(const Meaning&) const = default;
};

/// A typed difference between two versions of one document.
struct Change {
  ChangeKind kind = ChangeKind::field_changed;
  ChangeNature nature = ChangeNature::content;
  std::string field;   ///< field name, or "clauses"
  std::string where;   ///< position within it: "4" for the fourth item, a clause's number; or ""
  json::value before;  ///< null where there was nothing
  json::value after;   ///< null where nothing is left
  /// Derived from before and after by diff::explain(), never stored.
  std::vector<Meaning> meanings{};
};

/// "strength.raised: expresses concern → strongly condemns", "wording", "term.changed: 1 year → 14
/// days (technical rollover)", "mandate.extended: Panel of Experts, 1 year (gone)"; one line.
[[nodiscard]] std::string in_words(const Meaning&);

[[nodiscard]] std::string_view name_of(ChangeKind);    ///< "field.changed", "item.added", …
[[nodiscard]] std::string_view name_of(ChangeNature);  ///< "content", …
/// {"kind","nature","field","where","before","after"}, and "meanings" where there are any:
/// [{"name","before","after","note"}], texts that are "" are null.
[[nodiscard]] json::object to_json(const Change&);
[[nodiscard]] Result<Change> change_from_json(const json::value&);

}  // namespace mandated
