#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/site/demo.h"
#include "tests/support/site/mass.h"
#include "tests/support/site/page.h"

namespace mandated::site {
namespace {

using testing::HasSubstr;
using testing::Not;

support::Request get(std::string target, support::Headers headers = {}) {
  return {"GET", std::move(target), std::move(headers)};
}

support::AnswerPtr post(const support::Handler& site, std::string target) {
  return site({"POST", std::move(target), {}});
}

std::string etag_of(const support::AnswerPtr& answer) {
  for (const auto& [name, value] : answer->headers) {
    if (name == "ETag") return value;
  }
  return "";
}

MassOptions pages(int count) {
  MassOptions options;
  options.pages = count;
  options.page_bytes = 8'000;
  return options;
}

constexpr const char* kCambodia = "/database/resoltions/a-hrc-res-54-36/";
constexpr const char* kIndex = "/database/resolution-database/";

TEST(SitePageTest, AnswersNotModifiedToItsOwnETag) {
  const auto page = make_page("one", Time{std::chrono::hours{1}});
  EXPECT_EQ(answer(page, get("/", {{"If-None-Match", page.etag}}))->status, 304);
  EXPECT_EQ(answer(page, get("/", {{"If-None-Match", "\"other\""}}))->body, "one");
}

TEST(SitePageTest, AnswersNotModifiedToADateThatIsNotOlder) {
  const auto page = make_page("one", Time{std::chrono::seconds{784'111'777}});
  const auto status = [&page](const char* date) {
    return answer(page, get("/", {{"If-Modified-Since", date}}))->status;
  };
  EXPECT_EQ(status("Sun, 06 Nov 1994 08:49:37 GMT"), 304);
  EXPECT_EQ(status("Sun, 06 Nov 1994 08:49:38 GMT"), 304);
  EXPECT_EQ(status("Sun, 06 Nov 1994 08:49:36 GMT"), 200);
  EXPECT_EQ(status("some day"), 200);
}

TEST(SitePageTest, ETagDecidesWhereBothAreThere) {
  const auto page = make_page("one", Time{});
  EXPECT_EQ(answer(page, get("/", {{"If-None-Match", "\"other\""},
                                   {"If-Modified-Since", "Sun, 06 Nov 1994 08:49:37 GMT"}}))
                ->status,
            200);
}

TEST(SitePageTest, WithoutValidatorsEveryAnswerIsWhole) {
  const auto page = make_page("one", Time{}, false);
  EXPECT_EQ(etag_of(page.full), "");
  EXPECT_EQ(answer(page, get("/", {{"If-None-Match", ""}}))->status, 200);
}

TEST(SitePageTest, WritesDatesAsHttpDoes) {
  EXPECT_EQ(http_date(Time{std::chrono::seconds{784'111'777}}), "Sun, 06 Nov 1994 08:49:37 GMT");
}

TEST(DemoTest, CambodiaPageChangesAtItsThirdRequest) {
  const auto site = demo();
  EXPECT_THAT(site(get(kCambodia))->body, Not(HasSubstr("Decides to extend")));
  EXPECT_THAT(site(get(kCambodia))->body, Not(HasSubstr("Decides to extend")));
  const auto third = site(get(kCambodia))->body;
  EXPECT_THAT(third, HasSubstr("Decides to extend for two years the mandate of the Special "
                               "Rapporteur on the situation of human rights in Cambodia"));
  EXPECT_THAT(third, HasSubstr("Japan, Australia"));
  EXPECT_EQ(site(get(kCambodia))->body, third);
}

TEST(DemoTest, ChangedPageHasAnotherETag) {
  const auto site = demo();
  const auto etag = etag_of(site(get(kCambodia)));
  EXPECT_EQ(site(get(kCambodia, {{"If-None-Match", etag}}))->status, 304);
  EXPECT_EQ(site(get(kCambodia, {{"If-None-Match", etag}}))->status, 200);
}

TEST(DemoTest, ListNamesANewPageAtItsFourthRequest) {
  const auto site = demo();
  for (int i = 0; i < 3; ++i) {
    EXPECT_THAT(site(get(kIndex))->body, Not(HasSubstr("a-hrc-res-45-35")));
  }
  EXPECT_THAT(site(get(kIndex))->body, HasSubstr("/database/resoltions/a-hrc-res-45-35/"));
}

TEST(MassTest, ChangesExactlyTheShareAskedFor) {
  for (const int percent : {0, 1, 5, 33, 100}) {
    int changed = 0;
    for (int i = 0; i < 200; ++i) changed += is_changed(i, percent) ? 1 : 0;
    EXPECT_EQ(changed, 2 * percent);
  }
}

TEST(MassTest, ChangeAddsASponsorAndNothingElse) {
  auto expected = mass_page(3, 0, 8'000);
  const auto at = expected.find("Denmark, Kenya</span>");
  ASSERT_NE(at, std::string::npos);
  expected.replace(at, 14, "Denmark, Kenya, Rwanda");
  EXPECT_EQ(mass_page(3, 1, 8'000), expected);
}

TEST(MassTest, PagesAreAboutAsLongAsAskedFor) {
  for (const int bytes : {8'000, 60'000}) {
    const auto size = static_cast<int>(mass_page(1, 0, bytes).size());
    EXPECT_NEAR(size, bytes, bytes / 10);
  }
}

TEST(MassTest, ServesWhatTheIndexNames) {
  const auto site = mass(pages(70));
  const auto index = site(get("/index.html"))->body;
  for (const auto* path : {"/resolution/a-hrc-res-40-1/", "/resolution/a-hrc-res-41-10/"}) {
    EXPECT_THAT(index, HasSubstr(path));
    EXPECT_EQ(site(get(path))->status, 200);
  }
  EXPECT_EQ(site(get("/resolution/a-hrc-res-41-11/"))->status, 404);
}

TEST(MassTest, CountsWhatItServed) {
  const auto site = mass(pages(2));
  const auto etag = etag_of(site(get("/resolution/a-hrc-res-40-1/")));
  (void)site(get("/resolution/a-hrc-res-40-1/", {{"If-None-Match", etag}}));
  (void)site(get("/index.html"));
  EXPECT_EQ(site(get("/control/counts"))->body, "{\"requests\":3,\"not_modified\":1,\"full\":2}\n");
  (void)post(site, "/control/reset");
  EXPECT_EQ(site(get("/control/counts"))->body, "{\"requests\":0,\"not_modified\":0,\"full\":0}\n");
}

TEST(MassTest, ChangesOnDemand) {
  const auto site = mass(pages(2));
  const auto one = etag_of(site(get("/resolution/a-hrc-res-40-1/")));
  const auto two = etag_of(site(get("/resolution/a-hrc-res-40-2/")));
  EXPECT_EQ(post(site, "/control/change?percent=50")->status, 200);
  EXPECT_EQ(etag_of(site(get("/resolution/a-hrc-res-40-1/"))), one);
  EXPECT_NE(etag_of(site(get("/resolution/a-hrc-res-40-2/"))), two);
}

TEST(MassTest, ChangesByItselfWhenAllWereAskedFor) {
  auto options = pages(2);
  options.change_percent = 100;
  const auto site = mass(options);
  const auto one = etag_of(site(get("/resolution/a-hrc-res-40-1/")));
  (void)site(get("/resolution/a-hrc-res-40-2/"));
  EXPECT_NE(etag_of(site(get("/resolution/a-hrc-res-40-1/"))), one);
}

TEST(MassTest, TakesValidatorsAwayOnDemand) {
  const auto site = mass(pages(1));
  (void)post(site, "/control/validators?on=0");
  EXPECT_EQ(etag_of(site(get("/resolution/a-hrc-res-40-1/"))), "");
  (void)post(site, "/control/validators?on=1");
  EXPECT_NE(etag_of(site(get("/resolution/a-hrc-res-40-1/"))), "");
}

}  // namespace
}  // namespace mandated::site
