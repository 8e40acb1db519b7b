#pragma once

#include <cstdint>
#include <string>
#include <string_view>

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

/// A typed difference between two versions of one document.
struct Change {
  ChangeKind kind = ChangeKind::field_changed;
  ChangeNature nature = ChangeNature::content;
  std::string field;   ///< field name, or "clauses"
  std::string where;   ///< position within it: "4" for the fourth item, a clause's number; or ""
  json::value before;  ///< null where there was nothing
  json::value after;   ///< null where nothing is left
};

[[nodiscard]] std::string_view name_of(ChangeKind);    ///< "field.changed", "item.added", …
[[nodiscard]] std::string_view name_of(ChangeNature);  ///< "content", …
/// {"kind","nature","field","where","before","after"}
[[nodiscard]] json::object to_json(const Change&);
[[nodiscard]] Result<Change> change_from_json(const json::value&);

}  // namespace mandated
