#include "daemon/cli/output.h"

#include <gtest/gtest.h>

#include "daemon/cli/context.h"
#include "daemon/cli/describe.h"
#include "daemon/cli/failure.h"

namespace mandated::cli {
namespace {

template <class Print>
std::string printed(Print print) {
  testing::internal::CaptureStdout();
  print();
  std::fflush(stdout);
  return testing::internal::GetCapturedStdout();
}

TEST(TableTest, AlignsByCharactersNotBytes) {
  Table table{{"NAME", "N"}};
  table.row({"Türkiye", "1"});
  table.row({"Iran", "2"});
  EXPECT_EQ(printed([&] { table.print("none"); }), "NAME     N\nTürkiye  1\nIran     2\n");
}

TEST(TableTest, SaysThatThereIsNothing) {
  const Table table{{"NAME"}};
  EXPECT_EQ(printed([&] { table.print("no document"); }), "no document\n");
}

TEST(TableTest, LetsNoCellMoveTheCursor) {
  Table table{{"NAME"}};
  table.row({"a\x1b[2J\nb"});
  EXPECT_EQ(printed([&] { table.print("none"); }), "NAME\na\\x1b[2J\\nb\n");
}

TEST(FieldTest, IndentsFurtherLines) {
  EXPECT_EQ(printed([] { print_field("vote", "yes 1\nno 2", 8); }), "vote    yes 1\n        no 2\n");
}

TEST(JsonTest, IsOneLineWhereNobodyLooks) {
  EXPECT_EQ(printed([] { print_json({{"a", 1}, {"b", json::array{}}}); }), "{\"a\":1,\"b\":[]}\n");
}

TEST(JsonTest, EscapesControlsAndStaysTheSame) {
  EXPECT_EQ(printed([] { print_json_line({{"a", "\x1b\u202e"}}); }), "{\"a\":\"\\u001b\\u202e\"}\n");
}

TEST(WordsTest, TellUnknownFromNone) {
  EXPECT_EQ(words_of(Field{}), "unknown");
  EXPECT_EQ(words_of(Field::empty()), "none");
  EXPECT_EQ(words_of(Field::known(true)), "yes");
  EXPECT_EQ(words_of(Field::known(std::vector<std::string>{"Japan", "Ghana"})), "- Japan\n- Ghana");
}

TEST(SinceTest, TakesSpansDatesAndTimes) {
  const auto now = *parse_instant("2026-11-23T12:00:00Z");
  EXPECT_EQ(since_of("7d", now), parse_instant("2026-11-16T12:00:00Z"));
  EXPECT_EQ(since_of("2026-11-01", now), parse_instant("2026-11-01T00:00:00Z"));
  EXPECT_EQ(since_of("2026-11-01T08:30:00Z", now), parse_instant("2026-11-01T08:30:00Z"));
  EXPECT_EQ(since_of("", now), std::nullopt);
}

TEST(SinceTest, SaysWhatIsAccepted) {
  try {
    static_cast<void>(since_of("yesterday", Instant{}));
    FAIL() << "taken";
  } catch (const Failure& failure) {
    EXPECT_EQ(failure.status(), kUsage);
    EXPECT_STREQ(failure.what(),
                 "--since: \"yesterday\" is no time; accepted: 7d, 12h, 2026-11-23, "
                 "2026-11-23T08:00:00Z");
  }
}

TEST(FailureTest, BecomesALineAndAnExitStatus) {
  testing::internal::CaptureStderr();
  const int status = guarded([]() -> int { throw Failure(kBadInput, "page.html: no\ntext"); });
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "mandated: page.html: no\\ntext\n");
  EXPECT_EQ(status, kBadInput);
}

TEST(FailureTest, TellsEveryMistakeOfAConfigOnALineOfItsOwn) {
  testing::internal::CaptureStderr();
  const int status =
      guarded([]() -> int { throw config::ConfigError({"m.yaml:1:1: a", "m.yaml:2:1: b"}); });
  EXPECT_EQ(testing::internal::GetCapturedStderr(),
            "mandated: m.yaml:1:1: a\nmandated: m.yaml:2:1: b\n");
  EXPECT_EQ(status, kBadConfig);
}

}  // namespace
}  // namespace mandated::cli
