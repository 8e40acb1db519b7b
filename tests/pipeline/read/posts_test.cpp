#include "pipeline/read/posts.h"

#include <gtest/gtest.h>

namespace mandated::read {
namespace {

std::string why(std::string_view bytes) {
  const auto posts = read_posts(bytes);
  return posts ? "read" : posts.error().detail;
}

TEST(PostsTest, SayLinkTitleWithoutMarkupAndChange) {
  const auto posts = read_posts(
      R"([{"link":"https://a.test/1","title":{"rendered":"Vote &#8211; <em>Item 4</em>"},)"
      R"("modified_gmt":"2031-05-07T10:00:00"}])");
  ASSERT_TRUE(posts);
  ASSERT_EQ(posts->posts.size(), 1U);
  EXPECT_EQ(posts->posts[0].link, "https://a.test/1");
  EXPECT_EQ(posts->posts[0].title, "Vote \u2013 Item 4");
  EXPECT_EQ(posts->posts[0].modified, parse_instant("2031-05-07T10:00:00Z"));
}

TEST(PostsTest, LeaveOutWhatIsNoPost) {
  EXPECT_EQ(read_posts(R"([1, "two", {"link":"https://a.test/1"}])").value().posts.size(), 1U);
}

TEST(PostsTest, SayWhyThereAreNone) {
  EXPECT_EQ(read_posts(R"({"code":"rest_forbidden"})").value().refusal, "rest_forbidden");
  EXPECT_EQ(why("{}"), "no list of posts (another JSON)");
  EXPECT_EQ(why("<html>"), "no list of posts (no JSON)");
}

}  // namespace
}  // namespace mandated::read
