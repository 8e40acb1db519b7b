#include <gtest/gtest.h>

#include "tests/pipeline/store/site.h"

namespace mandated::store {
namespace {

constexpr int kPages = 100;

/// Everything one answer writes, as the daemon writes it: with its events and their deliveries.
class DiskTest : public testing::Test {
 protected:
  DiskTest() : store_(folder_ / "store.db", Access::write) {
    for (int i = 0; i < kPages; ++i) pages_.push_back(site_.page(i));
    Store::Transaction transaction{store_};
    for (const auto& page : pages_) {
      documents_.push_back(store_.add_document("unwatch", {page.url, "link"}, true, at(1)));
    }
    transaction.commit();
  }

  double bytes() {
    store_.checkpoint();
    return static_cast<double>(std::filesystem::file_size(folder_ / "store.db"));
  }

  void write(std::size_t i, std::int64_t ordinal, const std::vector<Change>& changes) {
    const auto& page = pages_[i];
    auto snapshot = snapshot_of(page.html, page.url, at(100 * ordinal));
    snapshot.content_type = "text/html; charset=UTF-8";
    snapshot.last_modified = "Mon, 23 Nov 2026 09:00:00 GMT";
    store_.add_snapshot(documents_[i].id, snapshot, page.html, true, "");
    store_.record_attempt(
        {"unwatch", page.url, documents_[i].id, at(100 * ordinal), "new", 200, ""});
    store_.add_version(documents_[i].id, version_of(ordinal, page.record, page.html), changes);
    tell(page, ordinal == 1 ? "document.added" : "record.changed", ordinal, changes);
    if (ordinal == 1) tell(page, "mandate.extended", ordinal, {});
  }

  void poll_unchanged(Instant when) {
    Store::Transaction transaction{store_};
    for (std::size_t i = 0; i < kPages; ++i) {
      store_.record_attempt(
          {"unwatch", pages_[i].url, documents_[i].id, when, "not_modified", 304, ""});
      store_.refresh_validators(documents_[i].id, {pages_[i].url, "\"1\"", ""});
      store_.resolve_incidents("unwatch", pages_[i].url, when);
    }
    transaction.commit();
  }

  void tell(const Site::Page& page, std::string type, std::int64_t ordinal,
            const std::vector<Change>& changes) {
    const auto& items =
        std::get<std::vector<std::string>>(page.record.field("key_criticism").value);
    json::array list;
    for (const auto& change : changes) list.push_back(to_json(change));
    Event event;
    event.id = event_id(type, page.url, "", std::to_string(ordinal));
    event.type = std::move(type);
    event.resolution = page.record.text("symbol");
    event.document = page.url;
    event.source = "unwatch";
    event.country = "KHM";
    event.recorded = at(100 * ordinal);
    event.title = page.record.text("title");
    event.details = {{"what", "key_criticism: 1 reworded"}, {"changes", std::move(list)}};
    event.evidence = {
        {items[3], "key_criticism[3]", page.url, sha256(page.html), "diff", Authority::quotation}};
    store_.add_event(event, {"file", "journal"});
    for (const auto* sink : {"file", "journal"}) store_.delivered(event.id, sink, at(200));
  }

  void write_all(std::int64_t ordinal, const std::vector<std::vector<Change>>& changes) {
    Store::Transaction transaction{store_};
    for (std::size_t i = 0; i < kPages; ++i) write(i, ordinal, changes[i]);
    transaction.commit();
  }

  Folder folder_;
  Store store_;
  Site site_{1};
  std::vector<Site::Page> pages_;
  std::vector<Document> documents_;
};

// The budgets of HOUSE.md.

TEST_F(DiskTest, ANewPageOfSixtyKilobytesCostsTwelve) {
  const auto before = bytes();
  write_all(1, std::vector<std::vector<Change>>(kPages));
  EXPECT_LE((bytes() - before) / kPages, 12'000);
}

TEST_F(DiskTest, AChangedVersionCostsTwoKilobytes) {
  write_all(1, std::vector<std::vector<Change>>(kPages));
  const auto before = bytes();
  constexpr int kRounds = 20;  // beyond the place where a packed chain begins anew
  for (int round = 0; round < kRounds; ++round) {
    std::vector<std::vector<Change>> changes;
    for (auto& page : pages_) changes.push_back(site_.reword(page));
    write_all(round + 2, changes);
  }
  EXPECT_LE((bytes() - before) / (kRounds * kPages), 2'000);
}

TEST_F(DiskTest, AnUnchangedPageCostsNothingFromTheSecondTimeOn) {
  write_all(1, std::vector<std::vector<Change>>(kPages));
  poll_unchanged(at(1000));
  const auto before = bytes();
  for (int i = 1; i < 20; ++i) poll_unchanged(at(1000 + i));
  EXPECT_EQ(bytes(), before);
}

}  // namespace
}  // namespace mandated::store
