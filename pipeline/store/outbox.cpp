#include "pipeline/store/failpoint.h"
#include "pipeline/store/impl.h"

namespace mandated::store {

std::vector<Delivery> Store::due(std::string_view sink, Instant now, std::size_t limit) const {
  auto cursor = impl_->database->query(R"sql(
    SELECT event.id, event.json, outbox.tries FROM outbox JOIN event ON event.id = outbox.event
    WHERE outbox.sink = ?1 AND outbox.state = 'waiting'
      AND (outbox.next_try IS NULL OR outbox.next_try <= ?2)
    ORDER BY outbox.event LIMIT ?3)sql",
                                       sink, now, static_cast<std::int64_t>(limit));
  std::vector<Delivery> due;
  while (cursor.next()) {
    due.push_back({impl_->read_event(cursor.integer(0), cursor.bytes(1)), cursor.integer(2)});
  }
  return due;
}

std::optional<Instant> Store::next_try(std::string_view sink) const {
  auto cursor = impl_->database->query(R"sql(
    SELECT min (coalesce (next_try, 0)) FROM outbox WHERE sink = ?1 AND state = 'waiting')sql",
                                       sink);
  return cursor.next() ? cursor.optional_instant(0) : std::nullopt;
}

std::int64_t Store::undelivered(std::string_view sink) const {
  auto cursor = impl_->database->query(
      "SELECT count(*) FROM outbox WHERE sink = ?1 AND state = 'waiting'", sink);
  return cursor.next() ? cursor.integer(0) : 0;
}

void Store::delivered(const Digest& event, std::string_view sink, Instant at) {
  impl_->expect_transaction();
  impl_->database->run(R"sql(
    UPDATE outbox SET state = 'delivered', delivered_at = ?3, next_try = NULL, detail = ''
    WHERE event = (SELECT id FROM event WHERE digest = ?1) AND sink = ?2 AND state = 'waiting')sql",
                       event, sink, at);
  failpoint("after_delivered");
}

void Store::delivery_failed(const Digest& event, std::string_view sink, Instant next_try,
                            std::string_view detail) {
  impl_->expect_transaction();
  impl_->database->run(R"sql(
    UPDATE outbox SET tries = tries + 1, next_try = ?3, detail = ?4
    WHERE event = (SELECT id FROM event WHERE digest = ?1) AND sink = ?2 AND state = 'waiting')sql",
                       event, sink, next_try, detail);
  failpoint("after_failed");
}

}  // namespace mandated::store
