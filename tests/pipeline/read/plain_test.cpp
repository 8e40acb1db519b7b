#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/read/html.h"

namespace mandated::read {
namespace {

using testing::ElementsAre;

TEST(PlainTest, PartsColumnsAtTabsAndWideGaps) {
  const auto blocks = read_text("Year\t2020   Body\t  Assembly of two  words");
  ASSERT_TRUE(blocks);
  ASSERT_EQ(blocks->blocks.size(), 1U);
  EXPECT_EQ(blocks->blocks[0].text, "Year 2020 Body Assembly of two words");
  EXPECT_THAT(blocks->blocks[0].cuts, ElementsAre(4, 9, 14));
}

// Where the rest is looked through at each of them, this takes minutes.
TEST(PlainTest, ReadsALineOfMillionsOfTabs) {
  std::string line;
  for (int i = 0; i < 3'000'000; ++i) line += "a\t";
  const auto blocks = read_text(line);
  ASSERT_TRUE(blocks);
  EXPECT_EQ(blocks->blocks[0].cuts.size(), 2'999'999U);
}

}  // namespace
}  // namespace mandated::read
