#include "pipeline/read/cdx.h"

#include <gtest/gtest.h>

using namespace mandated;
using read::read_cdx;

TEST(CdxTest, ReadsElevenFieldsWithTheirLegend) {
  const auto captures = read_cdx(
      " CDX N b a m s k r M S V g\n"
      "example,a)/ 20240506070809 http://a.example/ text/html 200 ABC - - 512 1024 a.warc.gz\n");
  ASSERT_TRUE(captures);
  ASSERT_EQ(captures->size(), 1U);
  const auto& first = captures->front();
  EXPECT_EQ(first.timestamp, "20240506070809");
  EXPECT_EQ(first.at, parse_instant("2024-05-06T07:08:09Z"));
  EXPECT_EQ(first.url, "http://a.example/");
  EXPECT_EQ(first.type, "text/html");
  EXPECT_EQ(first.status, 200);
  EXPECT_EQ(first.digest, "ABC");
}

TEST(CdxTest, TheLegendDecidesTheOrder) {
  const auto captures = read_cdx(" CDX b a s\n2024 http://a.example/ 404\n");
  ASSERT_TRUE(captures);
  ASSERT_EQ(captures->size(), 1U);
  EXPECT_EQ(captures->front().timestamp, "20240101000000");
  EXPECT_EQ(captures->front().status, 404);
}

TEST(CdxTest, ReadsWhatServersSendWithoutALegend) {
  const auto captures = read_cdx(
      "example,a)/ 20240506070809 http://a.example/ text/html 200 ABC 512\r\n"
      "example,a)/ 20240507070809 http://a.example/ warc/revisit - ABC 512\n"
      "no line of it\n");
  ASSERT_TRUE(captures);
  ASSERT_EQ(captures->size(), 2U);
  EXPECT_EQ((*captures)[1].status, 0);
  EXPECT_EQ((*captures)[1].type, "warc/revisit");
}

TEST(CdxTest, ReadsCdxj) {
  const auto captures = read_cdx(
      R"(example,a)/ 20240506070809 {"url": "http://a.example/", "mime": "text/html", "status": "200", "digest": "sha1:ABC"})"
      "\n");
  ASSERT_TRUE(captures);
  ASSERT_EQ(captures->size(), 1U);
  EXPECT_EQ(captures->front().status, 200);
  EXPECT_EQ(captures->front().digest, "sha1:ABC");
}

TEST(CdxTest, ReadsAJsonArrayByItsHeads) {
  const auto captures = read_cdx(
      R"([["original","timestamp","statuscode"],["http://a.example/","20240506070809","200"]])");
  ASSERT_TRUE(captures);
  ASSERT_EQ(captures->size(), 1U);
  EXPECT_EQ(captures->front().url, "http://a.example/");
}

TEST(CdxTest, NothingIsAnEmptyListAndAPageIsNone) {
  EXPECT_TRUE(read_cdx("")->empty());
  EXPECT_TRUE(read_cdx("[]")->empty());
  EXPECT_EQ(read_cdx("<html>\nnot now</html>").error().detail,
            "no CDX: \"<html>\"; CDX, CDXJ or a JSON array of arrays is read");
}
