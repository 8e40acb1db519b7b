#include "pipeline/text/normalise.h"

#include <gtest/gtest.h>

namespace mandated::text {
namespace {

TEST(Normalise, CollapsesEveryKindOfWhiteSpace) {
  EXPECT_EQ(normalise(" \t a\u00A0\u2003b\r\n\u3000c\u200Bd \u2028"), "a b c d");
}

TEST(Normalise, ComposesToNfc) {
  EXPECT_EQ(normalise("Co\u0302te d\u2019Ivoire"), "C\u00F4te d\u2019Ivoire");
  EXPECT_EQ(normalise("\u212B"), "\u00C5");
}

TEST(Normalise, TakesOutControlAndBidirectionalCharacters) {
  EXPECT_EQ(normalise("a\x01\x7F\u0080"
                      "b\u202E\u2066\u200F\u061C\u2060\uFEFF"),
            "ab");
}

TEST(Normalise, KeepsJoinersThatSpellWords) {
  EXPECT_EQ(normalise("\u0646\u200C\u0645"), "\u0646\u200C\u0645");
}

TEST(Normalise, ReplacesInvalidBytes) {
  EXPECT_EQ(normalise("a\xFF"
                      "b\xE2\x82"),
            "a\uFFFD"
            "b\uFFFD");
  EXPECT_EQ(normalise("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD");
}

TEST(Normalise, IsEmptyForNothingVisible) { EXPECT_EQ(normalise(" \u00A0\n\u200E\t"), ""); }

TEST(Normalise, IsStableWhenAppliedTwice) {
  const std::string once = normalise("e\u200E\u0301 \u0308 x\u2001y");
  EXPECT_EQ(normalise(once), once);
}

TEST(Fold, MakesTypographyEqual) {
  EXPECT_EQ(fold("\u201Cdon\u2019t\u201D \u2013 \uFB01nal co\u00ADoperation non\u2011state\u2026"),
            "\"don't\" - final cooperation non-state...");
}

TEST(Fold, LeavesNoDoubleSpaceWhereASoftHyphenStoodAlone) { EXPECT_EQ(fold("a \u00AD b"), "a b"); }

TEST(Fold, KeepsCaseAndAccents) { EXPECT_EQ(fold("C\u00F4te"), "C\u00F4te"); }

TEST(Key, IsOneForALabelHoweverItIsSet) {
  EXPECT_EQ(key("Main  Sponsors:"), "main sponsors");
  EXPECT_EQ(key("\u2022 MAIN\u00A0SPONSORS"), "main sponsors");
  EXPECT_EQ(key("main-sponsors"), "main sponsors");
}

TEST(Key, JoinsAtApostrophes) {
  EXPECT_EQ(key("C\u00F4te d\u2019Ivoire"), "c\u00F4te divoire");
  EXPECT_EQ(key("People's"), "peoples");
}

TEST(Key, FoldsCaseFully) { EXPECT_EQ(key("STRA\u1E9EE"), "strasse"); }

TEST(Key, KeepsMarksOfScriptsThatSpellWithThem) {
  EXPECT_EQ(key("\u0928\u093F\u092F\u092E"), "\u0928\u093F\u092F\u092E");
}

TEST(Key, IsEmptyForPunctuation) { EXPECT_EQ(key(" -- \u2022 ' "), ""); }

TEST(TextRun, CollapsesSpaceAcrossPieces) {
  TextRun run;
  run.append("Human ");
  run.append(" Rights");
  run.append("\n");
  run.append("Council ");
  EXPECT_EQ(run.take().text, "Human Rights Council");
}

TEST(TextRun, KeepsLineBreaksWithoutSpacesBesideThem) {
  TextRun run;
  run.line_break();
  run.append("a ");
  run.line_break();
  run.append(" b");
  run.line_break();
  EXPECT_EQ(run.open_line_breaks(), 1);
  EXPECT_EQ(run.take().text, "a\nb");
}

TEST(TextRun, MarksTheSeamBetweenGluedPieces) {
  TextRun run;
  run.mark();
  run.append("Year");
  run.mark();
  run.mark();
  run.append("2023");
  run.mark();
  const TextRun::Text text = run.take();
  EXPECT_EQ(text.text, "Year2023");
  EXPECT_EQ(text.marks, (std::vector<std::uint32_t>{4}));
}

TEST(TextRun, MovesMarksWithWhatNfcComposes) {
  TextRun run;
  run.append("Co\u0302te");
  run.mark();
  run.append("x");
  const TextRun::Text text = run.take();
  EXPECT_EQ(text.text, "C\u00F4tex");
  EXPECT_EQ(text.marks, (std::vector<std::uint32_t>{5}));
}

TEST(TextRun, DropsAMarkInsideAComposedCharacter) {
  TextRun run;
  run.append("Co");
  run.mark();
  run.append("\u0302te");
  const TextRun::Text text = run.take();
  EXPECT_EQ(text.text, "C\u00F4te");
  EXPECT_TRUE(text.marks.empty());
}

}  // namespace
}  // namespace mandated::text
