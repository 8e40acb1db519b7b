#include "pipeline/text/feed_dates.h"

#include <gtest/gtest.h>

namespace mandated::text {
namespace {

/// RFC 3339, or "none".
std::string read(std::string_view text) {
  const auto at = parse_feed_date(text);
  return at ? format_instant(*at) : "none";
}

TEST(FeedDateTest, ReadsTheProfileOfTheW3cAtEveryPrecision) {
  EXPECT_EQ(read("1997"), "1997-01-01T00:00:00Z");
  EXPECT_EQ(read("1997-07"), "1997-07-01T00:00:00Z");
  EXPECT_EQ(read("1997-07-16"), "1997-07-16T00:00:00Z");
  EXPECT_EQ(read("1997-07-16T19:20+01:00"), "1997-07-16T18:20:00Z");
  EXPECT_EQ(read("1997-07-16T19:20:30+01:00"), "1997-07-16T18:20:30Z");
  EXPECT_EQ(read("1997-07-16T19:20:30.45+01:00"), "1997-07-16T18:20:30.450Z");
}

TEST(FeedDateTest, ReadsTheOtherFormsOfIso8601) {
  EXPECT_EQ(read("20231013"), "2023-10-13T00:00:00Z");
  EXPECT_EQ(read("20231013T0930Z"), "2023-10-13T09:30:00Z");
  EXPECT_EQ(read("20231013T093005+0200"), "2023-10-13T07:30:05Z");
  EXPECT_EQ(read("20231013093005"), "2023-10-13T09:30:05Z");
  EXPECT_EQ(read("2023-286"), "2023-10-13T00:00:00Z");
  EXPECT_EQ(read("2023286"), "2023-10-13T00:00:00Z");
  EXPECT_EQ(read("2023-W41-5"), "2023-10-13T00:00:00Z");
  EXPECT_EQ(read("2023W415"), "2023-10-13T00:00:00Z");
  EXPECT_EQ(read("23-10-13"), "2023-10-13T00:00:00Z");
  EXPECT_EQ(read("231013"), "2023-10-13T00:00:00Z");
  EXPECT_EQ(read("-23-10"), "2023-10-01T00:00:00Z");
  EXPECT_EQ(read("2023-010-13T09:30:00Z"), "2023-10-13T09:30:00Z");
  EXPECT_EQ(read("2023-10-13T24:00:00Z"), "2023-10-14T00:00:00Z");
  EXPECT_EQ(read("2016-12-31T23:59:60Z"), "2017-01-01T00:00:00Z");
}

TEST(FeedDateTest, ReadsWhatDatabasesWrite) {
  EXPECT_EQ(read("2023-10-13 09:30:00"), "2023-10-13T09:30:00Z");
  EXPECT_EQ(read("2023-10-13 09:30:00.0"), "2023-10-13T09:30:00Z");
  EXPECT_EQ(read("2023-10-13 09:30:00 -01:30"), "2023-10-13T11:00:00Z");
  EXPECT_EQ(read("2023-10-13 09:30:00 UTC"), "2023-10-13T09:30:00Z");
  EXPECT_EQ(read("1697189400"), "2023-10-13T09:30:00Z");
  EXPECT_EQ(read("1697189400500"), "2023-10-13T09:30:00.500Z");
}

TEST(FeedDateTest, ReadsTheDatesOfMail) {
  EXPECT_EQ(read("Fri, 13 Oct 2023 09:30:00 +0000"), "2023-10-13T09:30:00Z");
  EXPECT_EQ(read("Fri, 13 Oct 23 09:30:00 GMT"), "2023-10-13T09:30:00Z");
  EXPECT_EQ(read("13 Oct 2023 09:30 -0330"), "2023-10-13T13:00:00Z");
  EXPECT_EQ(read("Fri,  3 Oct 2023 9:30:00 GMT"), "2023-10-03T09:30:00Z");
  EXPECT_EQ(read("Fri, 13 Oct 2023"), "2023-10-13T00:00:00Z");
  EXPECT_EQ(read("Fri, 13 Oct, 2023 09:30:00 UTC"), "2023-10-13T09:30:00Z");
  EXPECT_EQ(read("Fri, 13 Oct 2023 09:30:00 +0200 (CEST)"), "2023-10-13T07:30:00Z");
  EXPECT_EQ(read("Sunday, 06-Nov-94 08:49:37 GMT"), "1994-11-06T08:49:37Z");
  EXPECT_EQ(read("Sun Nov  6 08:49:37 1994"), "1994-11-06T08:49:37Z");
  EXPECT_EQ(read("Sun Nov 6 08:49:37 +0100 1994"), "1994-11-06T07:49:37Z");
  EXPECT_EQ(read("  Fri, 13 Oct 2023 09:30:00 GMT\n"), "2023-10-13T09:30:00Z");
}

TEST(FeedDateTest, ReadsZonesByNameAndByOffset) {
  EXPECT_EQ(read("13 Oct 2023 09:30:00 EST"), "2023-10-13T14:30:00Z");
  EXPECT_EQ(read("13 Oct 2023 09:30:00 PDT"), "2023-10-13T16:30:00Z");
  EXPECT_EQ(read("13 Oct 2023 09:30:00 ET"), "2023-10-13T14:30:00Z");
  EXPECT_EQ(read("13 Oct 2023 09:30:00 CEST"), "2023-10-13T07:30:00Z");
  EXPECT_EQ(read("13 Oct 2023 09:30:00 Etc/GMT"), "2023-10-13T09:30:00Z");
  EXPECT_EQ(read("13 Oct 2023 09:30:00 GMT+2"), "2023-10-13T07:30:00Z");
  EXPECT_EQ(read("13 Oct 2023 09:30:00 GMT -02:30"), "2023-10-13T12:00:00Z");
  EXPECT_EQ(read("13 Oct 2023 09:30:00 -0500 EST"), "2023-10-13T14:30:00Z");
  EXPECT_EQ(read("13 Oct 2023 09:30:00+0530"), "2023-10-13T04:00:00Z");
  EXPECT_EQ(read("13 Oct 2023 09:30:00 Nowhere"), "2023-10-13T09:30:00Z");
}

TEST(FeedDateTest, ReadsMonthsInOtherLanguages) {
  EXPECT_EQ(read("vendredi 13 octobre 2023"), "2023-10-13T00:00:00Z");
  EXPECT_EQ(read("ven., 7 juil. 2023 10:00:00 +0200"), "2023-07-07T08:00:00Z");
  EXPECT_EQ(read("13 de diciembre de 2023"), "2023-12-13T00:00:00Z");
  EXPECT_EQ(read("Fr, 13 Okt 2023 09:30:00 +0200"), "2023-10-13T07:30:00Z");
  EXPECT_EQ(read("13 октября 2023 г."), "2023-10-13T00:00:00Z");
  EXPECT_EQ(read("Παρ, 13 Οκτ 2023 09:30:00 EET"), "2023-10-13T07:30:00Z");
  EXPECT_EQ(read("2023-október-13T9:30+02:00"), "2023-10-13T07:30:00Z");
  EXPECT_EQ(read("13 أكتوبر 2023"), "2023-10-13T00:00:00Z");
}

TEST(FeedDateTest, ReadsEastAsianSigns) {
  EXPECT_EQ(read("2023년 10월 13일 오후 6:30:00"), "2023-10-13T09:30:00Z");
  EXPECT_EQ(read("2023-10-13 오전 12:30:00"), "2023-10-12T15:30:00Z");
  EXPECT_EQ(read("2023年10月13日 09:30"), "2023-10-13T09:30:00Z");
}

TEST(FeedDateTest, ReadsDatesInWordsAndNumbers) {
  EXPECT_EQ(read("October 13, 2023"), "2023-10-13T00:00:00Z");
  EXPECT_EQ(read("October 13th, 2023 at 9:30 PM"), "2023-10-13T21:30:00Z");
  EXPECT_EQ(read("Oct 13 2023 12:05AM"), "2023-10-13T00:05:00Z");
  EXPECT_EQ(read("Fri, 2023/10/13 09:30:00 EDT"), "2023-10-13T13:30:00Z");
  EXPECT_EQ(read("10/25/2023 09:30"), "2023-10-25T09:30:00Z");
  EXPECT_EQ(read("25/10/2023"), "2023-10-25T00:00:00Z");
  EXPECT_EQ(read("11.10.2023"), "2023-10-11T00:00:00Z");
}

TEST(FeedDateTest, RefusesWhatCouldBeTwoDays) { EXPECT_EQ(read("10/11/2023"), "none"); }

TEST(FeedDateTest, RefusesWhatIsNoDate) {
  for (const auto* text : {"",
                           "yesterday",
                           "13",
                           "013",
                           "22400",
                           "2023-13-01",
                           "2023-02-29",
                           "2023-10-13-01",
                           "2023-10-13T25:00:00Z",
                           "2023-10-13T09:61:00Z",
                           "2023-10-13T09:30:61Z",
                           "2023-10-13T09:xx:00Z",
                           "2023-10-13T09:30:00+00:xx",
                           "2023-10-13T09:30:00Zmore",
                           "Fri, 13 Zzz 2023 09:30:00 GMT",
                           "Fri, Oct x 2023 09:30:00 GMT",
                           "Fri, 13 Oct zz 09:30:00 GMT",
                           "Fri, 13 Oct 2023 1:2:3:4 GMT",
                           "Fri, 13 Oct 2023 09:30:00 +zz:00",
                           "Fri, 99 Oct 2023 09:30:00 GMT",
                           "Fri, 31 Dec 9999 23:59:59 -0100",
                           "Fri, 13 Oct 2023 09:30:00 -9999"}) {
    EXPECT_EQ(read(text), "none") << text;
  }
}

TEST(FeedDateTest, ReadsNothingLongerThanADate) {
  EXPECT_EQ(read("2023-10-13" + std::string(200, ' ') + "x"), "none");
}

TEST(FeedDateTest, ReadsAMonthsNameBetweenNumbers) {
  EXPECT_EQ(read("2026-október-3T9:15-05:00"), "2026-10-03T14:15:00Z");
  EXPECT_EQ(read("3-OKT-2026"), "2026-10-03T00:00:00Z");
  EXPECT_EQ(read("2026/10/03T09:15Z"), "2026-10-03T09:15:00Z");
  EXPECT_EQ(read("2026-Oct-03T99:15Z"), "none");
}

}  // namespace
}  // namespace mandated::text
