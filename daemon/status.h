#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/instant.h"

namespace mandated {

/// A source whose index is due, or is being looked at, since. The name lives as long as the config.
struct Due {
  std::string_view source;
  Instant since{};
};

struct Overdue {
  std::string source;
  std::chrono::seconds by{};
};

/// The one that has been due for longest, where that is more than a round may take; nullopt where
/// none has.
[[nodiscard]] std::optional<Overdue> most_overdue(const std::vector<Due>&, Instant now);
inline constexpr std::chrono::minutes kOverdueFrom{10};

/// What the daemon is at: the STATUS= that systemctl shows (sd_notify(3)).
struct Status {
  std::size_t sources = 0;
  std::string last_round;  ///< "" before the first
  std::optional<Overdue> overdue;
  std::string complaint;  ///< of the last reload, "" where it went well
};
/// "watching 3 sources; last round site: 12 documents, …; other is overdue by 20 minutes", behind
/// the complaint and "; " where there is one.
[[nodiscard]] std::string in_words(const Status&);

}  // namespace mandated
