#pragma once

#include "config/config.h"
#include "pipeline/base/instant.h"
#include "pipeline/model/document.h"

namespace mandated {

/// When a document whose poll is due at `due` is to be asked for, its source's own word on its last
/// change heeded (Poll::modified; sitemaps.org, <lastmod>):
/// - the word is another than at the last good answer: now, unless the last attempt failed;
/// - it is the same, of a kind of source whose word covers every change (sitemap, wordpress), and
///   was given long enough before that answer: later, but no later than ten times `revisit` after
///   it, since the word may be wrong.
[[nodiscard]] Instant heeding_lastmod(const config::Source&, const Poll&, Instant due);

}  // namespace mandated
