#include "pipeline/block_page.h"

#include <gtest/gtest.h>

#include "config/data.h"

namespace mandated {
namespace {

std::string blocked_by(int status, std::vector<std::string> headers, std::string_view body) {
  static const auto kMarks = config::Data::built_in().vocabulary().block_pages;
  Snapshot snapshot;
  snapshot.status = status;
  snapshot.headers = std::move(headers);
  const auto blocked = block_of(snapshot, body, kMarks);
  if (!blocked) return "";
  EXPECT_EQ(blocked->code, Errc::blocked);
  return blocked->detail.substr(0, blocked->detail.find(" lets"));
}

TEST(BlockPageTest, ChallengeOfAwsWafComesWithStatus202) {
  EXPECT_EQ(blocked_by(202, {"x-amzn-waf-action: challenge"}, ""), "AWS WAF");
  EXPECT_EQ(blocked_by(405, {"X-Amzn-Waf-Action: captcha"}, ""), "AWS WAF");
  EXPECT_EQ(blocked_by(202, {}, R"(<script src="https://x.y.awswaf.com/x/challenge.js"></script>)"),
            "AWS WAF");
}

TEST(BlockPageTest, ServicesAreTold) {
  EXPECT_EQ(blocked_by(403, {"cf-mitigated: challenge"}, ""), "Cloudflare");
  EXPECT_EQ(blocked_by(200, {}, "<title>Just a moment...</title><script src=/cdn-cgi/"
                                "challenge-platform/h/b/orchestrate></script>"),
            "Cloudflare");
  EXPECT_EQ(blocked_by(403, {}, "<H1>Access Denied</H1> Reference&#32;&#35;18&#46;5"), "Akamai");
  EXPECT_EQ(blocked_by(200, {}, "<iframe src=\"/_Incapsula_Resource?SWJIYLWA=719\"></iframe>"
                                "Incapsula incident ID: 1"),
            "Imperva");
  EXPECT_EQ(blocked_by(403, {"x-datadome: protected"}, ""), "DataDome");
  EXPECT_EQ(blocked_by(200, {}, "<script>var dd={'host':'geo.captcha-delivery.com'}</script>"),
            "DataDome");
  EXPECT_EQ(blocked_by(403, {}, "<div id=\"px-captcha\"></div>"), "PerimeterX");
  EXPECT_EQ(blocked_by(403, {}, "Access Denied - Sucuri Website Firewall"), "Sucuri");
  EXPECT_EQ(blocked_by(405, {}, "<p>Solve the CAPTCHA</p>"), "an unnamed guard");
}

TEST(BlockPageTest, SaysByWhichMarkItWasTold) {
  Snapshot snapshot;
  snapshot.status = 202;
  snapshot.headers = {"x-amzn-waf-action: challenge"};
  const auto marks = config::Data::built_in().vocabulary().block_pages;
  EXPECT_EQ(block_of(snapshot, "", marks)->detail,
            "AWS WAF lets no program through (status 202, \"x-amzn-waf-action:\"); it is left alone "
            "and asked again later");
}

TEST(BlockPageTest, PagesThatSpeakOfSuchPagesAreNone) {
  EXPECT_EQ(blocked_by(200, {"server: cloudflare", "cf-ray: 1"},
                       "<p>Just a moment... said Cloudflare; the captcha reads: access denied.</p>"),
            "");
  EXPECT_EQ(blocked_by(200, {"x-iinfo: 1-2", "x-cdn: Imperva"}, "<p>Resolution</p>"), "");
  EXPECT_EQ(blocked_by(200, {"x-datadome: protected"}, "<p>Resolution</p>"), "");
  EXPECT_EQ(blocked_by(403, {}, "<h1>Forbidden</h1>"), "");
  EXPECT_EQ(blocked_by(202, {}, "Accepted"), "");
}

TEST(BlockPageTest, LooksAtTheBeginningOnly) {
  const std::string far(BlockMarks::kLookedAt, ' ');
  EXPECT_EQ(blocked_by(403, {}, far + "px-captcha"), "");
}

TEST(BlockPageTest, MarkThatSaysNothingIsRefused) {
  const auto tree = parse_json(R"({"block_pages":[{"service":"x","status":["403"]}]})");
  EXPECT_EQ(BlockMarks::from_json(*tree).error().detail,
            "block_pages[0]: a mark has a service, and headers or texts");
}

}  // namespace
}  // namespace mandated
