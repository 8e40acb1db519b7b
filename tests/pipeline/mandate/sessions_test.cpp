#include "pipeline/mandate/sessions.h"

#include <gtest/gtest.h>

#include "config/data.h"

namespace mandated::mandate {
namespace {

std::string named(std::string_view text) {
  std::string out;
  for (const auto& each : sessions_named(text)) out += each.body + "|" + each.number + ";";
  return out;
}

const Sessions& calendar() {
  static const auto kCalendar = config::Data::built_in().vocabulary().sessions;
  return kCalendar;
}

TEST(SessionsNamedTest, AreReadInWordsAndDigits) {
  EXPECT_EQ(named("until its fifty-fifth session"), "|55;");
  EXPECT_EQ(named("until the 60th session"), "|60;");
  EXPECT_EQ(named("at its thirtieth session"), "|30;");
  EXPECT_EQ(named("the thirty-sixth special session"), "|S-36;");
}

TEST(SessionsNamedTest, AreSeveralOfABody) {
  EXPECT_EQ(
      named("to report to the Human Rights Council at its fifty-seventh and sixtieth sessions "
            "and to the General Assembly at its seventy-ninth session"),
      "Human Rights Council|57;Human Rights Council|60;General Assembly|79;");
}

TEST(SessionsNamedTest, AreNoneWithoutANumber) {
  EXPECT_EQ(named("at its future sessions, and at its next session"), "");
  EXPECT_EQ(named("the tenth emergency special session"), "");
}

TEST(SessionsTest, AreFoundByBodyAndNumber) {
  const auto session = calendar().find("Human Rights Council", "54");
  ASSERT_TRUE(session);
  EXPECT_EQ(format_date(session->first), "2023-09-11");
  EXPECT_EQ(format_date(session->last), "2023-10-13");
  EXPECT_FALSE(session->predicted);
  EXPECT_TRUE(calendar().find("Human Rights Council", "S-36"));
  EXPECT_FALSE(calendar().find("Security Council", "54"));
  EXPECT_FALSE(calendar().find("Human Rights Council", "0"));
}

TEST(SessionsTest, ArePredictedAfterTheTable) {
  const auto session = calendar().find("Human Rights Council", "64");
  ASSERT_TRUE(session);
  EXPECT_TRUE(session->predicted);
  EXPECT_EQ(format_date(session->first), "2027-02-22");
  EXPECT_FALSE(calendar().find("Human Rights Council", "999"));
}

TEST(SessionsTest, AreTheOneOfASymbol) {
  EXPECT_EQ(calendar().of_symbol("A/HRC/RES/54/36")->number, "54");
  EXPECT_EQ(calendar().of_symbol("A/HRC/RES/S-36/1")->number, "S-36");
  EXPECT_FALSE(calendar().of_symbol("A/RES/78/222"));
}

TEST(SessionsTest, RefuseATableWithAGap) {
  const auto tree = parse_json(
      R"({"sessions":[{"body":"B","table":[["1","2001-01-01","2001-01-02"],["3","2002-01-01","2002-01-02"]]}]})");
  const auto read = Sessions::from_json(*tree);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().detail,
            "B: table: session \"3\" is out of order; numbers ascend without gaps");
}

}  // namespace
}  // namespace mandated::mandate
