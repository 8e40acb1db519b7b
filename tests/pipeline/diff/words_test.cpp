#include "pipeline/diff/words.h"

#include <gtest/gtest.h>

namespace mandated::diff {
namespace {

std::string marked(std::string_view before, std::string_view after) {
  return marked_text(mark_words(before, after));
}

TEST(WordsTest, MarksAReplacedWord) {
  EXPECT_EQ(marked("asks for a report in spring", "asks for a briefing in spring"),
            "asks for a [-report-]{+briefing+} in spring");
}

TEST(WordsTest, MarksWhatIsInsertedAndDeletedApart) {
  EXPECT_EQ(marked("the wells and the roads of the plain", "all the wells of the plain"),
            "{+all+} the wells [-and the roads-] of the plain");
}

TEST(WordsTest, MarksTheBeginningAndTheEnd) {
  EXPECT_EQ(marked("Urges them to meet;", "Strongly urges them to meet."),
            "[-Urges-]{+Strongly urges+} them to [-meet;-]{+meet.+}");
}

TEST(WordsTest, TakesTypographyForTheSame) {
  EXPECT_EQ(marked("the people\u2019s wells", "the  people's old\u00A0wells"),
            "the people's {+old+} wells");
}

TEST(WordsTest, MarksNothingInEqualTexts) {
  EXPECT_EQ(mark_words("a b c", "a b c"), (std::vector<Mark>{{Mark::Kind::same, "a b c"}}));
}

TEST(WordsTest, HasNoMarksForNothing) { EXPECT_TRUE(mark_words("", "").empty()); }

TEST(WordsTest, ReplacesTheWholeMiddleOfVeryLongTexts) {
  std::string before = "begin";
  std::string after = "begin";
  for (int i = 0; i < 2000; ++i) {
    before += " a" + std::to_string(i % 7);
    after += " a" + std::to_string(i % 5);
  }
  const auto marks = mark_words(before + " last", after + " end");
  ASSERT_EQ(marks.size(), 3U);
  EXPECT_EQ(marks[0].kind, Mark::Kind::same);
  EXPECT_EQ(marks[1].kind, Mark::Kind::deleted);
  EXPECT_EQ(marks[2].kind, Mark::Kind::inserted);
}

TEST(WordsTest, PrintsMarksAsJson) {
  EXPECT_EQ(json::serialize(to_json(mark_words("one two", "one three"))),
            R"([{"kind":"same","text":"one"},{"kind":"deleted","text":"two"},)"
            R"({"kind":"inserted","text":"three"}])");
}

}  // namespace
}  // namespace mandated::diff
