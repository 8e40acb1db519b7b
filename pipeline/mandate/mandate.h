#pragma once

#include <memory>
#include <string_view>

#include "pipeline/base/json.h"
#include "pipeline/base/result.h"
#include "pipeline/model/mandate.h"

namespace mandated::mandate {

/// The words of mandate language: verbs, holders, organs, what only looks like an act. Read from
/// config/vocabulary/mandates.yaml. Immutable; cheap to copy; safe from any thread.
class Words {
 public:
  [[nodiscard]] static Result<Words> from_json(const json::value&);

  struct Tables;
  [[nodiscard]] const Tables& tables() const { return *tables_; }

 private:
  std::shared_ptr<const Tables> tables_;
};

/// Reads one sentence or operative paragraph, or a quotation of one (quotation marks and a final
/// ellipsis allowed). Zero or more items; where none, and the sentence looks like an act, the
/// reason why it is not one. Pure.
[[nodiscard]] MandateReading read_mandates(std::string_view text, const MandateContext&,
                                           const Words&);

/// The end of the item's term and how it was reached, in the item: as it is counted from the day of
/// adoption, or from what the item says.
void compute_end(const std::optional<Date>& adopted, MandateItem&);

/// The form in which holders are compared: text::key() without articles and parentheses.
[[nodiscard]] std::string holder_key(std::string_view holder);

}  // namespace mandated::mandate
