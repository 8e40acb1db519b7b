#include "pipeline/store/ailments.h"

#include <gtest/gtest.h>

#include "pipeline/store/database.h"
#include "pipeline/store/schema.h"
#include "tests/pipeline/store/raw.h"
#include "tests/pipeline/store/sample.h"

namespace mandated::store {
namespace {

/// A store with documents a and b of one source.
class AilingTest : public testing::Test {
 protected:
  AilingTest() {
    Store::Transaction transaction{store()};
    b_ = store().add_document("unwatch", {"https://un.example/b", "B"}, true, at(10));
    transaction.commit();
  }

  Store& store() { return sample_.store; }
  const Document& a() { return sample_.document; }

  void attempted(const Document& document, std::string outcome, Instant when) {
    store().record_attempt(
        {"unwatch", document.url, document.id, when, std::move(outcome), 200, ""});
  }
  void suffers(const Document& document, std::string reason, std::string_view bytes) {
    Store::Transaction transaction{store()};
    attempted(document, "quarantined", at(20));
    store().troubled(document.id, {document.url, std::move(reason), "why", sha256(bytes), at(20)});
    transaction.commit();
  }
  void is_well(const Document& document) {
    Store::Transaction transaction{store()};
    attempted(document, "not_modified", at(30));
    transaction.commit();
  }
  std::string reasons() {
    std::string out;
    for (const auto& each : store().ailing("unwatch"))
      out += each.reason + " of " + each.document + "\n";
    return out;
  }

  Sample sample_;
  Document b_;
};

TEST_F(AilingTest, DocumentsAreUntilTheirNextGoodAnswer) {
  EXPECT_EQ(reasons(), "");
  suffers(a(), "empty", "");
  ASSERT_EQ(store().ailing("unwatch").size(), 1U);
  const auto ailment = store().ailing("unwatch").front();
  EXPECT_EQ(ailment.document, a().url);
  EXPECT_EQ(ailment.reason, "empty");
  EXPECT_EQ(ailment.detail, "why");
  EXPECT_EQ(ailment.snapshot, sha256(""));
  EXPECT_EQ(ailment.at, at(20));
  EXPECT_TRUE(store().ailing("another").empty());
  is_well(a());
  EXPECT_EQ(reasons(), "");
}

TEST_F(AilingTest, DocumentsWithTheSameBytesAreSoForTheSameReason) {
  suffers(a(), "malformed", "the same");
  suffers(b_, "soft_error", "the same");
  EXPECT_EQ(reasons(), "soft_error of https://un.example/a\nsoft_error of https://un.example/b\n");
  suffers(b_, "empty", "others");
  EXPECT_EQ(reasons(), "soft_error of https://un.example/a\nempty of https://un.example/b\n");
}

TEST_F(AilingTest, DocumentsOfAnotherSourceKeepTheirReason) {
  Store::Transaction transaction{store()};
  const auto c = store().add_document("another", {"https://other.example/c", "C"}, true, at(10));
  transaction.commit();
  suffers(c, "malformed", "the same");
  suffers(b_, "soft_error", "the same");
  EXPECT_EQ(reasons(), "soft_error of https://un.example/b\n");
  ASSERT_EQ(store().ailing("another").size(), 1U);
  EXPECT_EQ(store().ailing("another").front().reason, "malformed");
}

TEST_F(AilingTest, LostFieldsOutlastTroubleAndItsEnd) {
  const auto lost = [this](std::string_view detail) {
    Store::Transaction transaction{store()};
    store().lost_fields(a().id, detail);
    transaction.commit();
  };
  lost("label gone");
  EXPECT_EQ(reasons(), "fields_lost of https://un.example/a\n");
  suffers(a(), "http_status", "");
  EXPECT_EQ(reasons(),
            "http_status of https://un.example/a\nfields_lost of https://un.example/a\n");
  is_well(a());
  EXPECT_EQ(reasons(), "fields_lost of https://un.example/a\n");
  lost("");
  EXPECT_EQ(reasons(), "");
}

TEST_F(AilingTest, FlapsOutlastTroubleAndItsEnd) {
  const auto flaps = [this](std::string_view detail) {
    Store::Transaction transaction{store()};
    store().flapping(a().id, detail);
    transaction.commit();
  };
  flaps("says again what version 1 said");
  suffers(a(), "http_status", "");
  EXPECT_EQ(reasons(), "http_status of https://un.example/a\nflapping of https://un.example/a\n");
  is_well(a());
  EXPECT_EQ(reasons(), "flapping of https://un.example/a\n");
  EXPECT_EQ(store().ailing("unwatch").front().detail, "says again what version 1 said");
  flaps("");
  EXPECT_EQ(reasons(), "");
}

TEST_F(AilingTest, DocumentsThatAreToldGoneAreNot) {
  suffers(a(), "gone", "");
  Store::Transaction transaction{store()};
  store().flapping(a().id, "says again what version 1 said");
  store().lost_fields(a().id, "title: not on the page");
  (void)store().absent(a().id, at(21));
  store().absence_told(a().id);
  transaction.commit();
  EXPECT_EQ(reasons(), "");
}

TEST_F(AilingTest, FreshnessIsKeptUntilAnAnswerSaysOtherwise) {
  const auto keep = [this](std::optional<std::chrono::seconds> fresh) {
    Store::Transaction transaction{store()};
    store().keep_fresh(a().id, fresh);
    transaction.commit();
    return store().poll("unwatch", a().url)->fresh;
  };
  EXPECT_EQ(keep(std::chrono::seconds{600}), std::chrono::seconds{600});
  EXPECT_EQ(keep({}), std::nullopt);
}

constexpr auto kOneDocumentEach = R"sql(
  INSERT INTO source (id, name) VALUES (1, 'unwatch');
  INSERT INTO document (id, source, url, address, baseline, found_at)
    VALUES (1, 1, 'https://un.example/a', '', 1, 1), (2, 1, 'https://un.example/b', '', 1, 1);
  INSERT INTO poll (document) VALUES (1), (2);
)sql";

/// A store as an older program made it.
void make_older(const std::filesystem::path& path, std::int64_t schema, const char* rows) {
  Database database{path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE};
  migrate(database, schema);
  database.exec(kOneDocumentEach);
  database.exec(rows);
}

// Schema 5 had incidents, and nothing at the document that says why.
TEST(AilingMigrationTest, TakesWhatWasOpenForWhatAilsNow) {
  Folder folder;
  const auto path = folder / "store.db";
  make_older(path, 5, R"sql(
    INSERT INTO incident (source, document, reason, detail, opened_at, last_seen_at, count) VALUES
      (1, 'https://un.example/a', 'empty', 'no bytes', 2, 2, 1),
      (1, 'https://un.example/b', 'fields_lost', 'label', 2, 2, 1),
      (1, 'https://un.example/b', 'flapping', 'again', 2, 2, 1),
      (1, '', 'silent', 'for long', 2, 2, 1);
    INSERT INTO event (id, digest, type, resolution, country, recorded_at, json)
      VALUES (7, randomblob (32), 'record.changed', '', '', 2, x'00');
    INSERT INTO outbox (event, sink, state) VALUES (7, 'file', 'waiting'))sql");
  const Store store{path, Access::write};
  const auto ailing = store.ailing("unwatch");
  ASSERT_EQ(ailing.size(), 3U);
  EXPECT_EQ(ailing[2].reason, "flapping");
  EXPECT_EQ(ailing[2].detail, "again");
  EXPECT_EQ(ailing[0].reason, "empty");
  EXPECT_EQ(ailing[0].detail, "no bytes");
  EXPECT_EQ(ailing[1].reason, "fields_lost");
  EXPECT_EQ(ailing[1].detail, "label");
  EXPECT_FALSE(store.source("unwatch").trouble);
  EXPECT_EQ(integer_of(path, "SELECT count(*) FROM outbox JOIN event ON event.id = outbox.event"),
            1);
}

// Schema 7 had trouble and lost fields at the document, flaps as incidents alone.
TEST(AilingMigrationTest, KeepsWhatAilsAndTakesOpenFlaps) {
  Folder folder;
  const auto path = folder / "store.db";
  make_older(path, 7, R"sql(
    UPDATE poll SET trouble = 'empty', trouble_detail = 'no bytes', trouble_digest = zeroblob (32)
      WHERE document = 1;
    INSERT INTO incident (source, document, reason, detail, opened_at, last_seen_at, count)
      VALUES (1, 'https://un.example/b', 'flapping', 'again', 2, 2, 1))sql");
  const Store store{path, Access::write};
  const auto ailing = store.ailing("unwatch");
  ASSERT_EQ(ailing.size(), 2U);
  EXPECT_EQ(ailing[0].reason, "empty");
  EXPECT_EQ(ailing[0].detail, "no bytes");
  EXPECT_EQ(ailing[1].reason, "flapping");
  EXPECT_EQ(ailing[1].detail, "again");
}

// Schema 9 did not tell a 304 from an answer with a body.
TEST(WholeMigrationTest, TakesTheLastGoodAnswerForOneThatCameWhole) {
  Folder folder;
  const auto path = folder / "store.db";
  make_older(path, 9, "UPDATE poll SET tried_at = 90000, checked_at = 80000 WHERE document = 1");
  const Store store{path, Access::write};
  EXPECT_EQ(store.poll("unwatch", "https://un.example/a")->whole_at, at(80));
  EXPECT_EQ(store.poll("unwatch", "https://un.example/b")->whole_at, std::nullopt);
}

TEST(AilingPlanTest, GoesByTheBytesAndReadsNoOtherDocument) {
  Folder folder;
  const auto path = folder / "store.db";
  { const Store store{path, Access::write}; }
  Database database{path, SQLITE_OPEN_READONLY};
  const auto explained = std::string{"EXPLAIN QUERY PLAN "} + kSameBytesSameTrouble;
  auto plan = database.query(explained.c_str(), 1, "empty", "", sha256(""));
  std::string poll_and_document;
  while (plan.next()) {
    const auto step = plan.string(3);
    if (step.rfind("SEARCH", 0) == 0 || step.rfind("SCAN", 0) == 0)
      poll_and_document += step + "\n";
  }
  EXPECT_EQ(poll_and_document,
            "SEARCH poll USING INTEGER PRIMARY KEY (rowid=?)\n"
            "SEARCH poll USING COVERING INDEX poll_trouble (trouble_digest=? AND trouble>? AND "
            "trouble<?)\n"
            "SEARCH poll USING COVERING INDEX poll_trouble (trouble_digest=? AND trouble>?)\n"
            "SEARCH document USING INTEGER PRIMARY KEY (rowid=?)\n"
            "SEARCH document USING INTEGER PRIMARY KEY (rowid=?)\n");
}

}  // namespace
}  // namespace mandated::store
