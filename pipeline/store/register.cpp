#include <algorithm>

#include "pipeline/base/ascii.h"
#include "pipeline/store/events.h"
#include "pipeline/store/impl.h"

namespace mandated::store {

std::string holder_key_of(const Event& event) {
  auto key = text_at(event.details, "holder_key");
  if (!key.empty()) return key;
  key = text_at(event.details, "holder");
  for (auto& c : key) c = lower(c);
  return key.starts_with("the ") ? key.substr(4) : key;
}

std::optional<Date> Store::Impl::adopted(const std::string& resolution, Instant known_at) {
  if (resolution.empty()) return std::nullopt;
  auto cursor = database->query(R"sql(
    SELECT adopted FROM adoption JOIN document ON document.id = adoption.document
    WHERE document.symbol = ?1 AND recorded_at <= ?2
    ORDER BY recorded_at DESC, adopted LIMIT 1)sql",
                                resolution, known_at);
  return cursor.next() ? parse_date(cursor.text(0)) : std::nullopt;
}

std::vector<Event> Store::mandate_events(Instant known_at) const {
  auto cursor = impl_->database->query(R"sql(
    SELECT event.id, json FROM event LEFT JOIN correction ON correction.event = event.id
    WHERE holder_key IS NOT NULL AND recorded_at <= ?1
      AND (correction.at IS NULL OR correction.at > ?1)
    ORDER BY event.id)sql",
                                       known_at);
  std::vector<Event> events;
  while (cursor.next()) {
    auto event = impl_->read_event(cursor.integer(0), cursor.bytes(1), known_at);
    if (!event.occurred) event.occurred = impl_->adopted(event.resolution, known_at);
    events.push_back(std::move(event));
  }
  return events;
}

void Store::correct(const Digest& event, const Correction& correction) {
  impl_->expect_transaction();
  impl_->database->run(R"sql(
    INSERT INTO correction (event, reason, at)
    SELECT id, ?2, ?3 FROM event WHERE digest = ?1)sql",
                       event, correction.reason, correction.at);
}

std::optional<Correction> Store::correction(const Digest& event) const {
  auto cursor = impl_->database->query(R"sql(
    SELECT correction.reason, correction.at FROM correction
    JOIN event ON event.id = correction.event WHERE event.digest = ?1)sql",
                                       event);
  if (!cursor.next()) return std::nullopt;
  return Correction{cursor.string(0), cursor.instant(1)};
}

}  // namespace mandated::store
