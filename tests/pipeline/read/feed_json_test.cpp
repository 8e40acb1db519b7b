#include <gmock/gmock.h>

#include "tests/pipeline/read/feed_sample.h"

namespace mandated::read {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(FeedJsonTest, ReadsTheFeedAndItsItems) {
  const auto feed = feed_of(R"({"version":"https://jsonfeed.org/version/1.1","title":"Desk",
    "home_page_url":"https://d.test/","next_url":"https://d.test/feed?2","items":[
    {"id":"1","url":"https://d.test/1","title":"One","summary":"s","content_html":"<p>c</p>",
     "date_published":"2023-10-13T09:00:00Z","date_modified":"2023-10-14T09:00:00Z"}]})");
  EXPECT_EQ(feed.type, "json");
  EXPECT_EQ(feed.version, "1.1");
  EXPECT_EQ(feed.title, "Desk");
  EXPECT_EQ(feed.link, "https://d.test/");
  EXPECT_EQ(feed.next, "https://d.test/feed?2");
  ASSERT_EQ(feed.items.size(), 1U);
  EXPECT_EQ(feed.items[0].id, "1");
  EXPECT_EQ(feed.items[0].link, "https://d.test/1");
  EXPECT_EQ(feed.items[0].summary, "s");
  EXPECT_EQ(feed.items[0].content, "<p>c</p>");
  EXPECT_EQ(day(feed.items[0].published), "2023-10-13T09:00:00Z");
  EXPECT_EQ(day(feed.items[0].updated), "2023-10-14T09:00:00Z");
  EXPECT_THAT(feed.warnings, IsEmpty());
}

TEST(FeedJsonTest, TakesTheOtherAddressAndTheTextWhereTheFirstIsMissing) {
  const auto item = item_of(
      R"({"version":"https://jsonfeed.org/version/1","items":[{"id":7,
      "external_url":"https://e.test/","content_text":"plain"}]})");
  EXPECT_EQ(item.id, "7");
  EXPECT_EQ(item.link, "https://e.test/");
  EXPECT_EQ(item.content, "plain");
}

TEST(FeedJsonTest, KeepsAnItemWithoutAnIdAndWarns) {
  const auto feed = feed_of(
      R"({"version":"https://jsonfeed.org/version/1","items":[{"url":"https://d.test/1"}, 5]})");
  ASSERT_EQ(feed.items.size(), 1U);
  EXPECT_EQ(feed.items[0].link, "https://d.test/1");
  EXPECT_THAT(feed.warnings, ElementsAre("item 1 has no id", "item 2 is no object, left out"));
}

TEST(FeedJsonTest, RefusesWhatIsNoJsonAndWhatIsNoFeed) {
  EXPECT_THAT(feed_error(R"({"items":[],})"), testing::HasSubstr("at byte"));
  EXPECT_EQ(feed_error(R"({"title":"x"})"),
            "no feed: a JSON Feed is an object with the list \"items\"");
}

}  // namespace
}  // namespace mandated::read
