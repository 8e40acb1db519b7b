#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/extract/extract.h"
#include "pipeline/model/change.h"
#include "pipeline/model/document.h"
#include "pipeline/model/event.h"
#include "pipeline/model/gates.h"
#include "pipeline/model/history.h"
#include "pipeline/model/snapshot.h"
#include "pipeline/read/reader.h"
#include "pipeline/vocabulary.h"

namespace mandated {

/// What an answer came with. A page comes by itself, as often as it is asked for. A record comes
/// within the well-formed answer of a catalogue (OAI-PMH), which is whole or no answer, and once:
/// the next list begins after it. A capture comes once too, of the time it says it is of.
enum class Carrier : std::uint8_t { page, list, archive };

/// One answer to look at. `body` lives as long as the call.
struct Answer {
  Snapshot snapshot;
  std::string_view body;
  std::optional<Error> trouble;  ///< what the transport already found wrong: truncated, too_large
  bool history = false;          ///< of its source's first round: whatever it says is no news
  Carrier carrier = Carrier::page;
  int same_body_elsewhere = 0;  ///< other documents of the source answered with the same bytes
  bool judged = false;          ///< was looked through for marks of a block page; `trouble` has any
};

/// What came of one answer; written by the store in one transaction.
struct Outcome {
  /// Set where the answer is doubtful: the snapshot is kept in quarantine, an incident opens, and
  /// there is no version. `code` and `detail` become the incident.
  std::optional<Error> quarantine;
  /// Set where the answer was good but fields that were known are unknown now.
  std::vector<std::string> lost_fields;
  std::string lost_detail;  ///< what to do about them, one line
  /// Set with `quarantine` where time may settle the doubt: what the answer would have said.
  std::optional<Digest> doubted;
  /// Set where the version goes back to what this earlier one said, within Gates::flap_within: it
  /// tells no record.changed and no vote.changed.
  std::optional<std::int64_t> flap_to;
  bool parsed = false;             ///< a reader looked at the bytes
  bool closed = true;              ///< Blocks::closed
  std::optional<Version> version;  ///< only where the record digest is new
  std::vector<Change> changes;
  std::vector<Event> events;
};

/// gate 1, read, extract, gate 2, version, diff, detect: in this order, from values to values. The
/// same answer, history and rules give the same outcome, byte for byte, on any machine. The
/// extractor is one of the vocabulary's countries and bodies. `now` is when the snapshot is
/// recorded; what time settles is settled by when it was fetched (Snapshot::fetched_at), where that
/// is known.
[[nodiscard]] Outcome process(const Answer&, const Document&, const History&,
                              const extract::Extractor&, const Vocabulary&, read::Reader&,
                              Instant now, const Gates& = {});

/// Reads the bytes of the newest version again with today's rules, so that our own change is not
/// taken for theirs: what differs is a version of cause `technical`. Acts found now and missed
/// before enter the register as baseline; nothing else is told.
[[nodiscard]] Outcome reread(const Answer&, const Document&, const History&,
                             const extract::Extractor&, const Vocabulary&, read::Reader&,
                             Instant now, const Gates& = {});

/// What a profile wants of a page besides its blocks, in the order of its fields:
/// Blocks::selected of it is what the extractor takes.
[[nodiscard]] std::vector<read::Selector> selectors_of(const Profile&);

/// Identity of the rules a version is read with: the vocabulary, and the program's own.
[[nodiscard]] Digest rules_digest(const Vocabulary&);

}  // namespace mandated
