#include "pipeline/text/dates.h"

#include <gtest/gtest.h>

namespace mandated::text {
namespace {

struct Form {
  std::string_view text;
  std::string_view date;  ///< "" for none
};

std::string found(std::string_view text) {
  const auto match = find_date(text);
  return match ? format_date(match->date) : std::string{};
}

class DateFormTest : public testing::TestWithParam<Form> {};

TEST_P(DateFormTest, IsFoundWithinASentence) {
  EXPECT_EQ(found("until " + std::string{GetParam().text} + ", and"), GetParam().date)
      << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Right, DateFormTest,
    testing::Values(Form{"31 October 2026", "2026-10-31"}, Form{"October 31, 2026", "2026-10-31"},
                    Form{"June 30 2023", "2023-06-30"}, Form{"30th of June 2023", "2023-06-30"},
                    Form{"1st May, 2020", "2020-05-01"}, Form{"15 Sept. 2021", "2021-09-15"},
                    Form{"3\u00A0march 2022", "2022-03-03"}, Form{"29 February 2024", "2024-02-29"},
                    Form{"the end of February 2024", "2024-02-29"},
                    Form{"end of April 2024", "2024-04-30"}));

INSTANTIATE_TEST_SUITE_P(Wrong, DateFormTest,
                         testing::Values(Form{"31 September 2026", ""},
                                         Form{"29 February 2023", ""}, Form{"0 May 2020", ""},
                                         Form{"31 October", ""}, Form{"October 2026", ""},
                                         Form{"112 May 20201", ""}, Form{"31.10.2026", ""},
                                         Form{"", ""}));

TEST(DateTest, SaysWhereItStands) {
  const auto match = find_date("From 1 May 2020 to 2 May 2021.", 10);
  ASSERT_TRUE(match);
  EXPECT_EQ(match->begin, 19U);
  EXPECT_EQ(match->end, 29U);
}

TEST(DateTest, IsNotLookedForBesideThePlace) {
  EXPECT_FALSE(date_at("on 1 May 2020", 0));
  EXPECT_TRUE(date_at("on 1 May 2020", 3));
}

TEST(DateTest, TakesTheFirstThatExists) {
  EXPECT_EQ(found("from 31 June 2020 to 30 June 2021"), "2021-06-30");
}

}  // namespace
}  // namespace mandated::text
