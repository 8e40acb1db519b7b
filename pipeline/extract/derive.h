#pragma once

#include <string>

#include "pipeline/extract/page.h"
#include "pipeline/model/record.h"
#include "pipeline/text/names.h"

namespace mandated::extract {

/// Adds to `derived` what the fields allow to infer: country, un_body, session, number,
/// agenda_item.
void derive(Record&, const text::Countries&, const text::Bodies&);

/// vote.method "without_vote" for all-zero totals on a page that says "consensus" or "without a
/// vote"; alone the totals prove nothing.
void derive_vote_method(Record&, const Blocks&);

}  // namespace mandated::extract
