#include "pipeline/store/failpoint.h"
#include "pipeline/store/impl.h"

namespace mandated::store {
namespace {

SourceState state_of(Cursor& row) {
  SourceState state;
  state.id = row.text(0);
  state.tried_at = row.optional_instant(1);
  state.succeeded_at = row.optional_instant(2);
  state.failures = row.integer(3);
  state.baseline_complete = row.integer(4) != 0;
  state.documents = row.integer(5);
  state.open_incidents = row.integer(6);
  if (const auto reason = row.string(7); !reason.empty()) {
    state.trouble = Ailment{"", reason, row.string(8), {}, row.instant(1)};
  }
  if (!row.is_null(9)) state.fresh = std::chrono::seconds{row.integer(9)};
  return state;
}

json::object to_json(const Location& each) {
  json::object location{{"url", each.url}, {"title", each.title}, {"address", each.address}};
  if (each.modified) location["modified"] = format_instant(*each.modified);
  return location;
}

json::array to_json(const std::vector<Location>& list) {
  json::array locations;
  for (const auto& each : list) locations.push_back(to_json(each));
  return locations;
}

json::object to_json(const ListingPage& page) {
  json::object out{{"locations", to_json(page.locations)}, {"further", to_json(page.further)}};
  if (page.ttl) out["ttl"] = page.ttl->count();
  if (page.fresh) out["fresh"] = page.fresh->count();
  if (page.modified) out["modified"] = format_instant(*page.modified);
  if (page.whole_at) out["whole"] = format_instant(*page.whole_at);
  if (page.cut) out["cut"] = page.half ? json::value(to_json(*page.half)) : json::value(nullptr);
  if (const auto& doubted = page.doubted) {
    out["doubted"] = {{"named", doubted->record.hex()},
                      {"since", format_instant(doubted->since)},
                      {"count", doubted->count}};
  }
  return out;
}

Location location_from_json(const json::object& object) {
  return {text_at(object, "url"), text_at(object, "title"), text_at(object, "address"),
          parse_instant(text_at(object, "modified"))};
}

/// nullopt also for what no program of ours wrote: there is no doubt, and it starts anew.
std::optional<Doubted> doubted_from_json(const json::object& object) {
  const auto named = Digest::from_hex(text_at(object, "named"));
  const auto since = parse_instant(text_at(object, "since"));
  if (!named || !since) return std::nullopt;
  return Doubted{*named, *since, object.at("count").as_int64()};
}

std::vector<Location> locations_from_json(const json::value& value) {
  std::vector<Location> locations;
  for (const auto& each : value.as_array()) {
    if (each.is_string()) {  // schema 5 kept the address alone of further pages
      locations.push_back({std::string{each.get_string()}, ""});
      continue;
    }
    locations.push_back(location_from_json(each.as_object()));
  }
  return locations;
}

std::optional<std::chrono::seconds> seconds_at(const json::object& object, const char* key) {
  const auto* const value = object.if_contains(key);
  return value == nullptr ? std::nullopt : std::optional{std::chrono::seconds{value->as_int64()}};
}

void from_json(const json::object& from, ListingPage& page) {
  page.locations = locations_from_json(from.at("locations"));
  page.further = locations_from_json(from.at("further"));
  page.ttl = seconds_at(from, "ttl");
  page.fresh = seconds_at(from, "fresh");
  page.modified = parse_instant(text_at(from, "modified"));
  page.whole_at = parse_instant(text_at(from, "whole"));
  if (const auto* const cut = from.if_contains("cut")) {
    page.cut = true;
    if (cut->is_object()) page.half = location_from_json(cut->get_object());
  }
  if (const auto* const doubted = from.if_contains("doubted")) {
    page.doubted = doubted_from_json(doubted->as_object());
  }
}

}  // namespace

std::optional<std::int64_t> Store::Impl::find_source(std::string_view name) {
  const auto known = source_rows.find(std::string{name});
  if (known != source_rows.end()) return known->second;
  auto cursor = database->query("SELECT id FROM source WHERE name = ?1", name);
  if (!cursor.next()) return std::nullopt;
  source_rows.emplace(name, cursor.integer(0));
  return cursor.integer(0);
}

std::int64_t Store::Impl::source_row(std::string_view name) {
  if (const auto found = find_source(name)) return *found;
  database->run("INSERT INTO source (name) VALUES (?1)", name);
  source_rows.emplace(name, database->last_row());
  return database->last_row();
}

SourceState Store::source(std::string_view id) const {
  auto cursor = impl_->database->query(R"sql(
    SELECT name, tried_at, succeeded_at, failures, baseline_complete,
           (SELECT count(*) FROM document WHERE document.source = source.id),
           (SELECT count(*) FROM incident WHERE incident.source = source.id AND resolved_at IS NULL),
           trouble, trouble_detail, fresh
    FROM source WHERE name = ?1)sql",
                                       id);
  if (cursor.next()) return state_of(cursor);
  SourceState unseen;
  unseen.id = id;
  return unseen;
}

Store::Looks Store::looks(std::string_view source) const {
  auto cursor = impl_->database->query(
      "SELECT tried_at, failures, baseline_complete FROM source WHERE name = ?1", source);
  if (!cursor.next()) return {};
  return {!cursor.is_null(0), cursor.integer(1), cursor.integer(2) != 0};
}

std::vector<SourceState> Store::sources() const {
  auto cursor = impl_->database->query(R"sql(
    SELECT name, tried_at, succeeded_at, failures, baseline_complete,
           (SELECT count(*) FROM document WHERE document.source = source.id),
           (SELECT count(*) FROM incident WHERE incident.source = source.id AND resolved_at IS NULL),
           trouble, trouble_detail, fresh
    FROM source ORDER BY name)sql");
  std::vector<SourceState> states;
  while (cursor.next()) states.push_back(state_of(cursor));
  return states;
}

void Store::round_ended(std::string_view source, Instant at, const std::optional<Error>& trouble,
                        bool baseline_complete, std::optional<std::chrono::seconds> fresh) {
  impl_->expect_transaction();
  const auto reason = trouble ? name_of(trouble->code) : std::string_view{};
  impl_->database->run(R"sql(
    UPDATE source SET tried_at = ?2, succeeded_at = iif (?3, ?2, succeeded_at),
                      failures = iif (?3, 0, failures + 1),
                      baseline_complete = max (baseline_complete, ?4), trouble = ?5,
                      trouble_detail = ?6, fresh = iif (?3, ?7, fresh)
    WHERE id = ?1)sql",
                       impl_->source_row(source), at, !trouble, baseline_complete, reason,
                       trouble ? std::string_view{trouble->detail} : std::string_view{},
                       fresh ? std::optional<std::int64_t>{fresh->count()} : std::nullopt);
  failpoint("after_round");
}

std::optional<ListingPage> Store::listing(std::string_view source, std::string_view url) const {
  const auto row = impl_->find_source(source);
  if (!row) return std::nullopt;
  auto cursor = impl_->database->query(R"sql(
    SELECT validator_url, etag, last_modified, digest, next, locations, read_at FROM listing
    WHERE source = ?1 AND url = ?2)sql",
                                       *row, url);
  if (!cursor.next()) return std::nullopt;
  ListingPage page;
  page.validators = {cursor.string(0), cursor.string(1), cursor.string(2)};
  page.digest = cursor.digest(3);
  page.next = cursor.text(4);
  page.read_at = cursor.instant(6);
  const auto text = impl_->unpack(cursor.bytes(5), "", "an index page");
  const auto read = parse_json(text);
  if (!read || !(read->is_array() || read->is_object())) impl_->damaged("an index page");
  if (read->is_array()) {  // schema 1 kept the locations alone
    page.locations = locations_from_json(*read);
  } else {
    from_json(read->get_object(), page);
  }
  return page;
}

void Store::put_listing(std::string_view source, std::string_view url, const ListingPage& page,
                        Instant at) {
  impl_->expect_transaction();
  const auto packed = impl_->packer.pack(json::serialize(to_json(page)), "");
  impl_->database->run(R"sql(
    INSERT INTO listing (source, url, validator_url, etag, last_modified, digest, read_at, next,
                         locations)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
    ON CONFLICT (source, url) DO UPDATE SET
      validator_url = excluded.validator_url, etag = excluded.etag,
      last_modified = excluded.last_modified, digest = excluded.digest,
      read_at = excluded.read_at, next = excluded.next, locations = excluded.locations)sql",
                       impl_->source_row(source), url, page.validators.url, page.validators.etag,
                       page.validators.last_modified, page.digest, at, page.next, Bytes{packed});
  failpoint("after_listing");
}

}  // namespace mandated::store
