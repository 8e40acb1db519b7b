#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pipeline/mandate/mandate.h"
#include "pipeline/model/change.h"
#include "pipeline/model/document.h"
#include "pipeline/model/event.h"
#include "pipeline/model/incident.h"
#include "pipeline/model/profile.h"
#include "pipeline/model/version.h"
#include "pipeline/text/names.h"

namespace mandated::detect {

/// A sentence of a record and where it stands: what mandate acts are looked for in.
struct Statement {
  std::string text;
  std::string where;  ///< "key_criticism[5]", "operative paragraph 31"
  Authority authority = Authority::quotation;
  std::string lead{};  ///< of a subparagraph, the paragraph above it; "" of any other
};

/// Quotations, analysis sentences and operative paragraphs of a record, strongest authority first.
[[nodiscard]] std::vector<Statement> statements(const Record&, const Profile&);

/// A statement with what the grammar makes of it.
struct Reading {
  Statement statement;
  MandateReading reading;
};

/// All statements that hold an act or look like one.
[[nodiscard]] std::vector<Reading> readings(const Record&, const Profile&, const mandate::Words&);

/// Everything the detectors share about the version they look at.
struct Subject {
  const Document& document;
  const Version& version;
  const std::string& url;  ///< final address of the snapshot
  const Profile& profile;
  bool baseline = false;
};

/// mandate.*: one event per act the record claims, with all its evidence. Acts claimed by earlier
/// versions come again with the same id; the store tells them once.
[[nodiscard]] std::vector<Event> mandate_events(const Subject&, const mandate::Words&,
                                                const text::Countries&);
/// document.added, for the first version.
[[nodiscard]] Event document_added(const Subject&);
/// record.changed and vote.changed: at most one each, and only for changes of content.
[[nodiscard]] std::vector<Event> change_events(const Subject&, const std::vector<Change>&);
/// source.incident where it is open, source.recovered where it was resolved. `snapshot` is that of
/// the answer that opened it, a zero digest where there was none.
[[nodiscard]] Event incident_event(const Incident&, const Digest& snapshot);

}  // namespace mandated::detect
