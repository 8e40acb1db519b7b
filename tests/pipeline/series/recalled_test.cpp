#include "pipeline/series/recalled.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mandated::series {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(RecalledTest, TakesAllNumbersOfTheOwnOrgan) {
  EXPECT_THAT(recalled_in("Recalling its resolutions 40/1 of 3 May 2019, 43/2 and 46/3,", "HRC"),
              ElementsAre("A/HRC/RES/40/1", "A/HRC/RES/43/2", "A/HRC/RES/46/3"));
}

TEST(RecalledTest, TakesTheOrganByItsName) {
  EXPECT_THAT(recalled_in("Recalling General Assembly resolution 60/251 of 15 March 2006 and Human "
                          "Rights Council resolution 40/1,",
                          "HRC"),
              ElementsAre("A/RES/60/251", "A/HRC/RES/40/1"));
  EXPECT_THAT(recalled_in("Recalling Human Rights Council resolution 40/1 and its own resolution "
                          "70/1,",
                          "GA"),
              ElementsAre("A/HRC/RES/40/1", "A/RES/70/1"));
}

TEST(RecalledTest, TakesNumbersWithYearsForThoseOfTheSecurityCouncil) {
  EXPECT_THAT(recalled_in("Recalling its resolutions 2722 (2024) and 2739 (2024),", "SC"),
              ElementsAre("S/RES/2722", "S/RES/2739"));
  EXPECT_THAT(recalled_in("Recalling Security Council resolution 2722 (2024),", "HRC"),
              ElementsAre("S/RES/2722"));
}

TEST(RecalledTest, TakesNoNumberOfAReport) {
  EXPECT_THAT(recalled_in("Takes note of the report (A/HRC/40/1) on resolution 43/2,", "HRC"),
              ElementsAre("A/HRC/RES/43/2"));
}

TEST(RecalledTest, FindsNothingWithoutAnOrgan) {
  EXPECT_THAT(recalled_in("Recalling its resolution 40/1,", ""), IsEmpty());
}

}  // namespace
}  // namespace mandated::series
