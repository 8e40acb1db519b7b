#pragma once

#include <string_view>
#include <vector>

#include "pipeline/model/clause.h"

namespace mandated::clause {

/// "31. Decides", "(a) The …", "(ii) …", "1.2 The …", "b. The …": the number off, and how deep it
/// stands.
[[nodiscard]] Clause numbered(std::string_view block, ClauseKind kind);

/// "5 Encourages": a number whose dot was lost, where the next number is due.
void settle_number(Clause& clause, int due);

/// (i), (v) and (x) are letters behind (h), (u) and (w), roman otherwise below an open letter, or
/// where the block `behind` goes on with (ii), (vi) or (xi).
void settle_level(Clause& clause, const std::vector<Clause>& before, std::string_view behind);

/// "a." and "i." stand below "(a)" and "(i)" where there are such (`bracketed`), else in their
/// place.
void settle_dotted(Clause& clause, const std::vector<Clause>& before, bool bracketed);

}  // namespace mandated::clause
