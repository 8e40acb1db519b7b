#include "pipeline/diff/align.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace mandated::diff {
namespace {

using Texts = std::vector<std::string>;

/// One letter a row: "=" equal, "~" reworded, "+" added, "-" removed, "m" moved, "s" split, "j"
/// merged.
std::string shape(const Texts& before, const Texts& after) {
  std::string out;
  for (const auto& pair : align(before, after)) {
    if (pair.before == Pair::npos) {
      out += '+';
    } else if (pair.after == Pair::npos) {
      out += '-';
    } else if (pair.share != Pair::Share::whole) {
      out += pair.share == Pair::Share::split ? 's' : 'j';
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

TEST(AlignTest, PairsTheDayBelowWithAnotherOne) {
  EXPECT_EQ(shape({"decides to remain seized", "22 December 2023"},
                  {"decides to remain seized", "3 August 2024", "welcomes the new bridge"}),
            "=~+");
  EXPECT_EQ(shape({"22 December 2023", "decides to remain seized"},
                  {"welcomes the new bridge", "3 August 2024", "decides to remain seized"}),
            "+~=");
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
    before.push_back("the old " + std::to_string(i));
    after.push_back("some new " + std::to_string(i));
  }
  const auto pairs = align(before, after);
  EXPECT_EQ(pairs.size(), 6000U);
}

TEST(AlignTest, TakesSpacesBesidePunctuationForEqual) {
  EXPECT_EQ(shape({"the years 2019 - 2021 , as planned"}, {"the years 2019\u20132021, as planned"}),
            "=");
}

TEST(AlignTest, TakesCaseForAChange) {
  EXPECT_EQ(shape({"the state party"}, {"the State party"}), "~");
}

TEST(AlignTest, PairsEqualTextsByTheirNeighbours) {
  const auto pairs = align({"first heading", "water", "second heading", "water", "the end"},
                           {"second heading", "water", "the end"});
  const auto water =
      std::find_if(pairs.begin(), pairs.end(), [](const Pair& pair) { return pair.after == 1; });
  ASSERT_NE(water, pairs.end());
  EXPECT_EQ(water->before, 3U);
}

TEST(AlignTest, PairsAShortTextInItsPlaceByLessThanHalf) {
  const std::string above = "Recalling the report of the panel on rivers,";
  const std::string below = "Decides to meet again in spring.";
  EXPECT_EQ(
      shape({above, "Urges the parties on now", below}, {above, "Notes the parties gone", below}),
      "=~=");
  EXPECT_EQ(
      shape({"Urges the parties on now", above, below}, {above, below, "Notes the parties gone"}),
      "-==+");
}

TEST(AlignTest, SeesAMoveThatWasReworded) {
  const Texts before{"Asks the envoy to visit the northern valleys within one year",
                     "Thanks the donors of the wells", "Notes the drought of last summer"};
  const Texts after{before[1], before[2],
                    "Asks the envoy to visit the northern valleys within two years"};
  const auto pairs = align(before, after);
  ASSERT_EQ(pairs.size(), 3U);
  EXPECT_EQ(pairs[2].before, 0U);
  EXPECT_TRUE(pairs[2].moved);
  EXPECT_FALSE(pairs[2].equal);
}

TEST(AlignTest, TakesTheShorterOfTwoThatChangedPlacesForTheMovedOne) {
  const auto pairs = align({"short one", "a text that is clearly much longer"},
                           {"a text that is clearly much longer", "short one"});
  ASSERT_EQ(pairs.size(), 2U);
  EXPECT_FALSE(pairs[0].moved);
  EXPECT_TRUE(pairs[1].moved);
}

const std::string kPumps =
    "Requests the agency to repair all village pumps before the rainy season begins";
const std::string kNurses = "to train forty nurses for the mobile clinics of the eastern districts";

TEST(AlignTest, SeesASplit) {
  EXPECT_EQ(shape({"Alpha one", kPumps + " and " + kNurses, "Beta two"},
                  {"Alpha one", kPumps, "Further requests it " + kNurses, "Beta two"}),
            "=ss=");
}

TEST(AlignTest, SeesAMerge) {
  EXPECT_EQ(shape({"Alpha one", kPumps, "Requests it also " + kNurses, "Beta two"},
                  {"Alpha one", kPumps + " and " + kNurses, "Beta two"}),
            "=jj=");
}

TEST(AlignTest, SeesASplitOverWhatIsNewBetweenTheParts) {
  EXPECT_EQ(shape({"urges the Government to release all journalists, and to open the northern "
                   "prisons to the monitors of the Committee"},
                  {"urges the Government to release all journalists",
                   "welcomes the visit of two experts in March",
                   "calls upon it to open the northern prisons to the monitors of the Committee"}),
            "s+s");
}

TEST(AlignTest, SeesASplitInPartsOfWhichNoneIsHalfOfTheWhole) {
  EXPECT_EQ(shape({"urges the Government to release all journalists, to open the northern prisons "
                   "to monitors, and to repeal the decree on assemblies of last year"},
                  {"urges the Government to release all journalists",
                   "also urges it to open the northern prisons to monitors",
                   "further urges it to repeal the decree on assemblies of last year"}),
            "sss");
}

TEST(AlignTest, SeesAShortPartUnderALongOpening) {
  EXPECT_EQ(shape({"stresses the need to count the wells of the eastern plateau and of the river "
                   "valleys, to name their owners and tell them of gaps"},
                  {"stresses the need to count the wells of the eastern plateau and of the river "
                   "valleys",
                   "calls upon all States concerned without delay to name their owners and tell "
                   "them of gaps"}),
            "ss");
}

TEST(AlignTest, TakesNoNewcomerForAPartOfWhatLostItsEnd) {
  EXPECT_EQ(shape({"stresses the need to count the wells of the eastern plateau and of the river "
                   "valleys, to name their owners and tell them of gaps"},
                  {"stresses the need to count the wells of the eastern plateau and of the river "
                   "valleys",
                   "calls upon all States to tell of the owners of the new ships and their crews"}),
            "~+");
}

TEST(AlignTest, SeesAMergeOverAParagraphThatMovedAway) {
  EXPECT_EQ(shape({"Alpha one", kPumps, "Gamma three", "Requests it also " + kNurses, "Beta two"},
                  {"Gamma three", "Alpha one", kPumps + " and " + kNurses, "Beta two"}),
            "m=jj=");
}

TEST(AlignTest, TakesNoMarkAtTheEndForAnotherText) {
  EXPECT_EQ(shape({"alpha one;", "beta two."}, {"alpha one;", "beta two;", "gamma three."}), "==+");
}

TEST(AlignTest, TakesANewParagraphBesideAChangedOneForNew) {
  EXPECT_EQ(shape({kPumps + " and the wells", "Beta two"},
                  {kPumps, "Welcomes the pledge of the lending banks made in autumn", "Beta two"}),
            "~+=");
}

TEST(AlignTest, FindsRewordedTextsAmongThousandsThatShareTheirFormula) {
  Texts before, after;
  for (int i = 0; i < 2000; ++i) {
    const auto number = std::to_string(i);
    before.push_back("takes note of the report of the panel on item " + number);
    after.push_back("takes note again of the report of the panel on item " + number);
  }
  EXPECT_EQ(shape(before, after), std::string(2000, '~'));
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
