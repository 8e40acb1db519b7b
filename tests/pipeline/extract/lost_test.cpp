#include "pipeline/extract/lost.h"

#include <gtest/gtest.h>

namespace mandated::extract {
namespace {

using Texts = std::vector<std::string>;

Profile profile() {
  Profile profile;
  profile.id = "site";
  profile.fields.push_back({"main_sponsors", FieldType::list, {"Main Sponsors"}, "", "", true});
  return profile;
}

Blocks page(const std::vector<std::pair<BlockKind, const char*>>& texts) {
  Blocks blocks;
  for (const auto& [kind, text] : texts) {
    Block block;
    block.kind = kind;
    block.text = text;
    blocks.blocks.push_back(std::move(block));
  }
  return blocks;
}

const Fields kKnown{{"main_sponsors", Field::known(Texts{"Japan", "Norway"})}};

TEST(LostTest, NamesTheBlockTheValueStandsUnder) {
  const auto blocks = page({{BlockKind::term, "Country"},
                            {BlockKind::definition, "Cambodia"},
                            {BlockKind::term, "Lead sponsors"},
                            {BlockKind::definition, "Japan, Norway"}});
  EXPECT_EQ(explain_lost({"main_sponsors"}, kKnown, blocks, profile()),
            "label \"Main Sponsors\" of main_sponsors is not on the page any more; the last known "
            "value stands under \"Lead sponsors\": add it to profile site");
}

TEST(LostTest, NamesTheTextBeforeTheValueInTheSameBlock) {
  const auto blocks = page({{BlockKind::paragraph, "Lead sponsors: Japan, Norway"}});
  EXPECT_EQ(explain_lost({"main_sponsors"}, kKnown, blocks, profile()),
            "label \"Main Sponsors\" of main_sponsors is not on the page any more; the last known "
            "value stands under \"Lead sponsors\": add it to profile site");
}

TEST(LostTest, LooksPastTheOtherItemsOfAList) {
  const auto blocks = page({{BlockKind::heading, "Lead sponsors"},
                            {BlockKind::list_item, "Ghana"},
                            {BlockKind::list_item, "Norway"}});
  EXPECT_EQ(explain_lost({"main_sponsors"}, kKnown, blocks, profile()),
            "label \"Main Sponsors\" of main_sponsors is not on the page any more; the last known "
            "value stands under \"Lead sponsors\": add it to profile site");
}

TEST(LostTest, SaysOnlyThatItIsGoneWhereTheValueIsGoneToo) {
  EXPECT_EQ(
      explain_lost({"main_sponsors"}, kKnown, page({{BlockKind::paragraph, "Hello"}}), profile()),
      "label \"Main Sponsors\" of main_sponsors is not on the page any more");
}

TEST(LostTest, AFieldThatTookTheValueOfALostOneIsNoReading) {
  Fields known = kKnown;
  known["analysis"] = Field::known(Texts{"A text."});
  Record now;
  now.fields["main_sponsors"] = {};
  now.fields["analysis"] = Field::known(Texts{"A text.", "Lead sponsors", "Japan"});
  const auto error = swallowed(known, now, profile());
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code, Errc::fields_lost);
  EXPECT_EQ(error->detail,
            "main_sponsors has lost its label: what it said stands in analysis now; add the label "
            "that the page uses to profile site");
  now.fields["analysis"] = Field::known(Texts{"A text."});
  EXPECT_FALSE(swallowed(known, now, profile()));
}

}  // namespace
}  // namespace mandated::extract
