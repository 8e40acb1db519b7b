#include <fmt/format.h>

#include "config/gates_section.h"
#include "config/load.h"
#include "config/rhythm.h"
#include "config/source_kinds.h"
#include "config/units.h"
#include "config/writer.h"

namespace mandated::config {
namespace {

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

void write(Writer& out, const Http& http) {
  out.words("ca_file", http.ca_file);
  out.limits(http.limits);
  out.line("connections", fmt::to_string(http.connections));
  out.line("connections_per_host", fmt::to_string(http.connections_per_host));
  out.line("delay_per_host", format_duration(http.delay_per_host));
  out.line("retries", fmt::to_string(http.retries));
  out.line("retry_base", format_duration(http.retry_base));
  out.line("retry_max", format_duration(http.retry_max));
  out.line("max_redirects", fmt::to_string(http.max_redirects));
}

void write(Writer& out, const Source& source) {
  const auto& kind = kind_of(source);
  out.words("id", source.id);
  out.line("kind", kind.name);
  kind.write(out, source);
  write_rhythm(out, source);
  out.words("profile", source.profile);
  out.limits(source.limits);
  out.flag("allow_private", source.allow_private);
  out.flag("announce_baseline", source.announce_baseline);
  if (!source.heeds_silence) {
    out.line("silence", "off");
  } else if (source.silence.count() > 0) {
    out.line("silence", format_duration(source.silence));
  }
}

void write(Writer& out, const Sink& sink) {
  out.words("id", sink.id);
  out.line("kind", name_of(sink.kind));
  out.words("path", sink.path.string());
  out.list("types", sink.types);
  out.list("countries", sink.countries);
}

}  // namespace

std::string effective(const Config& config) {
  Writer out;
  out.words("contact", config.contact);
  out.mapping("store", [&](Writer& store) { store.words("path", config.store.string()); });
  out.mapping("http", [&](Writer& http) { write(http, config.http); });
  out.mapping("gates", [&](Writer& gates) { write(gates, config.gates); });
  out.mappings("sources", config.sources.size(), [&](Writer& each, std::size_t i) {
    const auto& source = config.sources[i];
    write(each, source);
    if (source.gates == config.gates) return;
    const auto gates = asked_of(config.profile(source.profile), source.gates);
    each.mapping("gates", [&gates](Writer& section) { write(section, gates); });
  });
  std::vector<std::string> files;
  for (const auto& file : config.profile_files) files.push_back(file.string());
  out.list("profiles", files);
  out.mappings("sinks", config.sinks.size(),
               [&](Writer& each, std::size_t i) { write(each, config.sinks[i]); });
  std::vector<std::string> lead;
  for (const auto days : config.mandates.lead) lead.push_back(format_duration(days));
  out.mapping("mandates", [&lead](Writer& mandates) { mandates.list("lead", lead); });
  return out.take();
}

}  // namespace mandated::config
