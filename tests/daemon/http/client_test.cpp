#include "daemon/http/client.h"

#include <gtest/gtest.h>

#include "tests/daemon/http/loop.h"
#include "tests/support/server.h"

namespace mandated::http {
namespace {

using support::page;
using support::redirect_to;
using support::status;

class ClientTest : public testing::Test {
 protected:
  Result<Step> get(const std::string& target) { return get(Request{server.url(target)}); }
  Result<Step> get(Request request) {
    request.allow_private = true;
    return run(loop, client.get(std::move(request)));
  }
  /// The answer of a request that is expected to get one.
  Response response(const std::string& target) {
    auto step = get(target);
    if (!step) {
      ADD_FAILURE() << step.error().detail;
      return {};
    }
    auto* found = std::get_if<Response>(&*step);
    EXPECT_NE(found, nullptr);
    return found == nullptr ? Response{} : std::move(*found);
  }
  Request conditional(const std::string& target, std::string etag, std::string date) {
    Request request{server.url(target)};
    request.validators = {server.url(target), std::move(etag), std::move(date)};
    return request;
  }

  boost::asio::io_context loop;
  support::Server server{loop.get_executor()};
  Client client{loop.get_executor(), {"mandated/test (+mailto:desk@ngo.test)", ""}};
};

TEST_F(ClientTest, BringsBodyAndHeaders) {
  server.on("/page", page("<p>one</p>", {{"ETag", "\"1\""},
                                         {"Last-Modified", "Sun, 06 Nov 1994 08:49:37 GMT"},
                                         {"Content-Language", "en"}}));
  const auto got = response("/page");
  EXPECT_EQ(got.body, "<p>one</p>");
  EXPECT_EQ(got.snapshot.final_url, server.url("/page"));
  EXPECT_EQ(got.snapshot.status, 200);
  EXPECT_EQ(got.snapshot.content_type, "text/html; charset=utf-8");
  EXPECT_EQ(got.snapshot.content_language, "en");
  EXPECT_EQ(got.snapshot.etag, "\"1\"");
  EXPECT_EQ(got.snapshot.last_modified, "Sun, 06 Nov 1994 08:49:37 GMT");
  EXPECT_FALSE(got.trouble);
  EXPECT_FALSE(got.retry_after);
}

TEST_F(ClientTest, SaysWhoAsks) {
  server.on("/page", page("one"));
  (void)get("/page");
  EXPECT_EQ(server.requests()[0].header("User-Agent"), "mandated/test (+mailto:desk@ngo.test)");
}

TEST_F(ClientTest, SaysWhoAsksFromNowOn) {
  server.on("/page", page("one"));
  client.use({"mandated/2", ""});
  (void)get("/page");
  EXPECT_EQ(server.requests()[0].header("User-Agent"), "mandated/2");
}

TEST_F(ClientTest, SendsNoConditionsWithoutValidators) {
  server.on("/page", page("one"));
  (void)get("/page");
  EXPECT_EQ(server.requests()[0].header("If-None-Match"), std::nullopt);
  EXPECT_EQ(server.requests()[0].header("If-Modified-Since"), std::nullopt);
}

TEST_F(ClientTest, SendsValidatorsOfThisAddress) {
  server.on("/page", page("one"));
  (void)get(conditional("/page", "W/\"1\"", "Sun, 06 Nov 1994 08:49:37 GMT"));
  EXPECT_EQ(server.requests()[0].header("If-None-Match"), "W/\"1\"");
  EXPECT_EQ(server.requests()[0].header("If-Modified-Since"), "Sun, 06 Nov 1994 08:49:37 GMT");
}

TEST_F(ClientTest, SendsNoValidatorsOfAnotherAddress) {
  server.on("/page", page("one"));
  auto request = conditional("/page", "\"1\"", "");
  request.validators.url = server.url("/other");
  (void)get(request);
  EXPECT_EQ(server.requests()[0].header("If-None-Match"), std::nullopt);
}

TEST_F(ClientTest, TellsNotModifiedWithItsValidators) {
  server.on("/page", status(304, {{"ETag", "\"2\""}}));
  const auto step = get(conditional("/page", "\"1\"", "Sun, 06 Nov 1994 08:49:37 GMT"));
  ASSERT_TRUE(step.has_value());
  const auto* unchanged = std::get_if<NotModified>(&*step);
  ASSERT_NE(unchanged, nullptr);
  EXPECT_EQ(unchanged->validators.url, server.url("/page"));
  EXPECT_EQ(unchanged->validators.etag, "\"2\"");
  EXPECT_EQ(unchanged->validators.last_modified, "Sun, 06 Nov 1994 08:49:37 GMT");
}

TEST_F(ClientTest, NotModifiedThatNobodyAskedForIsAnError) {
  server.on("/page", status(304));
  const auto step = get("/page");
  ASSERT_FALSE(step.has_value());
  EXPECT_EQ(step.error().code, Errc::http_status);
  EXPECT_EQ(step.error().detail, "status 304 to a request without conditions");
}

TEST_F(ClientTest, AnyOtherStatusIsAnAnswer) {
  auto missing = page("<p>not here</p>");
  missing.status = 404;
  server.on("/page", missing);
  const auto got = response("/page");
  EXPECT_EQ(got.snapshot.status, 404);
  EXPECT_EQ(got.body, "<p>not here</p>");
  EXPECT_FALSE(got.trouble);
}

TEST_F(ClientTest, ReadsRetryAfterInSeconds) {
  server.on("/page", status(503, {{"Retry-After", "120"}}));
  EXPECT_EQ(response("/page").retry_after, std::chrono::seconds{120});
}

TEST_F(ClientTest, RetryAfterInThePastIsNow) {
  server.on("/page", status(503, {{"Retry-After", "Sun, 06 Nov 1994 08:49:37 GMT"}}));
  EXPECT_EQ(response("/page").retry_after, std::chrono::seconds{0});
}

TEST_F(ClientTest, RetryAfterThatIsNoneIsLeftOut) {
  server.on("/page", status(503, {{"Retry-After", "in a while"}}));
  EXPECT_EQ(response("/page").retry_after, std::nullopt);
}

TEST_F(ClientTest, FollowsNoRedirectByItself) {
  server.on("/old", redirect_to("/new?a=1#part"));
  const auto step = get("/old");
  ASSERT_TRUE(step.has_value());
  const auto* redirect = std::get_if<Redirect>(&*step);
  ASSERT_NE(redirect, nullptr);
  EXPECT_EQ(redirect->url, server.url("/new?a=1"));
  EXPECT_EQ(server.requests().size(), 1U);
}

TEST_F(ClientTest, RedirectWithoutAddressIsAnAnswer) {
  server.on("/old", status(302));
  EXPECT_EQ(response("/old").snapshot.status, 302);
}

TEST_F(ClientTest, RefusesARedirectToAnotherScheme) {
  server.on("/old", redirect_to("file:///etc/passwd"));
  const auto step = get("/old");
  ASSERT_FALSE(step.has_value());
  EXPECT_EQ(step.error().code, Errc::refused);
  EXPECT_EQ(step.error().detail, "redirect to file:; only http and https are followed");
}

TEST_F(ClientTest, RedirectToNoAddressIsAnError) {
  server.on("/old", redirect_to("http://[broken"));
  const auto step = get("/old");
  ASSERT_FALSE(step.has_value());
  EXPECT_EQ(step.error().code, Errc::redirect);
  EXPECT_EQ(step.error().detail, "redirect to \"http://[broken\", which is no address");
}

TEST_F(ClientTest, ReadsChunkedBodies) {
  auto long_page = page(std::string(2'500, 'x'));
  long_page.chunked = true;
  server.on("/page", long_page);
  EXPECT_EQ(response("/page").body, std::string(2'500, 'x'));
}

TEST_F(ClientTest, UsesAConnectionAgain) {
  server.on("/page", page("one"));
  for (int i = 0; i < 3; ++i) EXPECT_EQ(response("/page").body, "one");
  EXPECT_EQ(server.connections(), 1U);
}

TEST_F(ClientTest, OffersWhatItCanUnpack) {
  server.on("/page", page("one"));
  (void)get("/page");
  EXPECT_EQ(server.requests()[0].header("Accept-Encoding"), "deflate, gzip, br, zstd");
}

TEST_F(ClientTest, UnpacksGzip) {
  constexpr std::string_view kPacked{
      "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xcb\x48\xcd\xc9\xc9\x57\x48\xaf\xca\x2c\x00\x00"
      "\x19\x6a\xd2\xdf\x0a\x00\x00\x00",
      30};
  server.on("/page", page(std::string{kPacked}, {{"Content-Encoding", "gzip"}}));
  EXPECT_EQ(response("/page").body, "hello gzip");
}

TEST_F(ClientTest, UnpacksBrotli) {
  constexpr std::string_view kPacked{"\xb0\x00\x10hello brotli\x03", 16};  // a stored block
  server.on("/page", page(std::string{kPacked}, {{"Content-Encoding", "br"}}));
  EXPECT_EQ(response("/page").body, "hello brotli");
}

TEST_F(ClientTest, UnpacksZstandard) {
  constexpr std::string_view kPacked{"\x28\xb5\x2f\xfd\x00\x58\x51\x00\x00hello zstd", 19};
  server.on("/page", page(std::string{kPacked}, {{"Content-Encoding", "zstd"}}));
  EXPECT_EQ(response("/page").body, "hello zstd");
}

TEST_F(ClientTest, BrokenPackingIsMalformed) {
  server.on("/page", page("no gzip at all", {{"Content-Encoding", "gzip"}}));
  const auto step = get("/page");
  ASSERT_FALSE(step.has_value());
  EXPECT_EQ(step.error().code, Errc::malformed);
  EXPECT_EQ(step.error().detail, "the body's content encoding cannot be undone");
}

TEST_F(ClientTest, UnknownPackingIsMalformed) {
  server.on("/page", page("?", {{"Content-Encoding", "compress-42"}}));
  const auto step = get("/page");
  ASSERT_FALSE(step.has_value());
  EXPECT_EQ(step.error().code, Errc::malformed);
}

}  // namespace
}  // namespace mandated::http
