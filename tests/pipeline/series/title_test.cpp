#include "pipeline/series/title.h"

#include <gtest/gtest.h>

namespace mandated::series {
namespace {

TEST(TitleTest, IsTheSameInAnotherOrder) {
  EXPECT_EQ(title_key("Situation of human rights in Utopia"),
            title_key("Human rights situation in Utopia"));
}

TEST(TitleTest, IsTheSameWithItsNumberAndOnTwoLines) {
  EXPECT_EQ(title_key("41/77. Wells\nand springs"), title_key("Wells and springs*"));
}

TEST(TitleTest, DiffersByAYear) {
  EXPECT_NE(title_key("Wells in Utopia after the flood of 2020"), title_key("Wells in Utopia"));
}

TEST(TitleTest, SaysNothingWhereItIsOnlyANumber) {
  EXPECT_EQ(title_key("Resolution 2768 (2025)"), "");
  EXPECT_EQ(title_key("RESOLUTION 1265 (1999)"), "");
  EXPECT_EQ(title_key(""), "");
}

TEST(TitleTest, IsAsLikeAsTheWordsTheyShare) {
  EXPECT_DOUBLE_EQ(likeness(subject_of("Wells and springs"), subject_of("Wells and rivers")), 0.5);
  EXPECT_DOUBLE_EQ(likeness(subject_of(""), subject_of("Wells")), 0);
}

}  // namespace
}  // namespace mandated::series
