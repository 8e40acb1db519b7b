#include "pipeline/register/end.h"

#include <gtest/gtest.h>

#include "tests/pipeline/register/sample.h"

namespace mandated::registry {
namespace {

const auto kAdopted = parse_date("2017-07-20");

End counted(std::string from, const End& before = {}) {
  auto event = event_of({.duration = "P24M"});
  event.details["counted_from"] = std::move(from);
  return end_of(event, kAdopted, sessions(), before);
}

TEST(EndTest, CountsFromTheMonthInWhichTheTermBeforeEnds) {
  const auto end = counted("the expiration of its current mandate in December 2019");
  EXPECT_EQ(end.date, parse_date("2021-12-31"));
  EXPECT_EQ(end.precision, "month");
  EXPECT_EQ(end.how,
            "P24M from the expiration of its current mandate in December 2019: 2019-12-31");
}

TEST(EndTest, CountsFromADay) {
  EXPECT_EQ(counted("2019-12-17").date, parse_date("2021-12-17"));
  EXPECT_EQ(counted("2019-12-17").how, "P24M from 2019-12-17");
  EXPECT_EQ(counted("the expiration of its mandate on 17 December 2019").precision, "day");
}

TEST(EndTest, CountsFromTheEndOfASession) {
  const auto end = counted("the end of its fifty-sixth session");
  EXPECT_EQ(end.date, parse_date("2026-07-12"));
  EXPECT_EQ(end.precision, "session");
}

TEST(EndTest, IsUnknownWhereTheTermBeforeIs) {
  const auto end = counted("the expiration of its current mandate");
  EXPECT_FALSE(end.date);
  EXPECT_EQ(end.how, "P24M from the expiration of its current mandate; its date is not known");
}

TEST(EndTest, CountsFromNoOtherMandateThanItsOwn) {
  EXPECT_FALSE(
      counted("the appointment of its members", {parse_date("2018-01-31"), "day", "stated"}).date);
}

TEST(EndTest, IsTheDayOfAdoptionWhereATerminationSaysSo) {
  const auto ended = [](std::string quote) {
    return end_of(event_of({.type = "mandate.terminated", .duration = "", .quote = quote}),
                  kAdopted, sessions());
  };
  EXPECT_EQ(ended("Decides to dissolve the Fund as of the date of adoption of the resolution").date,
            kAdopted);
  EXPECT_EQ(ended("Decides to end, with immediate effect, the mandate of the Mission").how,
            "ended on the day of adoption");
  EXPECT_FALSE(ended("Decides to end the mandate of the Mission").date);
  EXPECT_FALSE(ended("Decides to end the mandate of the Panel established on the adoption of "
                     "resolution 1999 (2011)")
                   .date);
}

TEST(EndTest, IsTheSessionOfTheFinalReportWhereNoTermIsStated) {
  const auto asked = [](std::string quote, std::string type) {
    return end_of(event_of({.type = type, .duration = "", .quote = quote}), kAdopted, sessions());
  };
  const std::string final_report =
      "Decides to renew the mandate of the team on rivers, and requests the team to present its "
      "final report to the Human Rights Council at its forty-eighth session, and an oral update "
      "at its forty-sixth session;";
  const auto end = asked(final_report, "mandate.extended");
  EXPECT_EQ(end.precision, "session");
  EXPECT_EQ(end.how.substr(0, 43), "no term stated; final report at session 48:");
  EXPECT_FALSE(asked(final_report, "mandate.modified").date);
  EXPECT_FALSE(
      asked("Decides to renew the mandate of the team on rivers, and requests the expert on "
            "sand to present his final report at its forty-eighth session;",
            "mandate.extended")
          .date);
  EXPECT_FALSE(asked("Decides to renew the mandate of the team on rivers, and requests the team to "
                     "report to the Human Rights Council at its forty-eighth session;",
                     "mandate.extended")
                   .date);
}

TEST(EndTest, IsTheLastDayOfAMonth) {
  const auto end =
      end_of(event_of({.duration = "", .until_event = "April 2025"}), kAdopted, sessions());
  EXPECT_EQ(end.date, parse_date("2025-04-30"));
  EXPECT_EQ(end.precision, "month");
  EXPECT_EQ(end.how, "until April 2025: 2025-04-30");
}

TEST(EndTest, IsTheLastDayOfAYear) {
  const auto end =
      end_of(event_of({.duration = "", .until_event = "the end of 2025"}), kAdopted, sessions());
  EXPECT_EQ(end.date, parse_date("2025-12-31"));
  const auto alone =
      end_of(event_of({.duration = "", .until_event = "2030"}), kAdopted, sessions());
  EXPECT_EQ(alone.date, parse_date("2030-12-31"));
  EXPECT_EQ(alone.how, "until 2030: 2030-12-31");
}

TEST(EndTest, SaysThatADayIsAMonth) {
  const auto end =
      end_of(event_of({.duration = "",
                       .until = "2025-04-30",
                       .quote = "Decides to extend the mandate until the end of April 2025"}),
             kAdopted, sessions());
  EXPECT_EQ(end.precision, "month");
}

TEST(EndTest, KeepsAStatedDayADay) {
  const auto end = end_of(event_of({.duration = "",
                                    .until = "2025-04-30",
                                    .quote = "Decides to extend the mandate until 30 April 2025"}),
                          kAdopted, sessions());
  EXPECT_EQ(end.precision, "day");
}

}  // namespace
}  // namespace mandated::registry
