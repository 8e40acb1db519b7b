#include "daemon/http/fetcher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/daemon/http/fetching.h"

namespace mandated::http {
namespace {

using std::chrono::steady_clock;
using support::held;
using support::page;
using support::redirect_to;
using support::status;
using testing::ElementsAre;
using testing::MatchesRegex;

using FetcherTest = Fetching;

TEST_F(FetcherTest, SaysWhoAsksAndWhomToWriteTo) {
  server.on("/page", page("one"));
  (void)fetch(server.url("/page"));
  for (const auto& asked : server.requests()) {
    EXPECT_THAT(asked.header("User-Agent").value_or(""),
                MatchesRegex(R"(mandated/[0-9.]+ \(\+mailto:desk@ngo\.test\))"));
  }
  EXPECT_EQ(server.requests().size(), 2U);
}

TEST_F(FetcherTest, TakesANewContactForWhatIsStartedFromNowOn) {
  server.on("/page", page("one"));
  fetcher.reconfigure(quick(), "https://ngo.test/bot");
  (void)fetch(server.url("/page"));
  EXPECT_EQ(server.requests("/page")[0].header("User-Agent"),
            Fetcher::user_agent("https://ngo.test/bot"));
}

TEST_F(FetcherTest, RefusesWhatIsNoAddress) {
  const auto error = error_of("not an address");
  EXPECT_EQ(error.code, Errc::refused);
  EXPECT_EQ(error.detail, "\"not an address\" is no address");
}

TEST_F(FetcherTest, RefusesAnotherScheme) {
  const auto error = error_of("file:///etc/passwd");
  EXPECT_EQ(error.code, Errc::refused);
  EXPECT_EQ(error.detail, "\"file:///etc/passwd\"; only http and https are fetched");
}

TEST_F(FetcherTest, FollowsRedirectsFromHostToHost) {
  server.on("/old", redirect_to(other.url("/new"), 301));
  other.on("/new", redirect_to("/newest", 308));
  other.on("/newest", page("here"));
  const auto got = response(server.url("/old"));
  EXPECT_EQ(got.body, "here");
  EXPECT_EQ(got.snapshot.final_url, other.url("/newest"));
  EXPECT_THAT(got.redirects,
              ElementsAre(server.url("/old"), other.url("/new"), other.url("/newest")));
}

TEST_F(FetcherTest, NeverCarriesAValidatorAcrossARedirect) {
  server.on("/old", redirect_to(other.url("/new")));
  other.on("/new", page("here"));
  auto asked = request(server.url("/old"));
  asked.validators = {server.url("/old"), "\"1\"", "Sun, 06 Nov 1994 08:49:37 GMT"};
  ASSERT_TRUE(fetch(asked).has_value());
  EXPECT_EQ(server.requests("/old")[0].header("If-None-Match"), "\"1\"");
  EXPECT_EQ(other.requests("/new")[0].header("If-None-Match"), std::nullopt);
  EXPECT_EQ(other.requests("/new")[0].header("If-Modified-Since"), std::nullopt);
}

TEST_F(FetcherTest, SendsValidatorsToTheAddressTheyBelongTo) {
  server.on("/old", redirect_to(other.url("/new")));
  other.on("/new", status(304));
  auto asked = request(server.url("/old"));
  asked.validators = {other.url("/new"), "\"1\"", ""};
  const auto outcome = fetch(asked);
  ASSERT_TRUE(outcome.has_value());
  ASSERT_TRUE(std::holds_alternative<NotModified>(*outcome));
  EXPECT_EQ(std::get<NotModified>(*outcome).validators.url, other.url("/new"));
  EXPECT_EQ(server.requests("/old")[0].header("If-None-Match"), std::nullopt);
  EXPECT_EQ(other.requests("/new")[0].header("If-None-Match"), "\"1\"");
}

TEST_F(FetcherTest, RefusesARedirectToAnotherScheme) {
  server.on("/old", redirect_to("ftp://127.0.0.1/new"));
  const auto error = error_of(server.url("/old"));
  EXPECT_EQ(error.code, Errc::refused);
  EXPECT_EQ(error.detail, "redirect to ftp:; only http and https are followed");
}

TEST_F(FetcherTest, TellsTheWayOfARedirectLoop) {
  server.on("/a", redirect_to("/b"));
  server.on("/b", redirect_to("/a"));
  const auto error = error_of(server.url("/a"));
  EXPECT_EQ(error.code, Errc::redirect);
  EXPECT_EQ(error.detail, "redirect loop: " + server.url("/a") + " → " + server.url("/b") + " → " +
                              server.url("/a"));
}

TEST_F(FetcherTest, FollowsAsManyRedirectsAsAllowed) {
  auto settings = quick();
  settings.max_redirects = 2;
  fetcher.reconfigure(settings, "mailto:desk@ngo.test");
  server.on("/0", redirect_to("/1"));
  server.on("/1", redirect_to("/2"));
  server.on("/2", redirect_to("/3"));
  server.on("/3", page("too far"));
  const auto error = error_of(server.url("/0"));
  EXPECT_EQ(error.code, Errc::redirect);
  EXPECT_EQ(error.detail, "more than 2 redirects, the last one to " + server.url("/3"));
  EXPECT_EQ(response(server.url("/1")).body, "too far");
}

std::optional<Error> guarded(const Snapshot& snapshot, std::string_view /*body*/) {
  if (snapshot.status != 503) return std::nullopt;
  return Error{Errc::blocked, "a guard lets no program through"};
}

TEST_F(FetcherTest, AsksAGuardedHostNoSecondTimeWithinAFetch) {
  fetcher.judge_by(guarded);
  server.on("/page", status(503));
  const auto got = response(server.url("/page"));
  ASSERT_TRUE(got.trouble);
  EXPECT_EQ(got.trouble->code, Errc::blocked);
  EXPECT_EQ(server.requests("/page").size(), 1U);
}

TEST_F(FetcherTest, LooksForAGuardHoweverLongTheAnswerIs) {
  fetcher.judge_by([](const Snapshot&, std::string_view body) -> std::optional<Error> {
    if (body.find("a puzzle") == std::string_view::npos) return std::nullopt;
    return Error{Errc::blocked, "a guard lets no program through"};
  });
  server.on("/long", page("a puzzle" + std::string(100'000, ' ')));
  const auto got = response(server.url("/long"));
  EXPECT_TRUE(got.judged);
  ASSERT_TRUE(got.trouble);
  EXPECT_EQ(got.trouble->code, Errc::blocked);
}

TEST_F(FetcherTest, LeavesAGuardedHostAloneAndSaysWhy) {
  auto settings = quick();
  settings.retry_base = std::chrono::minutes{10};
  fetcher.reconfigure(settings, "mailto:desk@ngo.test");
  fetcher.judge_by(guarded);
  server.on("/page", status(503));
  (void)response(server.url("/page"));
  for (int i = 0; i < 2; ++i) {
    const auto error = error_of(server.url("/other"));
    EXPECT_EQ(error.code, Errc::blocked);
    EXPECT_THAT(error.detail,
                MatchesRegex("127\\.0\\.0\\.1 is left alone until .*; a guard lets no "
                             "program through"));
  }
  EXPECT_TRUE(server.requests("/other").empty());
}

TEST_F(FetcherTest, TriesAgainWhereTroubleMayPass) {
  for (const int passing : {408, 429, 500, 503}) {
    const auto target = "/" + std::to_string(passing);
    server.on(target, {status(passing), status(passing), page("at last")});
    EXPECT_EQ(response(server.url(target)).body, "at last") << passing;
  }
}

// libcurl itself tries once more on a connection that it had used before: hence two.
TEST_F(FetcherTest, TriesAgainWhereTheHostHungUp) {
  server.on("/page", {status(0), status(0), page("at last")});
  EXPECT_EQ(response(server.url("/page")).body, "at last");
}

TEST_F(FetcherTest, GivesUpAfterItsRetriesWithTheLastAnswer) {
  server.on("/page", status(503));
  EXPECT_EQ(response(server.url("/page")).snapshot.status, 503);
  EXPECT_EQ(server.requests("/page").size(), 3U);
}

TEST_F(FetcherTest, TriesNothingTwiceThatDoesNotPass) {
  for (const int lasting : {400, 403, 404, 410}) {
    const auto target = "/" + std::to_string(lasting);
    server.on(target, status(lasting));
    EXPECT_EQ(response(server.url(target)).snapshot.status, lasting);
    EXPECT_EQ(server.requests(target).size(), 1U);
  }
}

TEST_F(FetcherTest, AsksAgainAtOnceWhereTheHostSaysSo) {
  server.on("/page", {status(503, {{"Retry-After", "0"}}), page("at last")});
  EXPECT_EQ(response(server.url("/page")).body, "at last");
}

TEST_F(FetcherTest, LeavesAHostAloneAsLongAsItAsks) {
  server.on("/page", status(503, {{"Retry-After", "3600"}}));
  const auto before = steady_clock::now();
  EXPECT_EQ(response(server.url("/page")).snapshot.status, 503);
  EXPECT_GE(fetcher.open_from(server.url("/other")), before + std::chrono::seconds{3'600});
  const auto error = error_of(server.url("/other"));
  EXPECT_EQ(error.code, Errc::unavailable);
  EXPECT_THAT(error.detail, MatchesRegex("127.0.0.1 is left alone until [0-9T:.-]+Z"));
  EXPECT_EQ(server.requests().size(), 2U);
}

TEST_F(FetcherTest, LeavesOtherHostsOpen) {
  server.on("/page", status(503, {{"Retry-After", "3600"}}));
  other.on("/page", page("fine"));
  (void)fetch(server.url("/page"));
  EXPECT_EQ(response(other.url("/page")).body, "fine");
}

TEST_F(FetcherTest, ClosesTheHostThatHasTheTroubleNotTheOneThatLedThere) {
  server.on("/old", redirect_to(other.url("/new")));
  server.on("/page", page("fine"));
  other.on("/new", status(503, {{"Retry-After", "3600"}}));
  EXPECT_EQ(response(server.url("/old")).snapshot.status, 503);
  EXPECT_EQ(response(server.url("/page")).body, "fine");
  EXPECT_EQ(error_of(server.url("/old")).code, Errc::unavailable);
  EXPECT_EQ(other.requests("/new").size(), 1U);
}

TEST_F(FetcherTest, AsksNoHostMoreAtOnceThanAllowed) {
  for (int i = 0; i < 6; ++i) {
    const auto target = "/" + std::to_string(i);
    server.on(target, held(page("one")));
    start(server.url(target));
  }
  run_until(loop, [this] { return server.held() == 2; });
  loop.poll();
  EXPECT_EQ(server.held(), 2U);
  server.release();
  run_until(loop, [this] { return outcomes.size() == 6; });
  EXPECT_EQ(server.most_at_once(), 2U);
  EXPECT_EQ(server.requests().size(), 7U);
}

TEST_F(FetcherTest, AsksHostsBesideEachOther) {
  server.on("/page", held(page("one")));
  other.on("/page", held(page("two")));
  start(server.url("/page"));
  start(other.url("/page"));
  run_until(loop, [this] { return server.held() == 1 && other.held() == 1; });
  server.release();
  other.release();
  run_until(loop, [this] { return outcomes.size() == 2; });
  EXPECT_TRUE(outcomes[0].has_value());
}

TEST_F(FetcherTest, AsksAllHostsTogetherNoMoreAtOnceThanAllowed) {
  auto one = quick();
  one.connections = 1;
  fetcher.reconfigure(one, "mailto:desk@ngo.test");
  server.on("/page", held(page("one")));
  other.on("/page", held(page("two")));
  start(server.url("/page"));
  start(other.url("/page"));
  run_until(loop, [this] { return server.held() + other.held() == 1; });
  loop.poll();
  EXPECT_EQ(server.held() + other.held(), 1U);
  server.release();
  other.release();
  run_until(loop, [this] { return outcomes.size() == 2; });
  EXPECT_TRUE(outcomes[0].has_value());
  EXPECT_TRUE(outcomes[1].has_value());
}

// Who waited for a place must not sit out the hour that another's answer asked for.
TEST_F(FetcherTest, ThoseWhoWaitForAPlaceAreToldThatTheHostClosed) {
  auto one = quick();
  one.connections_per_host = 1;
  fetcher.reconfigure(one, "mailto:desk@ngo.test");
  server.on("/first", held(status(503, {{"Retry-After", "3600"}})));
  for (const auto* target : {"/first", "/second", "/third"}) start(server.url(target));
  run_until(loop, [this] { return server.held() == 1; });
  server.release();
  run_until(loop, [this] { return outcomes.size() == 3; });
  EXPECT_TRUE(outcomes[0].has_value());
  for (const auto i : {1U, 2U}) {
    ASSERT_FALSE(outcomes[i].has_value());
    EXPECT_EQ(outcomes[i].error().code, Errc::unavailable);
  }
  EXPECT_EQ(server.requests("/second").size(), 0U);
}

}  // namespace
}  // namespace mandated::http
