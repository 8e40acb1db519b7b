#include "daemon/span.h"

#include <gtest/gtest.h>

namespace mandated {
namespace {

using namespace std::chrono_literals;

TEST(SpanTest, IsWholeOnesOfTheLargestUnitInWords) {
  EXPECT_EQ(in_words(0s), "less than a second");
  EXPECT_EQ(in_words(1s), "1 second");
  EXPECT_EQ(in_words(119s), "1 minute");
  EXPECT_EQ(in_words(23h + 59min), "23 hours");
  EXPECT_EQ(in_words(71h), "2 days");
}

TEST(SpanTest, IsSecondsInJson) { EXPECT_EQ(iso_of(1h), "PT3600S"); }

}  // namespace
}  // namespace mandated
