#include "pipeline/store/events.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "pipeline/base/ascii.h"
#include "pipeline/store/failpoint.h"
#include "pipeline/store/impl.h"

namespace mandated::store {
namespace {

constexpr std::array kAuthorities{Authority::official, Authority::catalogue, Authority::quotation,
                                  Authority::analysis};

Authority authority_named(std::string_view name) {
  const auto found = std::find_if(kAuthorities.begin(), kAuthorities.end(),
                                  [name](Authority each) { return name_of(each) == name; });
  return found == kAuthorities.end() ? Authority::analysis : *found;
}

/// The event without its evidence, which has rows of its own, and without what to_json() says anew
/// each time.
std::string stored_json(const Event& event) {
  auto object = to_json(event);
  for (const auto* key : {"evidence", "summary", "schema"}) object.erase(key);
  return canonical(object);
}

bool is_same(const Evidence& a, const Evidence& b) {
  return a.url == b.url && a.where == b.where && a.quote == b.quote;
}

bool is_of_type(std::string_view type, const std::vector<std::string>& wanted) {
  return wanted.empty() || std::any_of(wanted.begin(), wanted.end(), [type](std::string_view each) {
           if (each.ends_with('*')) return type.starts_with(each.substr(0, each.size() - 1));
           return type == each;
         });
}

}  // namespace

EventRow Store::Impl::unpack_event(std::int64_t row, std::string_view packed,
                                   std::optional<Instant> known_at) {
  const auto what = fmt::format("event {}", row);
  EventRow stored{row, unpack(packed, kEventPrefix, what), {}};
  const auto value = parse_json(stored.json);
  if (!value) damaged(what);
  auto event = event_from_json(*value);
  if (!event) damaged(what);
  stored.event = std::move(*event);

  auto cursor = database->query(R"sql(
    SELECT quote, "where", url, snapshot, rule, authority FROM evidence WHERE event = ?1
      AND (?2 IS NULL OR recorded_at IS NULL OR recorded_at <= ?2)
    ORDER BY n)sql",
                                row, known_at);
  while (cursor.next()) {
    stored.event.evidence.push_back(
        {unpack(cursor.bytes(0), stored.json, "the evidence of " + what), cursor.string(1),
         cursor.is_null(2) ? stored.event.document : cursor.string(2), cursor.digest(3),
         cursor.string(4), authority_named(cursor.text(5))});
    // The strongest comes first in the enumeration.
    stored.event.authority =
        std::min(stored.event.authority, stored.event.evidence.back().authority);
  }
  return stored;
}

Event Store::Impl::read_event(std::int64_t row, std::string_view packed,
                              std::optional<Instant> known_at) {
  return std::move(unpack_event(row, packed, known_at).event);
}

void Store::Impl::add_evidence(const EventRow& stored, std::size_t n, const Evidence& evidence,
                               Instant at) {
  const auto quote = packer.pack(evidence.quote, stored.json);
  const bool of_bytes = evidence.snapshot != Digest{};
  const bool at_home = evidence.url == stored.event.document;
  database->run(R"sql(
    INSERT INTO evidence (event, n, quote, "where", url, snapshot, rule, authority, recorded_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9))sql",
                stored.row, static_cast<std::int64_t>(n), Bytes{quote}, evidence.where,
                at_home ? std::nullopt : std::optional{evidence.url},
                of_bytes ? std::optional{evidence.snapshot} : std::nullopt, evidence.rule,
                name_of(evidence.authority),
                at == stored.event.recorded ? std::nullopt : std::optional{at});
}

std::optional<EventRow> Store::Impl::find_event(const Digest& id) {
  auto cursor = database->query("SELECT id, json FROM event WHERE digest = ?1", id);
  if (!cursor.next()) return std::nullopt;
  return unpack_event(cursor.integer(0), cursor.bytes(1));
}

EventRow Store::Impl::insert_event(const Event& event) {
  const auto document = find_document(event.source, event.document);
  std::optional<std::string> holder;
  if (event.type.starts_with("mandate.")) holder = holder_key_of(event);
  EventRow stored{0, stored_json(event), event};
  stored.event.evidence.clear();
  const auto packed = packer.pack(stored.json, kEventPrefix);
  database->run(R"sql(
    INSERT INTO event (digest, type, resolution, document, country, recorded_at, holder_key,
                       json)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8))sql",
                event.id, event.type, event.resolution, document, event.country, event.recorded,
                holder, Bytes{packed});
  stored.row = database->last_row();
  failpoint("after_event");
  return stored;
}

void Store::Impl::put_in_outbox(std::int64_t event, const std::vector<std::string>& sinks) {
  for (const auto& sink : sinks) {
    database->run("INSERT OR IGNORE INTO outbox (event, sink, state) VALUES (?1, ?2, 'waiting')",
                  event, sink);
  }
  failpoint("after_outbox");
}

Store::EventAdded Store::add_event(const Event& event, const std::vector<std::string>& sinks) {
  impl_->expect_transaction();
  const auto found = impl_->find_event(event.id);
  const auto stored = found ? *found : impl_->insert_event(event);
  EventAdded added{.fresh = !found};
  auto known = stored.event.evidence;
  for (const auto& evidence : event.evidence) {
    const auto same = [&](const Evidence& each) { return is_same(each, evidence); };
    if (std::any_of(known.begin(), known.end(), same)) continue;
    known.push_back(evidence);
    impl_->add_evidence(stored, known.size(), evidence, event.recorded);
    added.evidence_added = found.has_value();
  }
  failpoint("after_evidence");
  if (added.fresh) impl_->put_in_outbox(stored.row, sinks);
  return added;
}

std::vector<StoredEvent> Store::events(const EventFilter& filter) const {
  auto cursor = impl_->database->query(R"sql(
    SELECT event.id, type, json FROM event
    WHERE event.id > ?1 AND (?2 = '' OR country = ?2) AND (?3 = '' OR resolution = ?3)
      AND (?4 = '' OR document IN (SELECT id FROM document WHERE url = ?4))
      AND (?5 IS NULL OR recorded_at >= ?5)
    ORDER BY event.id)sql",
                                       filter.after, filter.country, filter.resolution,
                                       filter.document, filter.since);
  std::vector<StoredEvent> events;
  while (cursor.next()) {
    if (!is_of_type(cursor.text(1), filter.types)) continue;
    const auto row = cursor.integer(0);
    events.push_back({row, impl_->read_event(row, cursor.bytes(2))});
  }
  return events;
}

Result<Event> Store::find_event(std::string_view id) const {
  constexpr std::size_t kShortest = 6;
  const auto is_hex = [](char c) { return hex_value(c) >= 0; };
  if (id.size() < kShortest || id.size() > 64 || !std::all_of(id.begin(), id.end(), is_hex)) {
    return fail(Errc::not_found,
                fmt::format("no event \"{}\"; an event id or its first {} or more digits are "
                            "accepted",
                            id, kShortest));
  }
  auto cursor = impl_->database->query(R"sql(
    SELECT id, json, lower (hex (digest)) FROM event
    WHERE substr (hex (digest), 1, length (?1)) = upper (?1) ORDER BY id LIMIT 6)sql",
                                       id);
  std::vector<std::string> ids;
  std::optional<Event> found;
  while (cursor.next()) {
    ids.push_back(cursor.string(2));
    if (!found) found = impl_->read_event(cursor.integer(0), cursor.bytes(1));
  }
  if (ids.size() == 1) return std::move(*found);
  if (ids.empty()) return fail(Errc::not_found, fmt::format("no event \"{}\"", id));
  ids.resize(std::min<std::size_t>(ids.size(), 5));
  return fail(Errc::ambiguous,
              fmt::format("\"{}\" begins several events: {}", id, fmt::join(ids, ", ")));
}

}  // namespace mandated::store
