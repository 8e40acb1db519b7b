#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/reader.h"

/// Patterns and selectors, tried here so that none fails in the middle of a night.
namespace mandated::config {

/// An RE2 regular expression; "" where there is none or it was complained of.
[[nodiscard]] std::string read_pattern(Reader&, std::string_view key);

/// A list of them; those complained of are left out.
[[nodiscard]] std::vector<std::string> read_patterns(Reader&, std::string_view key);

/// The groups of a pattern; nullopt where it was complained of.
[[nodiscard]] std::optional<int> check_pattern(const Reader&, const Text& pattern);

/// A CSS selector; "" where there is none or it was complained of.
[[nodiscard]] std::string read_css(Reader&, std::string_view key);

/// An XPath 1.0 expression; "" where there is none or it was complained of.
[[nodiscard]] std::string read_xpath(Reader&, std::string_view key);

}  // namespace mandated::config
