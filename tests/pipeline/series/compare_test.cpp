#include "pipeline/series/compare.h"

#include <gtest/gtest.h>

#include "config/data.h"

namespace mandated::series {
namespace {

Comparison both(const Record& before, const Record& after) {
  static const auto kVocabulary = config::Data::built_in().vocabulary();
  return compare(before, after, {kVocabulary.ladders, kVocabulary.mandates});
}

std::vector<Change> compared(const Record& before, const Record& after) {
  return both(before, after).changes;
}

Record text(std::vector<std::string> paragraphs) {
  Record record;
  for (auto& each : paragraphs) {
    record.clauses.push_back({ClauseKind::operative, "", 0, "", std::move(each)});
  }
  return record;
}

TEST(CompareTest, CountsParagraphsAndSaysWhatTheyMean) {
  const auto changes =
      compared(text({"Urges all mayors to dig wells;", "Welcomes the rain;"}),
               text({"Encourages all mayors to dig wells;", "Thanks the poets who sang;"}));
  EXPECT_EQ(in_words(count(changes)), "paragraphs: 1 added, 1 dropped, 1 reworded");
  EXPECT_EQ(changes.front().meanings.front().name, "strength.lowered");
}

TEST(CompareTest, LeavesFootnotesAndHeadingsOut) {
  auto after = text({"Welcomes the rain;"});
  after.clauses.push_back({ClauseKind::footnote, "", 0, "", "See A/HRC/40/1."});
  after.clauses.push_back({ClauseKind::heading, "", 0, "", "Rain"});
  EXPECT_TRUE(compared(text({"Welcomes the rain;"}), after).empty());
}

TEST(CompareTest, DoesNotCountWhatNamesTheResolution) {
  Record before;
  Record after;
  before.fields = {{"symbol", Field::known(std::string{"A/HRC/RES/40/1"})},
                   {"session", Field::known(std::string{"40"})}};
  after.fields = {{"symbol", Field::known(std::string{"A/HRC/RES/43/2"})},
                  {"session", Field::known(std::string{"43"})}};
  EXPECT_TRUE(compared(before, after).empty());
}

TEST(CompareTest, SaysTheTermsOfBothChangedOrNot) {
  const auto found =
      both(
          text({"Decides to extend the mandate of the Special Rapporteur on wells for two years;"}),
          text({"Decides to extend the mandate of the Special Rapporteur on wells for one year;",
                "Decides to establish a Working Group on rivers for three years;",
                "Decides to extend the mandate of the Panel on lakes;"}))
          .terms;
  EXPECT_EQ(json::serialize(to_json(found)),
            R"([{"action":"extended","holder":"Special Rapporteur on wells","before":"2 years",)"
            R"("after":"1 year"},{"action":"established","holder":"Working Group on rivers",)"
            R"("before":null,"after":"3 years"},{"action":"extended","holder":"Panel on lakes",)"
            R"("before":null,"after":"no term"}])");
}

TEST(CompareTest, KnowsAMissionUnderAnotherNameOfIt) {
  const auto found =
      both(
          text({"Decides to extend until 15 July 2021 the mandate of the United Nations Mission to "
                "support the Northern Agreement (UNMNA);"}),
          text({"Recalling the United Nations Mission to support the Northern Agreement (UNMNA),",
                "Decides to extend until 14 July 2024 the mandate of UNMNA;"}))
          .terms;
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].holder, "United Nations Mission to support the Northern Agreement (UNMNA)");
  EXPECT_EQ(found[0].before, "until 2021-07-15");
  EXPECT_EQ(found[0].after, "until 2024-07-14");
}

Record voted(std::vector<Voter> yes, std::vector<Voter> no) {
  Vote vote;
  vote.method = VoteMethod::recorded;
  vote.yes = std::move(yes);
  vote.no = std::move(no);
  Record record;
  record.fields = {{"full_vote", Field::known(std::move(vote))}};
  return record;
}

TEST(CompareTest, SaysWhoSwitchedWhoIsNewAndWhoIsGone) {
  const auto changes = compared(voted({{"Japan", "JPN"}, {"Chad", "TCD"}}, {{"Cuba", "CUB"}}),
                                voted({{"Japan", "JPN"}, {"Cuba", "CUB"}}, {{"Peru", "PER"}}));
  EXPECT_EQ(in_words(count(changes)), "votes: 1 switched, 1 new, 1 gone");
  EXPECT_EQ(json::serialize(to_json_counts(changes).at("vote")),
            R"({"switched":[{"country":"CUB","before":"no","after":"yes"}],)"
            R"("new":[{"country":"PER","vote":"no"}],"gone":[{"country":"TCD","vote":"yes"}]})");
}

}  // namespace
}  // namespace mandated::series
