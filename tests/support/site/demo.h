#pragma once

#include <string>

#include "tests/support/http.h"

/// The little story that `make run` shows: a list of four resolutions; when the Cambodia page is
/// asked for the third time it has one more sponsor and says that a mandate was extended; when the
/// list is asked for the fourth time it names a fifth resolution. Counted by requests, not by time.
namespace mandated::site {

inline constexpr int kChangedFrom = 3;  ///< request of the Cambodia page
inline constexpr int kGrownFrom = 4;    ///< request of the list

[[nodiscard]] support::Handler demo();

/// The pages themselves. `slug`: "a-hrc-res-54-36"; `changed` matters to that one alone.
[[nodiscard]] std::string demo_index(bool grown);
[[nodiscard]] std::string demo_page(const std::string& slug, bool changed);

}  // namespace mandated::site
