#pragma once

#include <vector>

#include "pipeline/detect/detect.h"
#include "pipeline/diff/meaning.h"
#include "pipeline/series/link.h"

namespace mandated::detect {

/// What a resolution continues, and why.
struct Predecessor {
  const Document& document;
  const Version& version;
  std::vector<series::Reason> reasons;  ///< strongest first, never empty
};

/// series.continued: told once of a resolution, whichever predecessor is found. Its evidence is the
/// sentence that names the predecessor, or the title, and the predecessor's own title.
[[nodiscard]] Event series_continued(const Subject& successor, const Predecessor&,
                                     const diff::Rules&);

}  // namespace mandated::detect
