#pragma once

#include <array>
#include <string_view>

namespace mandated::config {

/// Every type of event there is: a filter that takes none of them is a typing error.
inline constexpr std::array<std::string_view, 19> kEventTypes{
    "document.added",        "document.gone",       "document.returned", "event.corrected",
    "mandate.contradiction", "mandate.established", "mandate.expanded",  "mandate.expiring",
    "mandate.extended",      "mandate.lapsed",      "mandate.modified",  "mandate.reduced",
    "mandate.terminated",    "record.changed",      "series.continued",  "source.incident",
    "source.recovered",      "source.silent",       "vote.changed"};

/// "*" stands for any run of characters, also none: "mandate.*" takes "mandate.extended".
[[nodiscard]] bool matches(std::string_view glob, std::string_view text);

}  // namespace mandated::config
