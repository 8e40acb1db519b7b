#include "daemon/readers/wire.h"

#include <gtest/gtest.h>

#include "pipeline/read/feed.h"
#include "pipeline/read/oai.h"
#include "pipeline/read/sitemap.h"

namespace mandated::readers {
namespace {

Blocks sample() {
  Blocks blocks;
  blocks.title = "Lights of the harbour";
  blocks.language = "en";
  blocks.closed = false;
  blocks.containers.push_back({0, "ul"});
  Block block;
  block.kind = BlockKind::list_item;
  block.level = 2;
  block.text = "Year2023";
  block.links.push_back({"https://lights.test/", "Year"});
  block.cuts = {4};
  block.region = Region::aside;
  block.container = 1;
  blocks.blocks.push_back(block);
  blocks.selected = {{}, {"Norway", "Japan"}};
  return blocks;
}

TEST(Wire, CarriesWhatIsAskedFor) {
  Question question;
  question.input = {"<p>", "text/html", "https://lights.test/", {{false, "h1"}, {true, "//h2"}}};
  const auto message = packed(question);
  Question back;
  ASSERT_TRUE(unpack(message, back));
  EXPECT_EQ(back.input.bytes, "<p>");
  EXPECT_EQ(back.input.url, "https://lights.test/");
  ASSERT_EQ(back.input.selectors.size(), 2U);
  EXPECT_FALSE(back.input.selectors[0].xpath);
  EXPECT_EQ(back.input.selectors[0].expression, "h1");
  EXPECT_TRUE(back.input.selectors[1].xpath);
  EXPECT_EQ(back.input.selectors[1].expression, "//h2");
}

TEST(Wire, CarriesEverythingOfBlocks) {
  const auto back = unpacked<Blocks>(packed(Result<Blocks>{sample()}));
  ASSERT_TRUE(back);
  EXPECT_EQ(packed(back), packed(Result<Blocks>{sample()}));
  EXPECT_EQ(back->title, "Lights of the harbour");
  EXPECT_FALSE(back->closed);
  ASSERT_EQ(back->blocks.size(), 1U);
  EXPECT_EQ(back->blocks[0].kind, BlockKind::list_item);
  EXPECT_EQ(back->blocks[0].region, Region::aside);
  EXPECT_EQ(back->blocks[0].links.at(0).url, "https://lights.test/");
  EXPECT_EQ(back->blocks[0].cuts, std::vector<std::uint32_t>{4});
  EXPECT_EQ(back->selected, sample().selected);
}

TEST(Wire, CarriesErrors) {
  const auto back = unpacked<Blocks>(packed(Result<Blocks>{fail(Errc::empty, "no text")}));
  ASSERT_FALSE(back);
  EXPECT_EQ(back.error().code, Errc::empty);
  EXPECT_EQ(back.error().detail, "no text");
}

TEST(Wire, RefusesEveryMessageThatIsCutShort) {
  const auto whole = packed(Result<Blocks>{sample()});
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const auto back = unpacked<Blocks>(std::string_view{whole}.substr(0, size));
    ASSERT_FALSE(back) << size;
    EXPECT_EQ(back.error().detail, "a reader process answered nonsense");
  }
}

TEST(Wire, RefusesAContainerThatIsNotThere) {
  Blocks blocks = sample();
  blocks.blocks[0].container = 2;
  EXPECT_FALSE(unpacked<Blocks>(packed(Result<Blocks>{blocks})));
}

TEST(Wire, RefusesACutBeyondTheText) {
  Blocks blocks = sample();
  blocks.blocks[0].cuts = {8};
  EXPECT_FALSE(unpacked<Blocks>(packed(Result<Blocks>{blocks})));
}

TEST(Wire, CarriesAQuestion) {
  const auto message =
      packed(Question{Form::links, {"<a>", "text/html", "https://a.test/"}, {"a"}});
  Question back;
  ASSERT_TRUE(unpack(message, back));
  EXPECT_EQ(back.form, Form::links);
  EXPECT_EQ(back.input.bytes, "<a>");
  EXPECT_EQ(back.input.content_type, "text/html");
  EXPECT_EQ(back.input.url, "https://a.test/");
  EXPECT_EQ(back.selectors, std::vector<std::string>{"a"});
}

TEST(Wire, RefusesAQuestionOfAnUnknownForm) {
  auto message = packed(Question{Form::captures, {"", "", ""}, {}});
  message[0] = 8;
  Question back;
  EXPECT_FALSE(unpack(message, back));
}

TEST(Wire, RefusesMoreThanCame) {
  std::string message = packed(Result<std::vector<Link>>{});
  message[1] = message[4] = '\x7F';  // how many follow
  EXPECT_FALSE(unpacked<std::vector<Link>>(message));
}

read::FeedItem item() {
  read::FeedItem item;
  item.id = "urn:1";
  item.title = "Lights";
  item.link = "https://a.test/1";
  item.published = Instant{std::chrono::milliseconds{-5}};
  item.summary = "s";
  item.content = "c";
  item.whole = false;
  return item;
}

TEST(Wire, CarriesEverythingOfAFeed) {
  read::Feed feed{"rss", "2.0", "t", "l", "n", std::chrono::seconds{60}, {item()}, {"w"}};
  const auto back = unpacked<read::Feed>(packed(Result<read::Feed>{feed}));
  ASSERT_TRUE(back);
  EXPECT_EQ(packed(back), packed(Result<read::Feed>{feed}));
  EXPECT_EQ(back->ttl, std::chrono::seconds{60});
  EXPECT_EQ(back->items.at(0).published, item().published);
  EXPECT_EQ(back->items.at(0).updated, std::nullopt);
  EXPECT_EQ(back->items.at(0).content, "c");
  EXPECT_FALSE(back->items.at(0).whole);
  EXPECT_EQ(back->warnings, std::vector<std::string>{"w"});
}

TEST(Wire, CarriesEverythingOfASitemap) {
  read::SitemapEntry entry;
  entry.url = "https://a.test/1";
  entry.sitemap = true;
  entry.changefreq = "daily";
  entry.priority = 0.25;
  const auto back =
      unpacked<read::Sitemap>(packed(Result<read::Sitemap>{read::Sitemap{"index", {entry}, {}}}));
  ASSERT_TRUE(back);
  EXPECT_EQ(back->type, "index");
  EXPECT_TRUE(back->entries.at(0).sitemap);
  EXPECT_EQ(back->entries[0].priority, 0.25);
}

TEST(Wire, CarriesEverythingOfAnAnswerOfOai) {
  read::OaiAnswer answer;
  answer.records = {{"oai:1", "2031-05-07", true, {"s"}, "<m/>"}};
  answer.resumption = read::OaiResumption{"t", 1000, std::nullopt, "e"};
  answer.errors = {{"badVerb", "m"}};
  const auto back = unpacked<read::OaiAnswer>(packed(Result<read::OaiAnswer>{answer}));
  ASSERT_TRUE(back);
  EXPECT_TRUE(back->records.at(0).deleted);
  EXPECT_EQ(back->records[0].metadata, "<m/>");
  EXPECT_EQ(back->resumption->complete_list_size, 1000);
  EXPECT_EQ(back->resumption->cursor, std::nullopt);
  EXPECT_EQ(back->errors.at(0).code, "badVerb");
}

}  // namespace
}  // namespace mandated::readers
