#pragma once

#include <chrono>
#include <string>

/// How long something lasts, or is late.
namespace mandated {

/// "PT3600S" (ISO 8601), for JSON.
[[nodiscard]] std::string iso_of(std::chrono::seconds);

/// "3 days", "1 hour", "40 seconds", for people: whole ones of the largest unit that fits.
[[nodiscard]] std::string in_words(std::chrono::seconds);

}  // namespace mandated
