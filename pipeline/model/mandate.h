#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/instant.h"
#include "pipeline/base/json.h"

namespace mandated {

enum class MandateAction : std::uint8_t {
  established,
  extended,
  terminated,
  expanded,
  reduced,
  modified,          ///< renames too
  final,             ///< an item, never an event
  report_requested,  ///< an item, never an event
  seized,            ///< an item, never an event
};

/// One thing a clause does to one mandate.
struct MandateItem {
  MandateAction action = MandateAction::extended;
  std::string holder;       ///< as written, without a leading article
  std::string holder_key;   ///< normalised for comparison: lower case, no articles, no punctuation
  std::string holder_type;  ///< "special_rapporteur", "mission", …; a name of the vocabulary
  std::optional<Period> duration;
  std::optional<Date> until;  ///< last day, inclusive, as stated
  std::string until_event;    ///< "its fifty-fifth session"; "" where the end is no event
  /// What a duration is counted from, where the text says: "adoption", a date ("2024-10-01"), or
  /// its own words ("the expiration of its current mandate"); "" where it does not.
  std::string counted_from;
  bool final = false;  ///< "for a final period", "non-renewable"
  bool conditional = false;
  std::string base_resolution;  ///< "15/21" of "as established in its resolution 15/21"; or ""
  std::optional<Date> computed_end;
  /// How computed_end was reached, or why it is null: "stated", "P2Y from adoption on 2023-10-13",
  /// "P2Y from adoption; adoption date unknown".
  std::string how;
  std::string rule;  ///< id of the rule that read it, e.g. "mandate/decide-extend"
};

/// What the sentence is read with. Each may be empty.
struct MandateContext {
  std::string title;
  std::string body;
  std::optional<Date> adopted;
  /// Of a subparagraph ("(b) To renew the mandate of …"): the paragraph above it, which says who
  /// is to do that ("Decides:", "Urges the Government:").
  std::string lead{};
};

/// No items and an empty reason: an ordinary sentence. No items and a reason: a sentence that looks
/// like a mandate act and is none, and why.
struct MandateReading {
  std::vector<MandateItem> items;
  std::string reason;
};

[[nodiscard]] std::string_view name_of(MandateAction);
/// True where the action is told as an event "mandate.<name>".
[[nodiscard]] bool makes_event(MandateAction);

/// {"action","holder","holder_type","duration","until","until_event","final","conditional",
/// "counted_from","base_resolution","computed_end","how","rule"}; what is unknown is null.
[[nodiscard]] json::object to_json(const MandateItem&);
/// {"items":[…],"reason"}; a reason that is empty is null.
[[nodiscard]] json::object to_json(const MandateReading&);

}  // namespace mandated
