#include "config/expressions.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include "pipeline/read/css.h"
#include "pipeline/read/xpath.h"

namespace mandated::config {

std::string read_pattern(Reader& reader, std::string_view key) {
  const auto pattern = reader.optional(key, "an RE2 regular expression");
  if (!pattern || !check_pattern(reader, *pattern)) return {};
  return pattern->value;
}

std::vector<std::string> read_patterns(Reader& reader, std::string_view key) {
  std::vector<std::string> out;
  for (auto& each : reader.texts(key, "RE2 regular expressions")) {
    if (check_pattern(reader, each)) out.push_back(std::move(each.value));
  }
  return out;
}

std::optional<int> check_pattern(const Reader& reader, const Text& pattern) {
  RE2::Options options;
  options.set_log_errors(false);
  const RE2 compiled(pattern.value, options);
  if (compiled.ok()) return compiled.NumberOfCapturingGroups();
  reader.complain(pattern, fmt::format("{} is no regular expression ({}); RE2 syntax is taken",
                                       in_quotes(pattern.value), compiled.error()));
  return std::nullopt;
}

std::string read_css(Reader& reader, std::string_view key) {
  const auto selector = reader.optional(key, "a CSS selector");
  if (!selector) return {};
  const auto parsed = read::css::parse(selector->value);
  if (parsed) return selector->value;
  reader.complain(*selector, fmt::format("{} is no CSS selector: {}", in_quotes(selector->value),
                                         parsed.error().detail));
  return {};
}

std::string read_xpath(Reader& reader, std::string_view key) {
  const auto expression = reader.optional(key, "an XPath 1.0 expression");
  if (!expression) return {};
  const auto tried = read::select_by_xpath("<p>", expression->value);
  if (tried) return expression->value;
  reader.complain(*expression, fmt::format("{} is no XPath expression: {}",
                                           in_quotes(expression->value), tried.error().detail));
  return {};
}

}  // namespace mandated::config
