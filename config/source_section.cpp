#include <fmt/format.h>

#include "config/gates_section.h"
#include "config/rhythm.h"
#include "config/sections.h"
#include "config/source_kinds.h"
#include "config/units.h"

namespace mandated::config {
namespace {

/// `auto`, `off`, or a span.
void read_silence(Reader& reader, Source& source) {
  const auto text = reader.text("silence", R"("auto", "off", or a span such as "30d")", "auto");
  source.heeds_silence = text != "off";
  if (text == "auto" || text == "off") return;
  if (const auto span = parse_duration(text); span && span->count() > 0) {
    source.silence = *span;
  } else {
    reader.complain(
        "silence",
        fmt::format("{} is not taken; write auto, off, or a span such as 30d", in_quotes(text)));
  }
}

}  // namespace

ReadSource read_source(Reader& reader, const Http& http, const ProfileOf& profile_of,
                       const std::filesystem::path& folder) {
  ReadSource read;
  Source& source = read.source;
  read.id = read_id(reader);
  if (read.id) source.id = read.id->value;
  if (const auto* const kind = read_kind(reader)) {
    source.kind = kind->kind;
    kind->read(reader, source, folder);
  } else {
    reader.accept_the_rest();
  }
  source.allow_private = reader.flag("allow_private", false);
  read_rhythm(reader, source);
  const auto profile = reader.required("profile", "the id of a profile");
  if (profile) source.profile = profile->value;
  source.limits = read_limits(reader, http.limits);
  source.announce_baseline = reader.flag("announce_baseline", false);
  const auto of_profile = profile ? profile_of(reader, *profile) : OfProfile{};
  source.gates = read_gates(reader, of_profile.gates, of_profile.profile);
  read_silence(reader, source);
  return read;
}

}  // namespace mandated::config
