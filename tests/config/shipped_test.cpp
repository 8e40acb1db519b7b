#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "config/file.h"
#include "config/load.h"

namespace mandated::config {
namespace {

using testing::ElementsAre;

const std::filesystem::path kFolder = SHIPPED;

TEST(ShippedTest, MandatedYamlWantsNothingButAContact) {
  try {
    (void)load(kFolder / "mandated.yaml", Data::built_in());
    FAIL() << "accepted";
  } catch (const ConfigError& error) {
    EXPECT_THAT(error.mistakes(),
                ElementsAre((kFolder / "mandated.yaml").string() +
                            ":12:10: contact: \"CHANGE-ME@example.org\" is the example; write the "
                            "mail or http(s) address at which site owners reach you"));
  }
}

TEST(ShippedTest, MandatedYamlWatchesUnWatchUnderItsOwnSpelling) {
  auto text = read_file(kFolder / "mandated.yaml");
  text.replace(text.find("CHANGE-ME@example.org"), 21, "desk@ngo.test");
  const auto config = parse(text, "/etc/mandated/mandated.yaml", Data::built_in());
  ASSERT_EQ(config.sources.size(), 1U);
  EXPECT_EQ(config.sources[0].url, "https://unwatch.org/database/resolution-database/");
  EXPECT_EQ(config.sources[0].listing.links_pattern,
            R"(https://unwatch\.org/database/resoltions/[^/]+/?)");
  EXPECT_EQ(config.store, "/var/lib/mandated/mandated.sqlite");
  ASSERT_EQ(config.sinks.size(), 2U);
  EXPECT_EQ(config.sinks[1].path, "/var/log/mandated/events.jsonl");
}

// A default that is written in a comment has to be the one in force.
TEST(ShippedTest, MandatedYamlTakesEveryKeyItShowsInAComment) {
  auto text = read_file(kFolder / "mandated.yaml");
  text.replace(text.find("CHANGE-ME@example.org"), 21, "desk@ngo.test");
  const auto before = effective(parse(text, "/m.yaml", Data::built_in()));
  for (const std::string_view shown :
       {"# max_body: 16MiB ", "# connect_timeout: 10s", "# total_timeout: 1m", "# connections: 32 ",
        "# retries: 2 ", "# retry_base: 2s", "# retry_max: 1h", "# max_redirects: 10",
        "# max_pages: 50 ", "# max_documents: 20000", "# jitter: 10% ",
        "# announce_baseline: false", "# allow_private: false"}) {
    const auto at = text.find(shown);
    ASSERT_NE(at, std::string::npos) << shown;
    text.erase(at, 2);
  }
  EXPECT_EQ(effective(parse(text, "/m.yaml", Data::built_in())), before);
}

TEST(ShippedTest, DemoYamlIsRight) {
  const auto config = load(kFolder / "demo.yaml", Data::built_in());
  ASSERT_EQ(config.sources.size(), 1U);
  EXPECT_TRUE(config.sources[0].allow_private);
  EXPECT_TRUE(config.sources[0].announce_baseline);
}

}  // namespace
}  // namespace mandated::config
