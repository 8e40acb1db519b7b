#include "config/units.h"

#include <gtest/gtest.h>

namespace mandated::config {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

TEST(DurationTest, ReadsEachUnitAndSumsOfThem) {
  EXPECT_EQ(parse_duration("500ms"), milliseconds{500});
  EXPECT_EQ(parse_duration("90s"), milliseconds{90s});
  EXPECT_EQ(parse_duration("15m"), milliseconds{15min});
  EXPECT_EQ(parse_duration("6h"), milliseconds{6h});
  EXPECT_EQ(parse_duration("2d"), milliseconds{48h});
  EXPECT_EQ(parse_duration("1w"), milliseconds{168h});
  EXPECT_EQ(parse_duration("1h30m"), milliseconds{90min});
  EXPECT_EQ(parse_duration("1d12h5m6s7ms"), milliseconds{36h + 5min + 6s + 7ms});
  EXPECT_EQ(parse_duration("0s"), milliseconds{0});
}

TEST(DurationTest, RefusesWhatCouldMeanTwoThings) {
  for (const auto* text :
       {"", "90", "s", "1.5h", "-1s", "+1s", " 1s", "1s ", "1 s", "30m1h", "1h1h", "1H", "1sec",
        "1h30", "1month", "PT1H", "9999999999999999999s"}) {
    EXPECT_EQ(parse_duration(text), std::nullopt) << text;
  }
}

TEST(DurationTest, EndsAtAHundredYears) {
  EXPECT_EQ(parse_duration("36525d"), milliseconds{36525 * 24h});
  EXPECT_EQ(parse_duration("36526d"), std::nullopt);
  EXPECT_EQ(parse_duration("36525d1ms"), std::nullopt);
}

TEST(DurationTest, IsWrittenAsItIsRead) {
  for (const auto* text : {"0s", "1ms", "90ms", "1s500ms", "1m30s", "15m", "1h30m", "6h", "2d",
                           "1w", "30d", "1d12h"}) {
    const auto span = parse_duration(text);
    ASSERT_TRUE(span) << text;
    EXPECT_EQ(format_duration(*span), text);
  }
  EXPECT_EQ(format_duration(90s), "1m30s");
}

TEST(SizeTest, ReadsBinaryUnitsOnly) {
  EXPECT_EQ(parse_size("512B"), 512U);
  EXPECT_EQ(parse_size("64KiB"), 65'536U);
  EXPECT_EQ(parse_size("16MiB"), 16'777'216U);
  EXPECT_EQ(parse_size("1GiB"), 1'073'741'824U);
  for (const auto* text : {"", "16", "16MB", "16M", "MiB", "1.5MiB", "-1MiB", "16 MiB", "16MiB1B",
                           "1025GiB", "9999999999999999999B"}) {
    EXPECT_EQ(parse_size(text), std::nullopt) << text;
  }
}

TEST(SizeTest, IsWrittenInTheLargestUnitThatFits) {
  EXPECT_EQ(format_size(0), "0B");
  EXPECT_EQ(format_size(1'500), "1500B");
  EXPECT_EQ(format_size(1U << 20U), "1MiB");
  EXPECT_EQ(format_size(1536U << 10U), "1536KiB");
}

TEST(PercentTest, IsAWholeNumberUpToAHundred) {
  EXPECT_EQ(parse_percent("0%"), 0);
  EXPECT_EQ(parse_percent("100%"), 100);
  for (const auto* text : {"", "10", "101%", "1.5%", "-1%", "%", "10 %", "0.1"}) {
    EXPECT_EQ(parse_percent(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace mandated::config
