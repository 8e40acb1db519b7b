#include "pipeline/read/query_encoding.h"

#include <gtest/gtest.h>

#include "pipeline/read/html.h"

namespace mandated::read {
namespace {

TEST(QueryEncodingTest, EscapesTheQueryInThePagesEncoding) {
  EXPECT_EQ(with_query_encoded("/\u00E9?q=\u00E9&r=1#\u00E9", "windows-1252"),
            "/\u00E9?q=%E9&r=1#\u00E9");
  EXPECT_EQ(with_query_encoded("?\u0434\u0430", "koi8-r"), "?%C4%C1");
  EXPECT_EQ(with_query_encoded("?\u20AC", "iso-8859-15"), "?%A4");
}

TEST(QueryEncodingTest, LeavesUtf8AndWhatIsAsciiAsItIs) {
  EXPECT_EQ(with_query_encoded("?q=\u00E9", "utf-8"), "?q=\u00E9");
  EXPECT_EQ(with_query_encoded("?q=\u00E9", "utf-16le"), "?q=\u00E9");
  EXPECT_EQ(with_query_encoded("?q=\u00E9", "no such"), "?q=\u00E9");
  EXPECT_EQ(with_query_encoded("?q='a b'", "windows-1252"), "?q='a b'");
  EXPECT_EQ(with_query_encoded("/\u00E9", "windows-1252"), "/\u00E9");
}

TEST(QueryEncodingTest, WritesEastAsianEncodings) {
  EXPECT_EQ(with_query_encoded("?\u4EAC\u4E1C", "gbk"), "?%BE%A9%B6%AB");
  EXPECT_EQ(with_query_encoded("?\u65E5\u672C", "shift_jis"), "?%93%FA%96{");
  EXPECT_EQ(with_query_encoded("?\u65E5\u672C", "euc-jp"), "?%C6%FC%CB%DC");
  EXPECT_EQ(with_query_encoded("?\u65E5", "iso-2022-jp"), "?%1B$BF|%1B(B");
  EXPECT_EQ(with_query_encoded("?\uD55C", "euc-kr"), "?%C7%D1");
  EXPECT_EQ(with_query_encoded("?\u4E2D", "big5"), "?%A4%A4");
}

TEST(QueryEncodingTest, WritesWhatTheEncodingLacksAsAReference) {
  EXPECT_EQ(with_query_encoded("?\u00E9\u0434\u00E9", "windows-1252"), "?%E9%26%231076%3B%E9");
  EXPECT_EQ(with_query_encoded("?\u4EAC\U0001F600", "shift_jis"), "?%8B%9E%26%23128512%3B");
}

TEST(QueryEncodingTest, IsThatOfALink) {
  const auto found = links("<a href='/s?q=\u00E9'>t</a>", "https://a.org/", "", "windows-1252");
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->at(0).url, "https://a.org/s?q=%E9");
}

}  // namespace
}  // namespace mandated::read
