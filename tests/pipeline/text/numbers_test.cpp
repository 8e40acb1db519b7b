#include "pipeline/text/numbers.h"

#include <gtest/gtest.h>

namespace mandated::text {
namespace {

struct Number {
  std::string_view text;
  std::optional<int> value;
};

class CardinalTest : public testing::TestWithParam<Number> {};

TEST_P(CardinalTest, IsReadFromDigitsOrWords) {
  EXPECT_EQ(read_cardinal(GetParam().text), GetParam().value) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(Right, CardinalTest,
                         testing::Values(Number{"12", 12}, Number{"999", 999}, Number{"a", 1},
                                         Number{"An", 1}, Number{"Twelve", 12},
                                         Number{"twenty-four", 24}, Number{"ninety nine", 99},
                                         Number{"one hundred", 100},
                                         Number{"a hundred and one", 101}, Number{"hundred", 100},
                                         Number{"three hundred and forty-five", 345},
                                         Number{"two hundred twenty", 220}));

INSTANTIATE_TEST_SUITE_P(
    Wrong, CardinalTest,
    testing::Values(Number{"", std::nullopt}, Number{"0", std::nullopt},
                    Number{"1000", std::nullopt}, Number{"1a", std::nullopt},
                    Number{"several", std::nullopt}, Number{"and", std::nullopt},
                    Number{"one two", std::nullopt}, Number{"twenty thirty", std::nullopt},
                    Number{"hundred and", std::nullopt}, Number{"twelve hundred", std::nullopt},
                    Number{"twenty a", std::nullopt},
                    Number{"hundred hundred hundred hundred hundred", std::nullopt}));

}  // namespace
}  // namespace mandated::text
