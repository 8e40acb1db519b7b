#include "daemon/http/freshness.h"

#include <gtest/gtest.h>

namespace mandated::http {
namespace {

using std::chrono::seconds;

TEST(FreshnessTest, MaxAgeComesBeforeExpires) {
  EXPECT_EQ(fresh_for({"date: Mon, 23 Nov 2026 08:00:00 GMT",
                       "expires: Mon, 23 Nov 2026 09:00:00 GMT",
                       "cache-control: public, Max-Age=\"120\""}),
            seconds{120});
}

TEST(FreshnessTest, ExpiresCountsFromDate) {
  EXPECT_EQ(fresh_for({"date: Mon, 23 Nov 2026 08:00:00 GMT",
                       "expires: Mon, 23 Nov 2026 09:00:00 GMT"}),
            seconds{3'600});
  EXPECT_EQ(fresh_for({"date: Mon, 23 Nov 2026 08:00:00 GMT", "expires: 0"}), seconds{0});
}

TEST(FreshnessTest, WhatMayNotBeKeptIsNotFresh) {
  EXPECT_EQ(fresh_for({"cache-control: max-age=600, no-cache"}), seconds{0});
  EXPECT_EQ(fresh_for({"cache-control: max-age=-5"}), seconds{0});
}

TEST(FreshnessTest, SaysNothingWhereTheAnswerDoesNot) {
  EXPECT_EQ(fresh_for({"cache-control: public", "x-max-age: 5"}), std::nullopt);
}

}  // namespace
}  // namespace mandated::http
