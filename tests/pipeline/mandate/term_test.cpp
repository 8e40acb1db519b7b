#include "pipeline/mandate/term.h"

#include <ostream>

#include <gtest/gtest.h>

#include "tests/pipeline/mandate/read_sentence.h"

namespace mandated {
namespace {

struct Stretch {
  std::string_view text;
  std::string_view duration;
  std::string_view until;
  std::string_view event;
};

std::ostream& operator<<(std::ostream& out, const Stretch& stretch) { return out << stretch.text; }

class TermTest : public testing::TestWithParam<Stretch> {};

TEST_P(TermTest, IsReadAsTheTextSays) {
  const auto term = mandate::read_term(GetParam().text);
  EXPECT_EQ(term.duration ? format_period(*term.duration) : "", GetParam().duration);
  EXPECT_EQ(term.until ? format_date(*term.until) : "", GetParam().until);
  EXPECT_EQ(term.until_event, GetParam().event);
}

INSTANTIATE_TEST_SUITE_P(
    Stretch, TermTest,
    testing::Values(Stretch{"for a further period of three years", "P3Y", "", ""},
                    Stretch{"for 18 months", "P18M", "", ""},
                    Stretch{"for another year", "P1Y", "", ""},
                    Stretch{"for another two weeks", "P2W", "", ""},
                    Stretch{"a final 19-month period", "P19M", "", ""},
                    Stretch{"an additional nine-month term", "P9M", "", ""},
                    Stretch{"for an additional one hundred and twenty days", "P120D", "", ""},
                    Stretch{"until 31 October 2026", "", "2026-10-31", ""},
                    Stretch{"for a further period ending on 15 July 2022", "", "2022-07-15", ""},
                    Stretch{"terminating on 30 June 2025", "", "2025-06-30", ""},
                    Stretch{"until the end of April 2024", "", "2024-04-30", ""},
                    Stretch{"until the fifty-fifth session of the Council", "", "",
                            "the fifty-fifth session of the Council"},
                    Stretch{"until 2030", "", "", "2030"},
                    Stretch{"from 1 January 2024 to 31 December 2026", "", "2026-12-31", ""},
                    Stretch{"to meet from 3 to 7 June 2026", "", "", ""},
                    Stretch{"in the light of the report", "", "", ""},
                    Stretch{"for the year", "", "", ""}));

TEST(TermTest, IsFinalWhereItSaysSo) {
  EXPECT_TRUE(mandate::read_term("for a final period of six months").final);
  EXPECT_FALSE(mandate::read_term("for a further period of six months").final);
}

TEST(EndTest, IsComputedFromTheDayOfAdoption) {
  const auto item =
      test::read_sentence("Decides to extend the mandate of the Mission for a period of two years;",
                          "2023-10-13")
          .items.at(0);
  EXPECT_EQ(format_date(item.computed_end.value()), "2025-10-13");
  EXPECT_EQ(item.how, "P2Y from adoption on 2023-10-13");
}

TEST(EndTest, IsClampedToTheEndOfTheMonth) {
  const auto item =
      test::read_sentence("Decides to extend the mandate of the Mission for four months;",
                          "2023-10-31")
          .items.at(0);
  EXPECT_EQ(format_date(item.computed_end.value()), "2024-02-29");
}

TEST(EndTest, IsUnknownWithoutADayOfAdoption) {
  const auto item =
      test::read_sentence("Decides to extend the mandate of the Mission for two years;")
          .items.at(0);
  EXPECT_FALSE(item.computed_end);
  EXPECT_EQ(item.how, "P2Y from adoption; adoption date unknown");
}

TEST(EndTest, IsTheOneStatedWhateverTheDayOfAdoption) {
  const auto item =
      test::read_sentence("Decides to extend the mandate of the Mission until 1 May 2026;",
                          "2020-01-01")
          .items.at(0);
  EXPECT_EQ(format_date(item.computed_end.value()), "2026-05-01");
  EXPECT_EQ(item.how, "stated");
}

TEST(EndTest, OfAnEventHasNoDate) {
  const auto item =
      test::read_sentence("Decides to extend the mandate of the Mission until its tenth session;",
                          "2020-01-01")
          .items.at(0);
  EXPECT_FALSE(item.computed_end);
  EXPECT_EQ(item.how, "until its tenth session; its date is not known");
}

TEST(EndTest, IsSharedByMandatesThatAreExtendedTogether) {
  const auto items = test::read_sentence(
                         "Decides to extend the mandates of the Fact-Finding Mission and of the "
                         "Special Rapporteur on reefs for one year;")
                         .items;
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(format_period(items[0].duration.value()), "P1Y");
  EXPECT_EQ(format_period(items[1].duration.value()), "P1Y");
}

TEST(EndTest, MayStandBetweenTheRequestAndWhomItAppoints) {
  const auto items = test::read_sentence(
                         "Requests the High Commissioner to appoint, for a renewable period of one "
                         "year, an independent human rights expert on sand;")
                         .items;
  EXPECT_EQ(format_period(items.at(0).duration.value()), "P1Y");
}

TEST(EndTest, OfATerminationIsTheDayItTakesEffect) {
  const auto items = test::read_sentence(
                         "Decides to terminate the mandate of the Monitoring Group with effect "
                         "from 31 December 2024;")
                         .items;
  EXPECT_EQ(format_date(items.at(0).until.value()), "2024-12-31");
}

}  // namespace
}  // namespace mandated
