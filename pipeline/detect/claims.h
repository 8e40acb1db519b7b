#pragma once

#include <string>
#include <vector>

#include "pipeline/detect/detect.h"
#include "pipeline/mandate/terms.h"
#include "pipeline/text/names.h"

namespace mandated::detect {

/// One act on one mandate, as a record claims it, with every statement that says so.
struct Claim {
  MandateItem item;
  std::vector<Statement> statements;  ///< strongest authority first
  std::vector<std::string> rules;     ///< of each statement
};

/// Folds what several statements say of one act into one claim: same action, same holder, same
/// term. A statement that names no term ("also extends the mandate of the Special Rapporteur")
/// supports the one claim it can mean, and is a claim of its own only where there is none. A holder
/// is the same under any name of its country, and in another place under an acronym that may stand
/// for it; two names in one clause are two holders.
[[nodiscard]] std::vector<Claim> claims(const std::vector<Reading>&, const text::Countries&);

using mandate::term_key;

}  // namespace mandated::detect
