#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/model/document.h"
#include "pipeline/model/incident.h"

namespace mandated::detect {

/// So many documents of a source that suffer from one thing are one incident of the source: a site
/// in maintenance is no hundred pages in trouble.
inline constexpr std::size_t kTogether = 3;

/// An incident that is to be open, and the answer that shows it (all zeros where there was none).
struct Suffered {
  Incident incident;
  Digest snapshot{};
};

/// The incidents of a source whose index and documents suffer from these, while those in `open` are
/// open; each last seen when its latest ailment was. One of a document that was open before its
/// source's, stays beside it; that of the source stays until none of its documents suffers any
/// more. While the source is out of reach, what a status says of one document is no matter of its
/// own.
[[nodiscard]] std::vector<Suffered> incidents_of(const std::string& source,
                                                 const std::optional<Ailment>& index,
                                                 const std::vector<Ailment>& documents,
                                                 const std::vector<Incident>& open);

}  // namespace mandated::detect
