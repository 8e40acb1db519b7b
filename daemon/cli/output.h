#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/instant.h"
#include "pipeline/base/json.h"

/// What commands print to stdout. Everything is escaped here: a page's text can move no cursor.
namespace mandated::cli {

/// Columns for people: as wide as what is in them, the last one open.
class Table {
 public:
  explicit Table(std::vector<std::string> heads) : rows_{std::move(heads)} {}
  void row(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
  /// Prints nothing but `none` where there is no row.
  void print(std::string_view none) const;

 private:
  std::vector<std::vector<std::string>> rows_;
};

/// One line of text.
void print_line(std::string_view text);
/// `name: text` with the text from column `indent`; further lines below it.
void print_field(std::string_view name, std::string_view text, std::size_t indent = 16);
/// One line of JSON; of one value on a terminal, indented.
void print_json(const json::value&);
void print_json_line(const json::value&);

/// In bold where stdout is a terminal and NO_COLOR is not set.
[[nodiscard]] std::string bold(std::string text);

/// "2026-11-23T08:09:34Z", "never" where there is none.
[[nodiscard]] std::string shown(std::optional<Instant>);
/// The JSON of a time or date; null where there is none.
[[nodiscard]] json::value json_of(std::optional<Instant>);
[[nodiscard]] json::array json_of(const std::vector<std::string>& texts);
/// A text; null where it is "".
[[nodiscard]] json::value json_or_null(std::string_view text);

}  // namespace mandated::cli
