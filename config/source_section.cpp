#include <fmt/format.h>

#include "config/gates_section.h"
#include "config/sections.h"
#include "config/source_kinds.h"
#include "config/units.h"

namespace mandated::config {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr milliseconds kShortest = minutes{1};
constexpr milliseconds kShortestPrivate = seconds{1};
constexpr milliseconds kLongest = hours{24 * 366};

milliseconds read_interval(Reader& reader, std::string_view key, milliseconds fallback,
                           bool is_private) {
  const auto span = reader.duration(key, fallback, {milliseconds{0}, milliseconds::max()});
  if (span < (is_private ? kShortestPrivate : kShortest)) {
    reader.complain(key, fmt::format("\"{}\" is too often; at least 1m is taken, or 1s together "
                                     "with allow_private: true",
                                     format_duration(span)));
  } else if (span > kLongest) {
    reader.complain(key, fmt::format("\"{}\" is too seldom; at most {} is taken",
                                     format_duration(span), format_duration(kLongest)));
  }
  return span;
}

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

ReadSource read_source(Reader& reader, const Http& http, const Gates& gates,
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
  source.every = read_interval(reader, "every", source.every, source.allow_private);
  source.revisit = read_interval(reader, "revisit", source.revisit, source.allow_private);
  source.jitter = reader.percent("jitter", 10, {0, 50}) / 100.0;
  read.profile = reader.required("profile", "the id of a profile");
  if (read.profile) source.profile = read.profile->value;
  source.limits = read_limits(reader, http.limits);
  source.announce_baseline = reader.flag("announce_baseline", false);
  source.gates = read_gates(reader, gates);
  read_silence(reader, source);
  return read;
}

}  // namespace mandated::config
