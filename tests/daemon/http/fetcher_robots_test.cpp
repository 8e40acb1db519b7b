#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/daemon/http/fetching.h"

namespace mandated::http {
namespace {

using support::page;
using support::redirect_to;
using support::status;
using testing::StartsWith;

using FetcherRobotsTest = Fetching;

constexpr const char* kForbidsPage = "User-agent: *\nDisallow: /page\n";

TEST_F(FetcherRobotsTest, BlocksWhatIsForbiddenAndNamesTheLine) {
  server.on("/robots.txt", page(kForbidsPage));
  server.on("/page", page("one"));
  const auto error = error_of(server.url("/page"));
  EXPECT_EQ(error.code, Errc::blocked);
  EXPECT_EQ(error.detail, "robots.txt of 127.0.0.1 forbids it: Disallow: /page");
  EXPECT_TRUE(server.requests("/page").empty());
}

TEST_F(FetcherRobotsTest, FetchesWhatIsAllowed) {
  server.on("/robots.txt", page(kForbidsPage));
  server.on("/other", page("one"));
  EXPECT_EQ(response(server.url("/other")).body, "one");
}

TEST_F(FetcherRobotsTest, AsksOnceForManyFetches) {
  server.on("/robots.txt", support::held(page(kForbidsPage)));
  for (int i = 0; i < 5; ++i) start(server.url("/" + std::to_string(i)));
  run_until(loop, [this] { return server.held() == 1; });
  server.release();
  run_until(loop, [this] { return outcomes.size() == 5; });
  EXPECT_EQ(response(server.url("/5")).snapshot.status, 404);
  EXPECT_EQ(server.requests("/robots.txt").size(), 1U);
}

TEST_F(FetcherRobotsTest, AllowsEverythingWhereThereIsNone) {
  for (const int none : {401, 403, 404, 410}) {
    support::Server fresh{loop.get_executor()};
    fresh.on("/robots.txt", status(none));
    fresh.on("/page", page("one"));
    EXPECT_EQ(response(fresh.url("/page")).body, "one") << none;
  }
}

TEST_F(FetcherRobotsTest, WaitsWhereItCannotBeRead) {
  for (const int trouble : {429, 500, 503}) {
    support::Server fresh{loop.get_executor()};
    fresh.on("/robots.txt", status(trouble));
    const auto error = error_of(fresh.url("/page"));
    EXPECT_EQ(error.code, Errc::unavailable);
    EXPECT_THAT(error.detail, StartsWith("robots.txt of 127.0.0.1 could not be read (status " +
                                         std::to_string(trouble) + "); waiting until 20"));
    EXPECT_EQ(error_of(fresh.url("/page")).code, Errc::unavailable);
    EXPECT_EQ(fresh.requests().size(), 1U);
  }
}

// A challenge in the place of robots.txt is no leave, and no robots.txt that is out of reach.
TEST_F(FetcherRobotsTest, IsBlockedWhereAGuardStandsInFrontOfIt) {
  fetcher.judge_by([](const Snapshot& snapshot, std::string_view) -> std::optional<Error> {
    if (snapshot.status != 202) return std::nullopt;
    return Error{Errc::blocked, "a guard lets no program through"};
  });
  server.on("/robots.txt", status(202));
  const auto error = error_of(server.url("/page"));
  EXPECT_EQ(error.code, Errc::blocked);
  EXPECT_THAT(error.detail,
              StartsWith("robots.txt of 127.0.0.1 could not be read (a guard lets no program "
                         "through); waiting until 20"));
}

// An address that one source may not connect to is told as that, and another that may is not kept
// waiting for it.
TEST_F(FetcherRobotsTest, IsNotAskedForAtAnAddressThatIsRefused) {
  server.on("/page", page("one"));
  Request stranger{server.url("/page")};
  const auto outcome = fetch(stranger);
  ASSERT_FALSE(outcome.has_value());
  EXPECT_EQ(outcome.error().code, Errc::refused);
  EXPECT_EQ(outcome.error().detail,
            "address 127.0.0.1 of host 127.0.0.1 is loopback; set allow_private: true to allow it");
  EXPECT_EQ(response(server.url("/page")).body, "one");
}

TEST_F(FetcherRobotsTest, WaitsWhereTheHostHangsUp) {
  server.on("/robots.txt", status(0));
  const auto error = error_of(server.url("/page"));
  EXPECT_EQ(error.code, Errc::unavailable);
  EXPECT_THAT(error.detail, StartsWith("robots.txt of 127.0.0.1 could not be read (127.0.0.1: "
                                       "Empty reply from server); waiting until 20"));
}

// Half a robots.txt may lack the line that forbids.
TEST_F(FetcherRobotsTest, WaitsWhereItWasCutShort) {
  auto cut = page("User-agent: *\n");
  cut.announced = 40;
  server.on("/robots.txt", cut);
  EXPECT_THAT(error_of(server.url("/page")).detail,
              StartsWith("robots.txt of 127.0.0.1 could not be read (40 bytes announced, 14 "
                         "received); waiting until 20"));
}

TEST_F(FetcherRobotsTest, ReadsTheBeginningOfOneThatIsVeryLong) {
  server.on("/robots.txt", page(kForbidsPage + std::string(600'000, '#')));
  EXPECT_EQ(error_of(server.url("/page")).code, Errc::blocked);
}

TEST_F(FetcherRobotsTest, FollowsItsRedirects) {
  server.on("/robots.txt", redirect_to(other.url("/rules.txt")));
  other.on("/rules.txt", page(kForbidsPage));
  EXPECT_EQ(error_of(server.url("/page")).code, Errc::blocked);
}

TEST_F(FetcherRobotsTest, AllowsEverythingAfterMoreThanFiveRedirects) {
  server.on("/robots.txt", redirect_to("/1"));
  for (int i = 1; i < 7; ++i) {
    server.on("/" + std::to_string(i), redirect_to("/" + std::to_string(i + 1)));
  }
  server.on("/7", page(kForbidsPage));
  server.on("/page", page("one"));
  EXPECT_EQ(response(server.url("/page")).body, "one");
  EXPECT_EQ(server.requests("/5").size(), 1U);
  EXPECT_EQ(server.requests("/6").size(), 0U);
}

TEST_F(FetcherRobotsTest, AsksTheHostThatARedirectLeadsTo) {
  server.on("/old", redirect_to(other.url("/page")));
  other.on("/robots.txt", page(kForbidsPage));
  EXPECT_EQ(error_of(server.url("/old")).code, Errc::blocked);
  EXPECT_TRUE(other.requests("/page").empty());
}

TEST_F(FetcherRobotsTest, HeedsTheGroupThatNamesUs) {
  server.on("/robots.txt", page("User-agent: *\nDisallow: /\n\nUser-agent: mandated\nAllow: /\n"));
  server.on("/page", page("one"));
  EXPECT_EQ(response(server.url("/page")).body, "one");
}

TEST_F(FetcherRobotsTest, SendsNoValidatorsWithIt) {
  server.on("/page", page("one"));
  auto asked = request(server.url("/page"));
  asked.validators = {server.url("/robots.txt"), "\"1\"", ""};
  (void)fetch(asked);
  EXPECT_EQ(server.requests("/robots.txt")[0].header("If-None-Match"), std::nullopt);
}

}  // namespace
}  // namespace mandated::http
