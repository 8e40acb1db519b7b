#include "daemon/ingest.h"

#include <chrono>
#include <filesystem>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "config/data.h"

namespace mandated {
namespace {

namespace fs = std::filesystem;

const Instant kNow = *parse_instant("2026-11-23T08:00:00Z");

/// A register of one mandate that is over, and sources that may hold its renewal.
class IngestTest : public testing::Test {
 protected:
  ~IngestTest() override { fs::remove_all(folder_); }

  static const config::Data& data() {
    static const auto data = config::Data::built_in();
    return data;
  }

  void watch(int sources) {
    for (int i = 0; i < sources; ++i) {
      config::Source source;
      source.id = fmt::format("source-{}", i);
      config_.sources.push_back(source);
    }
    ingest_.emplace(store_, config_, vocabulary_, read::in_process_reader());
    store::Store::Transaction transaction{store_};
    Event event;
    event.type = "mandate.extended";
    event.resolution = "A/HRC/RES/1/1";
    event.id = event_id(event.type, event.resolution, "expert", "P1Y");
    event.recorded = kNow - std::chrono::hours{24 * 400};
    event.document = "https://a.test/1";
    event.source = "source-0";
    event.details = {{"action", "extended"},   {"holder", "the Expert"},
                     {"holder_key", "expert"}, {"holder_type", "independent_expert"},
                     {"until", "2026-11-01"},  {"computed_end", "2026-11-01"},
                     {"how", "stated"},        {"duration", nullptr}};
    store_.add_document("source-0", {event.document, ""}, true, event.recorded);
    store_.add_event(event, {});
    transaction.commit();
  }
  void looked(int source, const std::optional<Error>& trouble = {}) {
    store::Store::Transaction transaction{store_};
    store_.round_ended(config_.sources.at(static_cast<std::size_t>(source)).id, kNow, trouble,
                       !trouble);
    transaction.commit();
  }
  int told(Awaited awaited = Awaited::all) {
    store::Store::Transaction transaction{store_};
    const int fresh = ingest_->watch_mandates(kNow, awaited);
    transaction.commit();
    return fresh;
  }

  fs::path folder_ =
      fs::path{testing::TempDir()} / testing::UnitTest::GetInstance()->current_test_info()->name();
  store::Store store_ = [this] {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    return store::Store{folder_ / "s.sqlite", store::Access::write};
  }();
  config::Config config_;
  Vocabulary vocabulary_ = data().vocabulary();
  std::optional<Ingest> ingest_;
};

TEST_F(IngestTest, EndsOfMandatesWaitUntilWhoIsAwaitedHasLooked) {
  watch(3);
  EXPECT_EQ(told(), 0);
  EXPECT_EQ(told(Awaited::asked), 1);
}

TEST_F(IngestTest, EndsOfMandatesWaitForNobodyWhoFailsForLong) {
  watch(3);
  looked(0);
  looked(2);
  EXPECT_EQ(told(), 0);
  for (int failures = 0; failures < 2; ++failures) looked(1, Error{Errc::network, "down"});
  EXPECT_EQ(told(), 0);
  looked(1, Error{Errc::network, "down"});
  EXPECT_EQ(told(), 1);
  EXPECT_EQ(told(), 0);
}

TEST_F(IngestTest, SourcesThatHaveLookedAreNotAskedForAgain) {
  constexpr int kSources = 10'000;
  watch(kSources);
  {
    store::Store::Transaction transaction{store_};
    for (const auto& source : config_.sources) store_.round_ended(source.id, kNow, {}, true);
    transaction.commit();
  }
  EXPECT_EQ(told(), 1);
  const auto began = std::chrono::steady_clock::now();
  for (int rounds = 0; rounds < 200; ++rounds) (void)told();
  // Two million look-ups would take ten seconds and more.
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds{3});
}

}  // namespace
}  // namespace mandated
