#pragma once

#include <array>
#include <string_view>

namespace mandated::store {

/// Places at which a crash test may end the process. Every one stands between two steps that a
/// crash could tear apart.
inline constexpr std::array<std::string_view, 23> kFailpoints{
    "begun",              // BEGIN IMMEDIATE is over
    "after_document",     // the rows of a new document are written
    "after_listing",      // an index page is written
    "after_attempt",      // attempt and poll state are written
    "after_blob",         // the bytes are written, the snapshot is not
    "after_snapshot",     // the snapshot is written, the document does not point to it
    "after_accepted",     // the document points to it
    "after_version",      // the version is written, its changes are not
    "after_changes",      // the changes are written, the document's row is not
    "after_version_row",  // the document's row is written
    "after_event",        // the event is written, its evidence is not
    "after_evidence",     // the evidence is written, the outbox is not
    "after_outbox",       // the outbox rows are written
    "after_doubt",        // what a doubtful answer said is counted, its trouble is not written
    "after_absence",      // an answer of 404 or 410 is counted
    "after_trouble",      // what ails a document is written, its incident is not
    "after_incident",     // an incident is opened, counted or resolved
    "after_delivered",    // an outbox row is marked, not committed
    "after_failed",       // a failed delivery is noted, not committed
    "before_commit",      // everything is written, nothing is committed
    "after_commit",       // committed and on disk, nobody knows yet
    "after_round",        // the source's row is written
    "after_copy",         // a backup is written under its temporary name
};

#ifdef MANDATED_FAILPOINTS
/// Ends the process with SIGKILL at the n-th pass of the place that the environment variable
/// MANDATED_FAILPOINT=NAME[:N] names (N from 1).
void failpoint(std::string_view name);
#else
inline void failpoint(std::string_view) {}
#endif

}  // namespace mandated::store
