#include "pipeline/store/ailments.h"

#include "pipeline/base/result.h"
#include "pipeline/store/failpoint.h"
#include "pipeline/store/impl.h"

namespace mandated::store {

void Store::troubled(std::int64_t document, const Ailment& ailment) {
  impl_->expect_transaction();
  auto& database = *impl_->database;
  const bool answered = ailment.snapshot != Digest{};
  database.run(R"sql(
    UPDATE poll SET trouble = ?2, trouble_detail = ?3, trouble_digest = ?4 WHERE document = ?1)sql",
               document, ailment.reason, ailment.detail,
               answered ? std::optional{ailment.snapshot} : std::nullopt);
  if (answered) {
    database.run(kSameBytesSameTrouble, document, ailment.reason, ailment.detail, ailment.snapshot);
  }
  failpoint("after_trouble");
}

void Store::lost_fields(std::int64_t document, std::string_view detail) {
  impl_->expect_transaction();
  impl_->database->run("UPDATE poll SET lost = ?2 WHERE document = ?1 AND lost <> ?2", document,
                       detail);
}

void Store::flapping(std::int64_t document, std::string_view detail) {
  impl_->expect_transaction();
  impl_->database->run("UPDATE poll SET flap = ?2 WHERE document = ?1 AND flap <> ?2", document,
                       detail);
}

std::vector<Ailment> Store::ailing(std::string_view source) const {
  std::vector<Ailment> ailing;
  const auto row = impl_->find_source(source);
  if (!row) return ailing;
  auto cursor = impl_->database->query(R"sql(
    SELECT url, trouble, trouble_detail, trouble_digest, lost, coalesce (tried_at, 0), blob.digest,
           coalesce (checked_at, 0), flap, coalesce (changed_at, 0)
    FROM poll JOIN document ON document.id = poll.document
      LEFT JOIN snapshot ON snapshot.id = poll.snapshot
      LEFT JOIN blob ON blob.id = snapshot.blob
    WHERE (trouble <> '' OR lost <> '' OR flap <> '') AND document.source = ?1
    ORDER BY document.id)sql",
                                       *row);
  while (cursor.next()) {
    const auto url = cursor.string(0);
    const auto reason = cursor.string(1);
    if (!reason.empty()) {
      ailing.push_back({url, reason, cursor.string(2), cursor.digest(3), cursor.instant(5)});
    }
    // What its good answers show: by the bytes of the last of them.
    const auto add = [&](std::string_view what, std::string detail, Instant at) {
      if (detail.empty() || reason == what) return;
      ailing.push_back({url, std::string{what}, std::move(detail), cursor.digest(6), at});
    };
    add(name_of(Errc::fields_lost), cursor.string(4), cursor.instant(7));
    add(kFlapping, cursor.string(8), cursor.instant(9));
  }
  return ailing;
}

}  // namespace mandated::store
