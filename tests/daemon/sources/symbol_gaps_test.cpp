#include "daemon/sources/symbol_gaps.h"

#include <gtest/gtest.h>

namespace mandated::sources {
namespace {

std::string told(std::string_view range, const std::set<std::int64_t>& there,
                 const std::set<std::int64_t>& missing) {
  std::string out;
  for (const auto& gap : gaps_of(there, missing)) {
    out += (out.empty() ? "" : "; ") + words(*config::read_range(range), gap);
  }
  return out;
}

std::string address_for(const std::string& symbol) { return "https://docs.test/en/" + symbol; }

TEST(SymbolGapsTest, AGapStandsBelowWhatIsThere) {
  EXPECT_EQ(told("A/RES/90/{780..}", {790, 792}, {791, 793}),
            "A/RES/90/791 not found while 790 and 792 are");
  EXPECT_EQ(told("A/RES/90/{1..9}", {}, {1, 2, 3}), "") << "nothing is there yet";
}

TEST(SymbolGapsTest, NumbersInARowAreOneGap) {
  EXPECT_EQ(told("A/RES/90/{1..99}", {1, 4, 9}, {2, 3, 5, 6, 7, 8}),
            "A/RES/90/2 and 3 not found while 1 and 4 are; A/RES/90/5 to 8 not found while 4 and 9 "
            "are");
}

TEST(SymbolGapsTest, ARangeMayBeginWithAGap) {
  EXPECT_EQ(told("A/RES/90/{1..9}", {2}, {1}), "A/RES/90/1 not found while 2 is");
}

TEST(SymbolGapsTest, TheNumberIsFoundInTheAddress) {
  const auto range = *config::read_range("A/HRC/RES/54/{1..40}");
  EXPECT_EQ(number_of(range, "https://docs.test/en/A/HRC/RES/54/36", address_for), 36);
  EXPECT_EQ(number_of(range, "https://docs.test/en/A/HRC/RES/54/41", address_for), std::nullopt);
  EXPECT_EQ(number_of(range, "https://docs.test/en/A/HRC/RES/53/36", address_for), std::nullopt);
  EXPECT_EQ(number_of(range, "https://docs.test/99999999999999999999", address_for), std::nullopt);
}

}  // namespace
}  // namespace mandated::sources
