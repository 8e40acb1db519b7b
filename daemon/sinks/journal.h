#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "daemon/sinks/sink.h"

namespace mandated::sinks {

inline constexpr std::string_view kJournalSocket = "/run/systemd/journal/socket";

using JournalFields = std::vector<std::pair<std::string_view, std::string>>;

/// What an event is in the journal: MESSAGE, MESSAGE_ID, PRIORITY, SYSLOG_IDENTIFIER and a
/// MANDATED_ field for each part that is known. Values are escaped; MANDATED_JSON is all of it.
[[nodiscard]] JournalFields journal_fields(const Event&);

/// A native journal entry for each event. Speaks the protocol itself (systemd.io,
/// JOURNAL_NATIVE_PROTOCOL): sd_journal_sendv() answers 0 where no journal is there, and blocks
/// where its queue is full. Here both are an error, and the event is delivered later.
[[nodiscard]] std::unique_ptr<Sink> make_journal_sink(std::string id,
                                                      std::string socket_path = std::string{
                                                          kJournalSocket});

}  // namespace mandated::sinks
