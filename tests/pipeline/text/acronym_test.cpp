#include "pipeline/text/acronym.h"

#include <string>

#include <gtest/gtest.h>

namespace mandated::text {
namespace {

TEST(AcronymTest, IsMadeOfTheBeginningsOfWordsInOrder) {
  EXPECT_TRUE(may_stand_for("unsmil", "united nations support mission in libya"));
  EXPECT_TRUE(may_stand_for("unficyp", "united nations peacekeeping force in cyprus"));
  EXPECT_TRUE(may_stand_for("unmik", "united nations interim administration mission in kosovo"));
  EXPECT_FALSE(may_stand_for("unsmil", "united nations mission in south sudan"));
}

TEST(AcronymTest, HasALetterOfTheFirstAndOfTheLastWord) {
  EXPECT_FALSE(may_stand_for("unami", "united nations assistance mission in the province"));
  EXPECT_FALSE(may_stand_for("amia", "united assistance mission in aden"));
}

TEST(AcronymTest, LeavesOutNoMoreThanTwoWords) {
  EXPECT_FALSE(
      may_stand_for("unk", "united nations interim administration police mission in kosovo"));
}

TEST(AcronymTest, IsBoundedWhereEveryWordFits) {
  std::string name = "in";
  for (int i = 0; i < 400; ++i) name += " in";
  EXPECT_FALSE(may_stand_for("iiiiiiiiiiii", name));
  EXPECT_FALSE(may_stand_for(std::string(400, 'i'), "in in in"));
}

TEST(AcronymTest, IsOneWordForSeveral) {
  EXPECT_FALSE(may_stand_for("un", "united nations"));
  EXPECT_FALSE(may_stand_for("united nations", "united nations"));
  EXPECT_FALSE(may_stand_for("panel", "panel"));
}

}  // namespace
}  // namespace mandated::text
