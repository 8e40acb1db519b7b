#include "pipeline/diff/align.h"

#include <gtest/gtest.h>

namespace mandated::diff {
namespace {

using Texts = std::vector<std::string>;

/// One letter a row: "=" equal, "~" reworded, "+" added, "-" removed, "m" moved.
std::string shape(const Texts& before, const Texts& after) {
  std::string out;
  for (const auto& pair : align(before, after)) {
    if (pair.before == Pair::npos) {
      out += '+';
    } else if (pair.after == Pair::npos) {
      out += '-';
    } else if (pair.moved) {
      out += 'm';
    } else {
      out += pair.equal ? '=' : '~';
    }
  }
  return out;
}

TEST(AlignTest, SeesOneInsertionWhereAllNumbersShift) {
  EXPECT_EQ(shape({"alpha one", "beta two", "gamma three"},
                  {"alpha one", "delta four", "beta two", "gamma three"}),
            "=+==");
}

TEST(AlignTest, SeesOneRemovalAtThePlaceItHad) {
  EXPECT_EQ(shape({"alpha one", "beta two", "gamma three"}, {"alpha one", "gamma three"}), "=-=");
}

TEST(AlignTest, PairsWhatIsMostlyTheSame) {
  EXPECT_EQ(shape({"urges the Government to release all detained journalists"},
                  {"urges the Government to release all detained journalists at once"}),
            "~");
}

TEST(AlignTest, DoesNotPairWhatOnlySharesItsFormula) {
  EXPECT_EQ(shape({"expresses concern at the arrest of trade union leaders"},
                  {"expresses concern at new laws on public broadcasting"}),
            "+-");
}

TEST(AlignTest, SeesOneMove) {
  EXPECT_EQ(shape({"alpha one", "beta two", "gamma three", "delta four"},
                  {"beta two", "gamma three", "delta four", "alpha one"}),
            "===m");
}

TEST(AlignTest, TakesTypographyForEqual) {
  EXPECT_EQ(shape({"the \"people\u2019s\" court \u2013 again"},
                  {"the \u201cpeople's\u201d court - again"}),
            "=");
}

TEST(AlignTest, MatchesRepeatedTextsOneToOne) {
  EXPECT_EQ(shape({"same text", "same text"}, {"same text", "same text", "same text"}), "==+");
}

TEST(AlignTest, StaysBoundedOnThousandsOfUnlikeTexts) {
  Texts before, after;
  for (int i = 0; i < 3000; ++i) {
    before.push_back("old " + std::to_string(i));
    after.push_back("new " + std::to_string(i));
  }
  const auto pairs = align(before, after);
  EXPECT_EQ(pairs.size(), 6000U);
}

TEST(AlignTest, NamesEveryIndexOnce) {
  const Texts before{"a b c", "d e f", "g h i", "d e f"};
  const Texts after{"g h i", "d e x", "k l m", "a b c"};
  std::vector<int> seen_before(before.size()), seen_after(after.size());
  for (const auto& pair : align(before, after)) {
    if (pair.before != Pair::npos) ++seen_before[pair.before];
    if (pair.after != Pair::npos) ++seen_after[pair.after];
  }
  EXPECT_EQ(seen_before, std::vector<int>(before.size(), 1));
  EXPECT_EQ(seen_after, std::vector<int>(after.size(), 1));
}

}  // namespace
}  // namespace mandated::diff
