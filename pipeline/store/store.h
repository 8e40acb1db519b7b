#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/digest.h"
#include "pipeline/base/instant.h"
#include "pipeline/base/result.h"
#include "pipeline/model/change.h"
#include "pipeline/model/document.h"
#include "pipeline/model/event.h"
#include "pipeline/model/history.h"
#include "pipeline/model/incident.h"
#include "pipeline/model/member.h"
#include "pipeline/model/snapshot.h"
#include "pipeline/model/version.h"

namespace mandated::store {

/// The store cannot be used: disk full, damaged, newer than this program, unwritable.
/// Infrastructure: it leaves run(). what() is "store PATH: what; what to do".
class StorageError : public std::runtime_error {
 public:
  StorageError(int code, const std::string& what) : std::runtime_error(what), code_(code) {}
  [[nodiscard]] int code() const { return code_; }  ///< extended SQLite result code, 0 if none

 private:
  int code_;
};

/// One try to fetch, whatever came of it.
struct Attempt {
  std::string source;
  std::string url;
  std::optional<std::int64_t> document;  ///< nullopt for an index page
  Instant at{};
  std::string outcome;  ///< "new", "same_bytes", "not_modified", "quarantined" or name_of(Errc)
  int status = 0;       ///< HTTP, 0 where there was none
  std::string detail;
};

/// How a source fares.
struct SourceState {
  std::string id;
  std::optional<Instant> tried_at;
  std::optional<Instant> succeeded_at;  ///< last round whose discovery went well
  std::int64_t failures = 0;            ///< rounds failed since
  bool baseline_complete = false;       ///< its first complete round is over
  std::int64_t documents = 0;
  std::int64_t open_incidents = 0;
  std::optional<Ailment> trouble{};  ///< what was wrong with the index when last looked at
  /// For how long the index says that it is good; nullopt where it does not say.
  std::optional<std::chrono::seconds> fresh{};
};

/// An index page as last read, so that an unchanged one is neither fetched whole nor parsed.
struct ListingPage {
  Validators validators;
  Digest digest;
  std::vector<Location> locations;
  std::string next;  ///< address of the following page, "" for the last
  /// Other pages of the index that it names, with what it says of their last change.
  std::vector<Location> further{};
  std::optional<std::chrono::seconds> ttl{};    ///< for how long it says that it may be kept
  std::optional<std::chrono::seconds> fresh{};  ///< the same of the headers it came with
  std::optional<Instant> modified{};  ///< what was said of its last change when it was read
  /// Another page that came in its place since it was read.
  std::optional<Doubted> doubted{};
  /// It ends within an item. `half` is the document of that item, where it is wanted as it stands.
  bool cut = false;
  std::optional<Location> half{};
  Instant read_at{};
  std::optional<Instant> whole_at{};  ///< last answer that was more than "not modified"
};

/// A snapshot as stored.
struct StoredSnapshot {
  std::int64_t id = 0;
  Snapshot snapshot;
  std::string doubt;  ///< why it is in quarantine; "" for an accepted one
};

/// That someone marked an event as wrong. The event stays; the mark is a fact of its own.
struct Correction {
  std::string reason;
  Instant at{};
};

/// An event that waits for a sink.
struct Delivery {
  Event event;
  std::int64_t tries = 0;
};

struct DocumentFilter {
  std::string source, country, body;
  std::optional<Instant> since;  ///< changed at or after
};

struct EventFilter {
  std::vector<std::string> types;  ///< exact or with a final '*': "mandate.*"; none for all
  std::string country;
  std::string document;  ///< canonical address
  std::string resolution;
  std::optional<Instant> since;  ///< recorded at or after
  std::int64_t after = 0;        ///< row number, for --follow; see StoredEvent::row
};

struct StoredEvent {
  std::int64_t row = 0;  ///< ascending in order of recording
  Event event;
};

enum class Access {
  write,      ///< creates the file where it is missing; takes the lock; one process at a time
  read_only,  ///< for the commands; works beside a running daemon and for a group that may only
              ///< read
  /// For one short transaction of a command beside whoever holds the lock, or without anybody;
  /// makes and migrates nothing. Only for rows of which the daemon keeps nothing in mind between
  /// its own transactions: events, evidence, outbox, corrections. SQLite lets one write at a time;
  /// either waits for the other, StorageError (busy) after some seconds.
  beside
};

/// Every version of everything, in one SQLite file. See SCHEMA.md. Used from one thread. What fails
/// for reasons of infrastructure throws StorageError; what is simply not there is an optional.
///
/// Writing happens within a Transaction; a write outside of one is a logic_error.
class Store {
 public:
  /// Throws StorageError; with Access::write also where another process holds the store (then
  /// is_held() says so of the exception).
  Store(const std::filesystem::path&, Access);
  ~Store();
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;

  /// BEGIN IMMEDIATE … COMMIT; rolled back unless commit() was called. fsynced when commit()
  /// returns.
  class Transaction {
   public:
    explicit Transaction(Store&);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

   private:
    Store& store_;
    bool done_ = false;
  };

  // --- what the round asks -------------------------------------------------------------------
  [[nodiscard]] SourceState source(std::string_view id) const;
  /// Of its state, whether it has looked at all: without counting what it holds.
  struct Looks {
    bool tried = false;
    std::int64_t failures = 0;
    bool baseline_complete = false;
  };
  [[nodiscard]] Looks looks(std::string_view source) const;
  [[nodiscard]] std::vector<Poll> polls(std::string_view source) const;
  /// Of the documents whose last answer was none or is in doubt, that are not told gone, and whose
  /// name the source gave as their address, at most so many: first those that failed least often,
  /// so that what fails for good keeps nobody waiting; then those that were tried longest ago.
  [[nodiscard]] std::vector<Poll> unwell(std::string_view source, std::size_t most) const;
  /// That of one document, by its canonical address.
  [[nodiscard]] std::optional<Poll> poll(std::string_view source, std::string_view url) const;
  [[nodiscard]] std::optional<ListingPage> listing(std::string_view source,
                                                   std::string_view url) const;
  [[nodiscard]] History history(std::int64_t document) const;

  /// When versions of its documents were recorded that are not technical, ascending.
  [[nodiscard]] std::vector<Instant> news(std::string_view source) const;
  /// When its newest version was recorded.
  [[nodiscard]] std::optional<Instant> changed_at(std::int64_t document) const;
  /// Other documents of its source that were answered with these bytes.
  [[nodiscard]] int others_with(std::int64_t document, const Digest& bytes) const;
  struct Neighbours {
    std::int64_t all = 0;        ///< other documents of the source that were read and not told gone
    std::int64_t answering = 0;  ///< of these, with a good answer since
  };
  [[nodiscard]] Neighbours neighbours(std::int64_t document, Instant since) const;
  /// What ails the documents of a source now, in order of their finding. A document may have lost
  /// fields, or flap, and be in trouble besides.
  [[nodiscard]] std::vector<Ailment> ailing(std::string_view source) const;

  // --- what the round writes ------------------------------------------------------------------
  /// Without `trouble` the look at the index went well, and `fresh` is what it says of itself.
  void round_ended(std::string_view source, Instant at, const std::optional<Error>& trouble,
                   bool baseline_complete, std::optional<std::chrono::seconds> fresh = {});
  void put_listing(std::string_view source, std::string_view url, const ListingPage&, Instant at);
  /// The document at this address of this source; added (with `baseline`) where it is new.
  Document add_document(std::string_view source, const Location&, bool baseline, Instant at);
  /// Another address under which the document answers (a redirect's target).
  void add_alias(std::int64_t document, std::string_view url);
  /// Also moves the poll state on: tried_at, failures, checked_at after a good answer, which ends
  /// whatever trouble there was.
  void record_attempt(const Attempt&);
  /// What is wrong with the document until its next good answer. Others of its source that are in
  /// trouble with the same bytes, are so for the same reason from now on.
  void troubled(std::int64_t document, const Ailment&);
  /// What the document says less than it did, one line; "" where it is whole again.
  void lost_fields(std::int64_t document, std::string_view detail);
  /// To what the document goes back and forth, one line; "" where it stays.
  void flapping(std::int64_t document, std::string_view detail);
  /// For how long its last good answer says that it is good.
  void keep_fresh(std::int64_t document, std::optional<std::chrono::seconds>);
  /// A 304: the validators of the answer replace the stored ones where they are not empty.
  void refresh_validators(std::int64_t document, const Validators&);
  /// Not believed: Poll::whole_at stays the epoch, whatever comes, until they are believed again.
  void believe_validators(std::int64_t document, bool believed);
  /// Keeps bytes (once per digest, zstd, with the document's previous accepted bytes as prefix
  /// where that is smaller) and the answer. `doubt` not empty: quarantined; it is then no base of
  /// comparison and its validators are not used.
  void add_snapshot(std::int64_t document, const Snapshot&, std::string_view bytes, bool closed,
                    std::string_view doubt);
  /// A quarantined answer that gave this record: counted where the one before gave the same.
  void doubt(std::int64_t document, const Digest& record, Instant at);
  /// One more answer of 404 or 410, in a row but for answers that say neither yes nor no.
  Absence absent(std::int64_t document, Instant at);
  /// It is gone, which is news and no trouble any more.
  void absence_told(std::int64_t document);
  /// Ordinal must be the next one. Also sets symbol, title, country and body of the document.
  void add_version(std::int64_t document, const Version&, const std::vector<Change>&);
  /// The newest version was read again by these rules and is as it was: it is theirs from now on.
  void confirm_version(std::int64_t document, const Digest& profile, const Digest& rules);
  /// What of a document's newest version tells its series, under the keys it is found by; false
  /// where that was known already.
  bool put_member(const Member&, const std::vector<std::string>& keys);
  struct EventAdded {
    bool fresh = false;  ///< false: the id was there; new evidence was added to it
    bool evidence_added = false;
  };
  /// Writes the event once per id and, where it is fresh, an outbox row for each of `sinks`.
  EventAdded add_event(const Event&, const std::vector<std::string>& sinks);
  /// Marks an event as wrong, for good: found again, it stays marked. Once per event.
  void correct(const Digest& event, const Correction&);
  /// Opens the incident, or counts it up where one is open for (source, document, reason); true
  /// where it was opened now.
  bool open_incident(const Incident&);
  /// Resolves what is open for (source, document), of the given reasons or of any where none are
  /// given; returns what was resolved.
  std::vector<Incident> resolve_incidents(std::string_view source, std::string_view document,
                                          Instant at, const std::vector<std::string>& reasons = {});

  /// Members under any of the keys, by document; of a key that more than `most_of_a_key` have,
  /// none.
  [[nodiscard]] std::vector<Member> members_of(const std::vector<std::string>& keys,
                                               std::size_t most_of_a_key) const;
  [[nodiscard]] std::vector<Member> members() const;
  [[nodiscard]] std::optional<Document> document(std::int64_t id) const;

  // --- delivery -------------------------------------------------------------------------------
  /// The oldest undelivered events of a sink that are due, in order of recording.
  [[nodiscard]] std::vector<Delivery> due(std::string_view sink, Instant now,
                                          std::size_t limit) const;
  [[nodiscard]] std::optional<Instant> next_try(std::string_view sink) const;
  [[nodiscard]] std::int64_t undelivered(std::string_view sink) const;
  void delivered(const Digest& event, std::string_view sink, Instant at);
  void delivery_failed(const Digest& event, std::string_view sink, Instant next_try,
                       std::string_view detail);

  // --- what the commands ask ------------------------------------------------------------------
  [[nodiscard]] std::vector<SourceState> sources() const;
  [[nodiscard]] std::vector<Document> documents(const DocumentFilter&) const;
  /// By symbol (case, '_' for '/' and spaces forgiven), address, alias, or an unambiguous end of
  /// one. Errc::not_found, or Errc::ambiguous naming up to five candidates. Of one address in
  /// several sources the one that was found last.
  [[nodiscard]] Result<Document> find_document(std::string_view text) const;
  [[nodiscard]] std::optional<Version> version(std::int64_t document, std::int64_t ordinal) const;
  [[nodiscard]] std::vector<Version> versions(std::int64_t document) const;
  [[nodiscard]] std::vector<Change> changes(std::int64_t document, std::int64_t ordinal) const;
  [[nodiscard]] std::vector<StoredSnapshot> snapshots(std::int64_t document) const;
  /// The bytes of a digest, verified on reading (a mismatch throws StorageError).
  [[nodiscard]] std::optional<std::string> blob(const Digest&) const;
  [[nodiscard]] std::vector<StoredEvent> events(const EventFilter&) const;
  /// By id or an unambiguous beginning of at least six digits of one.
  [[nodiscard]] Result<Event> find_event(std::string_view id) const;
  /// Events of type mandate.* recorded until `known_at` and not marked as wrong until then, in
  /// order of recording: what the register is made of.
  [[nodiscard]] std::vector<Event> mandate_events(Instant known_at) const;
  [[nodiscard]] std::optional<Correction> correction(const Digest& event) const;
  /// Those open first, then the newest; of one source, or of all.
  [[nodiscard]] std::vector<Incident> incidents(bool open_only, std::string_view source = {}) const;

  // --- care -----------------------------------------------------------------------------------
  /// A consistent copy, complete and fsynced under its final name or not there at all. The target
  /// must not exist. Works beside a running daemon.
  void backup(const std::filesystem::path& target) const;
  /// Truncates the write-ahead log; for idle times.
  void checkpoint();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// True where the exception says that another process holds the store.
[[nodiscard]] bool is_held(const StorageError&);

}  // namespace mandated::store
