#include "config/writer.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include "config/units.h"

namespace mandated::config {

/// In single quotes nothing has a meaning but the quote itself (YAML 1.2 §7.3.2); a line end would
/// fold there, so a text that has one is written in double quotes.
std::string Writer::quoted(std::string_view text) {
  const bool folds = text.find_first_of("\r\n\t") != std::string_view::npos;
  std::string out(1, folds ? '"' : '\'');
  for (const char c : text) {
    if (!folds && c == '\'') {
      out += "''";
    } else if (folds && (c == '"' || c == '\\')) {
      out += {'\\', c};
    } else if (folds && (c == '\n' || c == '\r' || c == '\t')) {
      out += c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\t";
    } else {
      out += c;
    }
  }
  return out + (folds ? '"' : '\'');
}

void Writer::put(std::string_view line) {
  const std::string_view indent{indent_};
  out_ += fmt::format("{}{}{}\n", indent.substr(0, indent.size() - mark_.size()), mark_, line);
  mark_ = {};
}

void Writer::line(std::string_view key, std::string_view value) {
  put(fmt::format("{}: {}", key, value));
}

/// "token=•••" for "token=abc" in an address: keys stand in query strings, and --effective is what
/// people paste into reports.
std::string Writer::masked(std::string_view text) {
  static const re2::RE2 secret{
      R"(([?&;](?:[\w.-]*[_.-])?)"
      R"((?i:api-?key|key|token|secret|password|passwd|pwd|auth|sig|signature|session|sid))"
      R"((?:[_.-][\w.-]*)?=)[^&#;\s"']+)"};
  std::string out{text};
  re2::RE2::GlobalReplace(&out, secret, "\\1***");
  return out;
}

void Writer::words(std::string_view key, std::string_view value) {
  if (!value.empty()) line(key, quoted(masked(value)));
}

void Writer::list(std::string_view key, const std::vector<std::string>& items) {
  if (items.empty()) return;
  put(fmt::format("{}:", key));
  for (const auto& item : items) put(fmt::format("  - {}", quoted(item)));
}

void Writer::flag(std::string_view key, bool value) { line(key, value ? "true" : "false"); }

void Writer::limits(const Limits& limits) {
  line("max_body", format_size(limits.max_body));
  line("connect_timeout", format_duration(limits.connect_timeout));
  line("total_timeout", format_duration(limits.total_timeout));
}

void Writer::mapping(std::string_view key, const std::function<void(Writer&)>& write) {
  Writer within;
  within.indent_ = indent_ + "  ";
  write(within);
  if (within.out_.empty()) return;
  put(fmt::format("{}:", key));
  out_ += within.out_;
}

void Writer::mappings(std::string_view key, std::size_t count,
                      const std::function<void(Writer&, std::size_t)>& write) {
  if (count == 0) return line(key, "[]");
  put(fmt::format("{}:", key));
  for (std::size_t i = 0; i < count; ++i) {
    Writer item;
    item.indent_ = indent_ + "    ";
    item.mark_ = "- ";
    write(item, i);
    out_ += item.out_;
  }
}

}  // namespace mandated::config
