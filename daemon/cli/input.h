#pragma once

#include <string>

namespace mandated::cli {

/// More than any page we would fetch; the rest of a longer input is an error, not cut off.
inline constexpr std::size_t kMaxInput = std::size_t{64} << 20U;

/// The bytes of a file; "-" is standard input. Throws Failure: kIo where it cannot be read,
/// kBadInput where it is longer than kMaxInput.
[[nodiscard]] std::string read_input(const std::string& file);

/// Media type by what the user says ("html", "text", "text/plain; charset=utf-8"), else by the
/// file's name; "" where neither tells.
[[nodiscard]] std::string media_type_of(const std::string& said, const std::string& file);

}  // namespace mandated::cli
