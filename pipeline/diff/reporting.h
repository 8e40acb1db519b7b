#pragma once

#include <string>
#include <string_view>

namespace mandated::diff {

/// When somebody is asked to report: "fifty-seventh, sixtieth session", "2024-11-15", "every six
/// months", in the order of the text, parted by ", "; "" where nobody is, or no time is named. What
/// was reported at an earlier session is none: only what stands behind "to report", "to submit" and
/// the like counts.
[[nodiscard]] std::string report_times(std::string_view text);

}  // namespace mandated::diff
