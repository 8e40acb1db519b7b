#pragma once

#include "config/config.h"
#include "pipeline/base/instant.h"
#include "pipeline/model/document.h"

namespace mandated {

/// How many rests between two looks a word on the last change is believed; it may be wrong.
inline constexpr int kRestAtMost = 10;

/// Was a word on the last change given long enough before the look at `checked` to cover whatever
/// that look saw? A day says nothing of the hours within it; clocks differ.
[[nodiscard]] bool is_settled(Instant modified, Instant checked);

/// When a document whose poll is due at `due` is to be asked for, its source's own word on its last
/// change heeded (Poll::modified; sitemaps.org, <lastmod>):
/// - the word is another than at the last good answer: now, unless the last attempt failed;
/// - it is the same, of a kind of source whose word covers every change (sitemap, wordpress), and
///   was given long enough before that answer: later, but no later than ten times `revisit` after
///   it, since the word may be wrong.
[[nodiscard]] Instant heeding_lastmod(const config::Source&, const Poll&, Instant due);

}  // namespace mandated
