#include <gtest/gtest.h>

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

// As schema 5 had it: incidents, and nothing at the document that says why.
TEST(AilingMigrationTest, TakesWhatWasOpenForWhatAilsNow) {
  Folder folder;
  const auto path = folder / "store.db";
  {
    Store store{path, Access::write};
    Store::Transaction transaction{store};
    for (const auto* name : {"a", "b"}) {
      store.add_document("unwatch", {std::string{"https://un.example/"} + name, ""}, true, at(1));
    }
    store.open_incident({"unwatch", "https://un.example/a", "empty", "no bytes", at(2), at(2)});
    store.open_incident({"unwatch", "https://un.example/b", "fields_lost", "label", at(2), at(2)});
    store.open_incident({"unwatch", "https://un.example/b", "flapping", "again", at(2), at(2)});
    store.open_incident({"unwatch", "", "silent", "for long", at(2), at(2)});
    store.add_event(event_named("kept"), {"file"});
    transaction.commit();
  }
  run(path, R"sql(
    DROP INDEX poll_ailing;
    ALTER TABLE poll DROP COLUMN trouble;
    ALTER TABLE poll DROP COLUMN trouble_detail;
    ALTER TABLE poll DROP COLUMN trouble_digest;
    ALTER TABLE poll DROP COLUMN lost;
    ALTER TABLE poll DROP COLUMN flap;
    ALTER TABLE poll DROP COLUMN fresh;
    ALTER TABLE source DROP COLUMN trouble;
    ALTER TABLE source DROP COLUMN trouble_detail;
    ALTER TABLE source DROP COLUMN fresh;
    ALTER TABLE incident DROP COLUMN documents;
    ALTER TABLE incident DROP COLUMN example;
    ALTER TABLE evidence DROP COLUMN recorded_at;
    DROP TABLE adoption;
    PRAGMA user_version = 5)sql");
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

}  // namespace
}  // namespace mandated::store
