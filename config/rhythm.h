#pragma once

#include "config/reader.h"
#include "config/source.h"
#include "config/writer.h"

/// When a source is asked: `every`, `revisit`, `jitter`, `time_zone`.
namespace mandated::config {

/// `every` and `revisit` are spans, cron or calendar expressions; `revisit` may also be a mapping of
/// `min` and `max`. Nothing comes more often than once a minute, or a second where
/// `allow_private` (read before) says so.
void read_rhythm(Reader&, Source&);
void write_rhythm(Writer&, const Source&);

}  // namespace mandated::config
