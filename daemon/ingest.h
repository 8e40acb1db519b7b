#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "config/config.h"
#include "daemon/delivered.h"
#include "daemon/http/client.h"
#include "pipeline/pipeline.h"
#include "pipeline/read/reader.h"
#include "pipeline/store/store.h"

namespace mandated {

/// What came of asking for one document.
struct Answered {
  Answered(const config::Source& from, Poll asked, Instant when, Result<http::Outcome> what)
      : source(&from), poll(std::move(asked)), at(when), outcome(std::move(what)) {}

  const config::Source* source;
  Poll poll;
  Instant at;
  Result<http::Outcome> outcome;
  bool history = false;  ///< Answer::history
};

/// What was made of it, for the round's summary.
struct Ingested {
  bool not_modified = false;
  bool same_bytes = false;
  bool fetched = false;  ///< a body came
  bool failed = false;
  bool unreachable = false;  ///< failed for reasons of the host, which are the source's incident
  bool quarantined = false;
  int parsed = 0;
  int versions = 0;
  int events = 0;  ///< fresh ones about the document; not incidents
};

/// Trouble that belongs to the host and not to the page: two hundred pages of it are one incident.
[[nodiscard]] constexpr bool is_of_the_host(Errc code) {
  return code == Errc::network || code == Errc::unavailable;
}

/// What answers of a source come with.
[[nodiscard]] constexpr Carrier carrier_of(config::SourceKind kind) {
  return kind == config::SourceKind::oai_pmh ? Carrier::list
         : kind == config::SourceKind::warc  ? Carrier::archive
                                             : Carrier::page;
}

/// Whose first round is waited for before it is said that a mandate ends with no renewal seen.
enum class Awaited : std::uint8_t {
  all,    ///< every source of the config: all are about to be asked
  asked,  ///< those that were asked, now or before: nobody may ever ask the others
};

/// The work thread's half of a round: one answer to the store, in the order of the way of the data.
/// Every call stands within a transaction of the store.
class Ingest {
 public:
  Ingest(store::Store& store, const config::Config& config, const Vocabulary& vocabulary,
         std::unique_ptr<read::Reader> reader)
      : store_(store), reader_(std::move(reader)) {
    use(config, vocabulary);
  }

  /// Takes the rules of a reloaded config; they outlive what is taken from now on.
  void use(const config::Config& config, const Vocabulary& vocabulary);

  /// What everything fetched is read with.
  [[nodiscard]] read::Reader& reader() { return *reader_; }

  [[nodiscard]] Ingested take(const Answered& answered);
  /// What came along with the index; `history` where it is the source's first round.
  [[nodiscard]] Ingested take(const config::Source& source, Delivered delivered, bool history,
                              Instant at);
  void take(const config::Source& source, const Finding& finding, Instant at);

  /// The index of a source is out of reach. Other trouble of it is known to the store.
  void out_of_reach(const config::Source& source, const Error& error, Instant at);
  /// After a good look at the index: has it brought nothing for longer than it ever did?
  void listen(const config::Source& source, Instant at);
  /// Opens an incident of what ails the source and its documents by now, resolves what is over.
  /// Decided over all of them: a site in maintenance is one incident and not one a page.
  void settle(const config::Source& source, Instant at);
  /// Tells what the passing of time says of the register: mandates about to end, ended, or told
  /// of differently by two sources. Ends wait for the sources of `awaited`. How many events were
  /// new.
  int watch_mandates(Instant at, Awaited awaited);
  /// Its host answered all that was asked in a round.
  void reached(const config::Source& source, Instant at);

 private:
  [[nodiscard]] Ingested take_deletion(const Answered& answered, const std::string& words);
  [[nodiscard]] Ingested take_error(const Answered& answered, const Error& error);
  [[nodiscard]] Ingested take_not_modified(const Answered& answered,
                                           const http::NotModified& answer);
  [[nodiscard]] Ingested take_response(const Answered& answered, const http::Response& response);
  [[nodiscard]] std::optional<Error> read_again(const Answered& answered, Ingested& ingested);
  void quarantine(const Answered& answered, const Snapshot& snapshot, const Outcome& outcome,
                  Ingested& ingested);
  /// 404 or 410: claims that the document is gone once that may be.
  void absent(const Answered& answered, Ingested& ingested);
  /// A good answer came: an absence that was told is over, and so may be a flap.
  void well(const Answered& answered, const Snapshot& snapshot, Ingested& ingested);
  /// What ails documents of the source. A flap of one that is delivered is over once nothing else
  /// was delivered for as long: nobody asks it whether it stays.
  [[nodiscard]] std::vector<Ailment> ailing(const config::Source& source, Instant at);
  /// The version goes back to what the one of this ordinal said.
  void flapped(const Answered& answered, std::int64_t to);
  void troubled(const Answered& answered, const Error& trouble, const Digest& snapshot);
  void write(const Answered& answered, const Snapshot& snapshot, const std::string& body,
             const Outcome& outcome, Ingested& ingested);
  void tell_series(const Answered& answered, const Snapshot& snapshot, const Version& version,
                   Ingested& ingested);
  void tell(const config::Source& source, const Event& event, Ingested& ingested);
  [[nodiscard]] bool is_told(const Event& event) const;
  [[nodiscard]] bool all_have_looked(Awaited awaited);
  /// The bytes of the good answer that ended it; all zeros where it ended otherwise.
  [[nodiscard]] Digest ended_by(const Incident& incident) const;
  void open_incident(const Incident& incident, const config::Source& source,
                     const Digest& snapshot = {});
  void resolve_incidents(const config::Source& source, const std::string& document,
                         const std::vector<std::string>& reasons, Instant at);
  void attempt(const Answered& answered, std::string outcome, int status, std::string detail);
  [[nodiscard]] std::vector<std::string> sinks_for(const config::Source& source,
                                                   const Event& event) const;

  store::Store& store_;
  const config::Config* config_ = nullptr;
  const Vocabulary* vocabulary_ = nullptr;
  std::map<std::string, extract::Extractor, std::less<>> extractors_;  ///< by profile id
  std::unique_ptr<read::Reader> reader_;
  /// Ids of the sources whose first round is not known to be over, the next to look at last.
  std::vector<std::string> not_looked_;
};

}  // namespace mandated
