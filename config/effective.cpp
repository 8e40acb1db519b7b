#include <cmath>

#include <fmt/format.h>

#include "config/load.h"
#include "config/units.h"

namespace mandated::config {
namespace {

constexpr std::string_view name_of(SourceKind kind) {
  switch (kind) {
    case SourceKind::page:
      return "page";
    case SourceKind::listing:
      return "listing";
    case SourceKind::directory:
      return "directory";
  }
  return "page";
}

constexpr std::string_view name_of(SinkKind kind) {
  switch (kind) {
    case SinkKind::file:
      return "file";
    case SinkKind::standard_output:
      return "stdout";
    case SinkKind::journal:
      return "journal";
  }
  return "file";
}

/// In single quotes nothing has a meaning but the quote itself (YAML 1.2 §7.3.2); a line end would
/// fold there, so a text that has one is written in double quotes.
std::string text(std::string_view value) {
  const bool folds = value.find_first_of("\r\n\t") != std::string_view::npos;
  std::string out(1, folds ? '"' : '\'');
  for (const char c : value) {
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

class Writer {
 public:
  void line(std::string_view indent, std::string_view key, std::string_view value) {
    out_ += fmt::format("{}{}: {}\n", indent, key, value);
  }
  void words(std::string_view indent, std::string_view key, std::string_view value) {
    if (!value.empty()) line(indent, key, text(value));
  }
  void open(std::string_view indent, std::string_view key) {
    out_ += fmt::format("{}{}:\n", indent, key);
  }
  void list(std::string_view indent, std::string_view key, const std::vector<std::string>& items) {
    if (items.empty()) return;
    open(indent, key);
    for (const auto& item : items) out_ += fmt::format("{}  - {}\n", indent, text(item));
  }
  void limits(std::string_view indent, const Limits& limits) {
    line(indent, "max_body", format_size(limits.max_body));
    line(indent, "connect_timeout", format_duration(limits.connect_timeout));
    line(indent, "total_timeout", format_duration(limits.total_timeout));
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

void write(Writer& out, const Http& http) {
  out.open("", "http");
  out.words("  ", "ca_file", http.ca_file);
  out.limits("  ", http.limits);
  out.line("  ", "connections", fmt::to_string(http.connections));
  out.line("  ", "connections_per_host", fmt::to_string(http.connections_per_host));
  out.line("  ", "delay_per_host", format_duration(http.delay_per_host));
  out.line("  ", "retries", fmt::to_string(http.retries));
  out.line("  ", "retry_base", format_duration(http.retry_base));
  out.line("  ", "retry_max", format_duration(http.retry_max));
  out.line("  ", "max_redirects", fmt::to_string(http.max_redirects));
}

void write(Writer& out, const Source& source) {
  constexpr std::string_view kIndent = "    ";
  out.line("  - ", "id", text(source.id));
  out.line(kIndent, "kind", name_of(source.kind));
  out.words(kIndent, "url", source.url);
  out.words(kIndent, "path", source.path.string());
  if (source.kind == SourceKind::directory) out.words(kIndent, "glob", source.glob);
  out.line(kIndent, "every", format_duration(source.every));
  out.line(kIndent, "revisit", format_duration(source.revisit));
  out.line(kIndent, "jitter", fmt::format("{}%", std::lround(source.jitter * 100)));
  out.words(kIndent, "profile", source.profile);
  out.limits(kIndent, source.limits);
  out.line(kIndent, "allow_private", source.allow_private ? "true" : "false");
  out.line(kIndent, "announce_baseline", source.announce_baseline ? "true" : "false");
  if (!source.links_css.empty() || !source.links_pattern.empty()) {
    out.open(kIndent, "links");
    out.words("      ", "css", source.links_css);
    out.words("      ", "pattern", source.links_pattern);
  }
  if (!source.next_css.empty()) {
    out.open(kIndent, "next");
    out.words("      ", "css", source.next_css);
  }
  if (source.kind == SourceKind::listing) {
    out.line(kIndent, "max_pages", fmt::to_string(source.max_pages));
  }
  if (source.kind != SourceKind::page) {
    out.line(kIndent, "max_documents", fmt::to_string(source.max_documents));
  }
}

void write(Writer& out, const Sink& sink) {
  out.line("  - ", "id", text(sink.id));
  out.line("    ", "kind", name_of(sink.kind));
  out.words("    ", "path", sink.path.string());
  out.list("    ", "types", sink.types);
  out.list("    ", "countries", sink.countries);
}

}  // namespace

std::string effective(const Config& config) {
  Writer out;
  out.words("", "contact", config.contact);
  out.open("", "store");
  out.words("  ", "path", config.store.string());
  write(out, config.http);
  out.open("", "sources");
  for (const auto& source : config.sources) write(out, source);
  std::vector<std::string> files;
  for (const auto& file : config.profile_files) files.push_back(file.string());
  out.list("", "profiles", files);
  if (config.sinks.empty()) {
    out.line("", "sinks", "[]");
  } else {
    out.open("", "sinks");
  }
  for (const auto& sink : config.sinks) write(out, sink);
  return out.take();
}

}  // namespace mandated::config
