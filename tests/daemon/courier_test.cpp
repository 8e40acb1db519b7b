#include "daemon/courier.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mandated {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;

const Instant kNow = *parse_instant("2026-11-23T08:00:00Z");

Event event(const std::string& claim) {
  Event out;
  out.type = "record.changed";
  out.id = event_id(out.type, "A/RES/1/2", claim, "");
  out.document = "https://a.test/1";
  out.source = "site";
  out.recorded = kNow;
  out.evidence = {{"a quote", "title", "https://a.test/1", sha256("page"), "rule"}};
  out.details = {{"what", claim}};
  return out;
}

class CourierTest : public testing::Test {
 protected:
  CourierTest() {
    fs::create_directories(folder_ / "out");
    store_.emplace(folder_ / "s.sqlite", store::Access::write);
    store::Store::Transaction transaction{*store_};
    store_->add_document("site", {"https://a.test/1", "", ""}, false, kNow);
    transaction.commit();
  }
  ~CourierTest() override { fs::remove_all(folder_); }

  void record(const std::string& claim, const std::vector<std::string>& sinks) {
    store::Store::Transaction transaction{*store_};
    store_->add_event(event(claim), sinks);
    transaction.commit();
  }
  config::Sink file(const std::string& id) const {
    config::Sink sink;
    sink.id = id;
    sink.path = folder_ / "out" / (id + ".jsonl");
    return sink;
  }
  /// What each line of a sink's file says.
  std::vector<std::string> told(const std::string& id) const {
    std::ifstream in{folder_ / "out" / (id + ".jsonl")};
    std::vector<std::string> out;
    for (std::string line; std::getline(in, line);) {
      const auto parsed = parse_json(line);
      out.push_back(text_at(parsed->at("details").get_object(), "what"));
    }
    return out;
  }

  fs::path folder_ = fs::path{testing::TempDir()} /
                     ("courier-" + std::to_string(::getpid()) + "-" +
                      testing::UnitTest::GetInstance()->current_test_info()->name());
  std::optional<store::Store> store_;
};

TEST_F(CourierTest, TellsEachSinkInTheOrderOfRecordingOnce) {
  record("first", {"a", "b"});
  record("second", {"a"});
  Courier courier{*store_, {file("a"), file("b")}};
  EXPECT_TRUE(courier.deliver(kNow));
  EXPECT_TRUE(courier.deliver(kNow));
  EXPECT_THAT(told("a"), ElementsAre("first", "second"));
  EXPECT_THAT(told("b"), ElementsAre("first"));
}

TEST_F(CourierTest, HoldsUpNoOtherSinkForOneThatFails) {
  fs::create_directory(folder_ / "out" / "a.jsonl");  // cannot be written
  record("first", {"a", "b"});
  Courier courier{*store_, {file("a"), file("b")}};
  EXPECT_FALSE(courier.deliver(kNow));
  EXPECT_THAT(told("b"), ElementsAre("first"));
  EXPECT_THAT(courier.failing(), ElementsAre(Pair("a", HasSubstr("a.jsonl"))));
  EXPECT_EQ(store_->undelivered("a"), 1);
}

TEST_F(CourierTest, TriesAFailingSinkAgainAfterAWaitAndKeepsTheOrder) {
  const auto there = folder_ / "out" / "a.jsonl";
  fs::create_directory(there);
  record("first", {"a"});
  Courier courier{*store_, {file("a")}};
  EXPECT_FALSE(courier.deliver(kNow));
  record("second", {"a"});
  fs::remove(there);
  const auto again = courier.next_try();
  ASSERT_TRUE(again);
  EXPECT_GT(*again, kNow);
  courier.deliver(kNow);
  EXPECT_THAT(told("a"), IsEmpty());
  EXPECT_TRUE(courier.deliver(*again));
  EXPECT_THAT(told("a"), ElementsAre("first", "second"));
  EXPECT_THAT(courier.failing(), IsEmpty());
  EXPECT_EQ(courier.next_try(), std::nullopt);
}

TEST_F(CourierTest, GoesOnAfterARestartWhereItWas) {
  record("first", {"a"});
  Courier{*store_, {file("a")}}.deliver(kNow);
  record("second", {"a"});
  store_.reset();
  store_.emplace(folder_ / "s.sqlite", store::Access::write);
  Courier{*store_, {file("a")}}.deliver(kNow);
  EXPECT_THAT(told("a"), ElementsAre("first", "second"));
}

}  // namespace
}  // namespace mandated
