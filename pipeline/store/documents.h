#pragma once

#include "pipeline/model/document.h"
#include "pipeline/store/database.h"

/// What document_of() reads, of document JOIN source JOIN poll. A macro, because the statements
/// are literals.
#define MANDATED_DOCUMENT_COLUMNS                                                               \
  "document.id, source.name, document.url, document.address, document.symbol, document.title, " \
  "document.country, document.body, document.baseline, document.found_at, poll.checked_at, "    \
  "document.changed_at, document.versions"

namespace mandated::store {

[[nodiscard]] Document document_of(const Cursor& row);

}  // namespace mandated::store
