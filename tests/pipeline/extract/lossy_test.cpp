#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/base/json.h"
#include "tests/pipeline/extract/read_page.h"
#include "tests/support/golden.h"

namespace mandated {
namespace {

using testing::ElementsAre;

constexpr std::string_view kUrl = "https://unwatch.org/database/resoltions/a-hrc-res-57-12/";

std::vector<std::string> items(const Record& record, std::string_view field) {
  const auto* all = std::get_if<std::vector<std::string>>(&record.field(field).value);
  return all == nullptr ? std::vector<std::string>{} : *all;
}

// Every line of one word is gone: "Analysis", "Vote", "Consensus", "Japan".
constexpr std::string_view kLossy =
    "Technical cooperation for Utopia\n\n\n"
    "UN Body\n\nHuman Rights Council\n\n\n"
    "Session Type\n\n\nAgenda Item\n\n\nCountry Concerned\n\n\n\n"
    "  \u2022 It praises a government that jails its critics.\n\n"
    "  \u2022 Moreover, it was adopted by consensus under Item 10.\n\n"
    "Main Sponsors\n\n\n\nKey Praise\n\n\nKey Criticism\n\n"
    "  \u2022 \"Regrets the delay of the elections.\"\n\n"
    "Full Vote\n\n  \u2022 Yes0\n\n  \u2022 No0\n\n  \u2022 Abstain0\n\n  \u2022 Absent0";

TEST(LossyTest, LeavesAFieldUnknownWhoseValueMayHaveBeenOneWord) {
  const auto record = test::read_text_page(kLossy, kUrl);
  EXPECT_EQ(record.text("un_body"), "Human Rights Council");
  for (const auto* name : {"year", "session", "session_type", "agenda_item", "country_concerned",
                           "condemnatory", "main_sponsors", "vote", "key_praise"}) {
    EXPECT_EQ(record.field(name).state, FieldState::unknown) << name;
  }
}

TEST(LossyTest, PlacesTheBulletsThatLostTheirLabel) {
  EXPECT_THAT(items(test::read_text_page(kLossy, kUrl), "analysis"),
              ElementsAre("It praises a government that jails its critics.",
                          "Moreover, it was adopted by consensus under Item 10."));
}

TEST(LossyTest, InfersWhatTheFieldsDoNotSay) {
  const auto record = test::read_text_page(kLossy, kUrl);
  EXPECT_EQ(record.derived.at("vote.method"),
            (Derived{"without_vote", "all-zero totals and analysis[2]"}));
  EXPECT_EQ(record.derived.at("agenda_item"), (Derived{"10", "analysis[2]"}));
  EXPECT_EQ(record.derived.at("session"), (Derived{"57", "symbol"}));
  EXPECT_EQ(record.derived.at("un_body"), (Derived{"Human Rights Council", "symbol"}));
}

TEST(LossyTest, LeavesTheMethodUnknownWhereNobodySaysConsensus) {
  const auto record =
      test::read_text_page("T of it\n\nFull Vote\n\n\u2022 Yes0\n\u2022 No0\n", kUrl);
  EXPECT_EQ(std::get<Vote>(record.field("full_vote").value).method, VoteMethod::unknown);
  EXPECT_EQ(record.derived.count("vote.method"), 0U);
}

TEST(LossyTest, TakesTheBareVoteLineFromUnderTheSponsors) {
  const auto record = test::read_text_page(
      "On Utopia\n\nUN Body\n\nHuman Rights Council\n\nMain Sponsors\n\n"
      "Group of 77 and China\n\nYes - 2, No - 1, Abstain - 1, Absent - 0\n\nKey Praise\n",
      kUrl);
  EXPECT_THAT(items(record, "main_sponsors"), ElementsAre("Group of 77 and China"));
  EXPECT_EQ(std::get<Vote>(record.field("vote").value).totals, (VoteTotals{2, 1, 1, 0}));
}

TEST(LossyTest, PartsRunTogetherListsByTheVoteLine) {
  const auto record = test::read_text_page(
      "On Utopia\nUN Body\nHuman Rights Council\nMain Sponsors\n"
      "Yes - 2, No - 1, Abstain - 1, Absent - 0\nFull Vote\n"
      "- Albania\n- South Korea\n- Cuba\n- Viet Nam\n",
      kUrl);
  const auto vote = std::get<Vote>(record.field("full_vote").value);
  EXPECT_EQ(vote.totals, (VoteTotals{2, 1, 1, 0}));
  EXPECT_EQ(vote.yes, (std::vector<Voter>{{"Albania", "ALB"}, {"South Korea", "KOR"}}));
  EXPECT_EQ(vote.abstain, (std::vector<Voter>{{"Viet Nam", "VNM"}}));
}

TEST(LossyTest, KeepsACountryOfTwoWordsApartFromTheAnalysis) {
  const auto record = test::read_text_page(
      "Title of it\n\nCountry Concerned\n\nSouth Sudan\n\n  \u2022 It welcomes little progress.\n\n"
      "Main Sponsors\n\n",
      kUrl);
  EXPECT_EQ(record.text("country_concerned"), "South Sudan");
  EXPECT_EQ(record.derived.at("country"), (Derived{"SSD", "country_concerned"}));
  EXPECT_THAT(items(record, "analysis"), ElementsAre("It welcomes little progress."));
}

TEST(GoldenTest, LossyPageOfTheDatabase) {
  const auto record =
      test::read_text_page(test::read_file("unwatch/lossy-page.txt"),
                           "https://unwatch.org/database/resoltions/a-hrc-res-57-33/");
  EXPECT_TRUE(
      test::matches_golden("unwatch/lossy-page.record.json", pretty(to_json(record)) + "\n"));
}

}  // namespace
}  // namespace mandated
