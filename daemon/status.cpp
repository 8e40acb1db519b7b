#include "daemon/status.h"

#include <algorithm>

#include <fmt/format.h>

#include "daemon/span.h"

namespace mandated {

std::optional<Overdue> most_overdue(const std::vector<Due>& sources, Instant now) {
  const auto oldest = std::min_element(
      sources.begin(), sources.end(), [](const Due& a, const Due& b) { return a.since < b.since; });
  if (oldest == sources.end()) return std::nullopt;
  const auto late = std::chrono::floor<std::chrono::seconds>(now - oldest->since);
  if (late < kOverdueFrom) return std::nullopt;
  return Overdue{std::string{oldest->source}, late};
}

std::string in_words(const Status& status) {
  auto words =
      fmt::format("watching {} sources; {}", status.sources,
                  status.last_round.empty() ? "no round yet" : "last round " + status.last_round);
  if (status.overdue) {
    words +=
        fmt::format("; {} is overdue by {}", status.overdue->source, in_words(status.overdue->by));
  }
  return status.complaint.empty() ? words : status.complaint + "; " + words;
}

}  // namespace mandated
