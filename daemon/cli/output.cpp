#include "daemon/cli/output.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include <fmt/format.h>
#include <unistd.h>

#include "daemon/log/escape.h"

namespace mandated::cli {
namespace {

bool on_terminal() {
  static const bool answer = ::isatty(STDOUT_FILENO) == 1;
  return answer;
}

/// Code points: as good as columns for the scripts our sources are written in.
std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace

std::string bold(std::string text) {
  const char* const no_colour = std::getenv("NO_COLOR");
  const bool plain = no_colour != nullptr && *no_colour != '\0';
  return !on_terminal() || plain ? text : "\x1b[1m" + text + "\x1b[0m";
}

void Table::print(std::string_view none) const {
  if (rows_.size() == 1) return print_line(none);
  std::vector<std::size_t> widths(rows_.front().size());
  auto rows = rows_;
  for (auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      row[i] = log::escape(row[i]);
      widths[i] = std::max(widths[i], width_of(row[i]));
    }
  }
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      line += row[i];
      if (i + 1 < row.size()) line.append(widths[i] - width_of(row[i]) + 2, ' ');
    }
    line.erase(line.find_last_not_of(' ') + 1);
    fmt::print("{}\n", &row == &rows.front() ? bold(line) : line);
  }
}

void print_line(std::string_view text) { fmt::print("{}\n", log::escape(text)); }

void print_field(std::string_view name, std::string_view text, std::size_t indent) {
  std::string head{name};
  while (true) {
    const auto end = text.find('\n');
    fmt::print("{:<{}} {}\n", log::escape(head), indent - 1, log::escape(text.substr(0, end)));
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
    head.clear();
  }
}

void print_json_line(const json::value& value) {
  fmt::print("{}\n", log::escape_json(json::serialize(value)));
}

void print_json(const json::value& value) {
  if (!on_terminal()) return print_json_line(value);
  fmt::print("{}\n", log::escape_json(pretty(value)));
}

std::string shown(std::optional<Instant> at) { return at ? format_instant(*at) : "never"; }

json::value json_of(std::optional<Instant> at) {
  return at ? json::value(format_instant(*at)) : json::value(nullptr);
}

json::array json_of(const std::vector<std::string>& texts) {
  json::array out;
  for (const auto& text : texts) out.emplace_back(text);
  return out;
}

json::value json_or_null(std::string_view text) {
  return text.empty() ? json::value(nullptr) : json::value(text);
}

}  // namespace mandated::cli
