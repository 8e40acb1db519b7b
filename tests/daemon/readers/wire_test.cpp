#include "daemon/readers/wire.h"

#include <gtest/gtest.h>

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
  return blocks;
}

TEST(Wire, CarriesEverythingOfBlocks) {
  const auto back = unpacked(packed(Result<Blocks>{sample()}));
  ASSERT_TRUE(back);
  EXPECT_EQ(packed(back), packed(Result<Blocks>{sample()}));
  EXPECT_EQ(back->title, "Lights of the harbour");
  EXPECT_FALSE(back->closed);
  ASSERT_EQ(back->blocks.size(), 1U);
  EXPECT_EQ(back->blocks[0].kind, BlockKind::list_item);
  EXPECT_EQ(back->blocks[0].region, Region::aside);
  EXPECT_EQ(back->blocks[0].links.at(0).url, "https://lights.test/");
  EXPECT_EQ(back->blocks[0].cuts, std::vector<std::uint32_t>{4});
}

TEST(Wire, CarriesErrors) {
  const auto back = unpacked(packed(Result<Blocks>{fail(Errc::empty, "no text")}));
  ASSERT_FALSE(back);
  EXPECT_EQ(back.error().code, Errc::empty);
  EXPECT_EQ(back.error().detail, "no text");
}

TEST(Wire, RefusesEveryMessageThatIsCutShort) {
  const auto whole = packed(Result<Blocks>{sample()});
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const auto back = unpacked(std::string_view{whole}.substr(0, size));
    ASSERT_FALSE(back) << size;
    EXPECT_EQ(back.error().detail, "a reader process answered nonsense");
  }
}

TEST(Wire, RefusesAContainerThatIsNotThere) {
  Blocks blocks = sample();
  blocks.blocks[0].container = 2;
  EXPECT_FALSE(unpacked(packed(Result<Blocks>{blocks})));
}

TEST(Wire, RefusesACutBeyondTheText) {
  Blocks blocks = sample();
  blocks.blocks[0].cuts = {8};
  EXPECT_FALSE(unpacked(packed(Result<Blocks>{blocks})));
}

}  // namespace
}  // namespace mandated::readers
