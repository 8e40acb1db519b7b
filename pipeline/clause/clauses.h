#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/instant.h"
#include "pipeline/model/block.h"
#include "pipeline/model/clause.h"

namespace mandated::clause {

/// An official text taken apart.
struct Text {
  std::string symbol;  ///< "" where it is not stated; of a draft "A/HRC/54/L.17"
  std::string title;
  std::string body;
  std::string session;      ///< "54"
  std::string agenda_item;  ///< "10"
  std::optional<Date> adopted;
  bool draft = false;  ///< says that it is one: it acts on nothing
  /// Corrects another text, that of its symbol without "/Corr.1". What it says of it, and quotes,
  /// are clauses of kind annex, behind the heading "Corrigendum".
  bool corrigendum = false;
  std::string adoption;  ///< the adoption block, for vote::read_adoption()
  std::vector<Clause> clauses;
};

/// Reads the text of a resolution from its blocks: front matter, title, preamble, operative part
/// with levels, back matter. Total: what is not there stays empty.
[[nodiscard]] Text read_resolution(const Blocks&);

/// The clauses of a resolution's text. What states nothing that stands before a preamble (session,
/// agenda item, number, adoption) is an excerpt: each of its blocks is one clause, in order, also
/// the organ's line and the back matter (headings).
[[nodiscard]] std::vector<Clause> read_clauses(const Blocks&);

}  // namespace mandated::clause
