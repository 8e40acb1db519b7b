#include "daemon/sinks/sink.h"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "config/event_types.h"
#include "daemon/sinks/message_ids.h"
#include "pipeline/model/mandate.h"
#include "tests/daemon/sinks/sample.h"

namespace mandated::sinks {
namespace {

config::Sink taking(std::vector<std::string> types, std::vector<std::string> countries = {}) {
  config::Sink sink;
  sink.types = std::move(types);
  sink.countries = std::move(countries);
  return sink;
}

TEST(WantsTest, WithoutFiltersTakesEverything) {
  EXPECT_TRUE(wants(taking({}), tests::sample_event("source.incident")));
}

TEST(WantsTest, TakesATypeByItsNameOrAPattern) {
  const auto extended = tests::sample_event("mandate.extended");
  EXPECT_TRUE(wants(taking({"mandate.extended"}), extended));
  EXPECT_TRUE(wants(taking({"vote.changed", "mandate.*"}), extended));
  EXPECT_TRUE(wants(taking({"*"}), extended));
  EXPECT_TRUE(wants(taking({"*.ext*ed"}), extended));
  EXPECT_FALSE(wants(taking({"mandate.extend"}), extended));
  EXPECT_FALSE(wants(taking({"mandate"}), extended));
  EXPECT_FALSE(wants(taking({"document.*", "vote.changed"}), extended));
}

TEST(WantsTest, TakesACountryByItsCode) {
  auto event = tests::sample_event();
  EXPECT_TRUE(wants(taking({}, {"SDN", "KHM"}), event));
  EXPECT_FALSE(wants(taking({}, {"SDN"}), event));
  EXPECT_FALSE(wants(taking({"vote.*"}, {"KHM"}), event));
  event.country.clear();
  EXPECT_FALSE(wants(taking({}, {"KHM"}), event));
}

// Forty stars would take a matcher that goes back to each of them for ever.
TEST(WantsTest, TakesItsTimeFromTheLengthsAlone) {
  std::string glob;
  for (int i = 0; i < 40; ++i) glob += "a*";
  EXPECT_FALSE(config::matches(glob + "b", std::string(2'000, 'a')));
}

TEST(MessageIdTest, EveryTypeOfEventHasOneOfItsOwn) {
  std::set<std::string_view> ids;
  for (const auto type : config::kEventTypes) {
    EXPECT_EQ(message_id(type).size(), 32U) << type;
    ids.insert(message_id(type));
  }
  EXPECT_EQ(ids.size(), config::kEventTypes.size());
  EXPECT_EQ(kMessageIds.size(), config::kEventTypes.size());
  EXPECT_EQ(message_id("mandate.unheard_of"), "");
}

TEST(MessageIdTest, EveryActThatIsToldHasOne) {
  for (const auto action :
       {MandateAction::established, MandateAction::extended, MandateAction::terminated,
        MandateAction::expanded, MandateAction::reduced, MandateAction::modified,
        MandateAction::final, MandateAction::report_requested, MandateAction::seized}) {
    const auto type = "mandate." + std::string(name_of(action));
    EXPECT_EQ(makes_event(action), !message_id(type).empty()) << type;
  }
}

TEST(MakeSinkTest, MakesEachKind) {
  for (const auto kind :
       {config::SinkKind::file, config::SinkKind::standard_output, config::SinkKind::journal}) {
    config::Sink sink;
    sink.kind = kind;
    EXPECT_NE(make_sink(sink), nullptr);
  }
}

}  // namespace
}  // namespace mandated::sinks
