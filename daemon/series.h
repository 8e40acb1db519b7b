#pragma once

#include <vector>

#include "pipeline/detect/detect.h"
#include "pipeline/store/store.h"
#include "pipeline/vocabulary.h"

namespace mandated {

/// Notes what a new version tells of its series, and gives the events that come of it: that it
/// continues a resolution which is known, and that resolutions which are known continue it. The
/// latter is history (baseline), whenever it is found out: they were no news when we read them. No
/// events where nothing of the kind changed. Within a transaction of the store.
[[nodiscard]] std::vector<Event> series_events(store::Store&, const Vocabulary&,
                                               const detect::Subject&);

/// Only notes it: for versions that are no news.
void note_member(store::Store&, const Vocabulary&, const Document&, const Record&);

}  // namespace mandated
