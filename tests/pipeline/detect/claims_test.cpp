#include "pipeline/detect/claims.h"

#include <gtest/gtest.h>

#include "config/data.h"

namespace mandated::detect {
namespace {

MandateItem extended(std::string holder_key, std::optional<Period> duration) {
  MandateItem item;
  item.holder = holder_key;
  item.holder_key = std::move(holder_key);
  item.duration = duration;
  item.holder_type = "special_rapporteur";
  item.rule = "test";
  return item;
}

Reading said(std::string where, Authority authority, MandateItem item) {
  return {{"sentence of " + where, where, authority}, {{std::move(item)}, ""}};
}

const char* const kCambodia = "special rapporteur on the situation of human rights in cambodia";

std::vector<Claim> claims(const std::vector<Reading>& readings) {
  static const auto kCountries = config::Data::built_in().vocabulary().countries;
  return detect::claims(readings, kCountries);
}

TEST(ClaimsTest, FoldsTwoStatementsOfOneActIntoOneClaim) {
  const auto found = claims(
      {said("analysis[1]", Authority::analysis, extended(kCambodia, Period{2})),
       said("key_criticism[5]", Authority::quotation, extended(kCambodia, Period{.months = 24}))});
  ASSERT_EQ(found.size(), 1U);
  ASSERT_EQ(found[0].statements.size(), 2U);
  EXPECT_EQ(found[0].statements[0].where, "key_criticism[5]");  // the stronger authority leads
}

TEST(ClaimsTest, LetsASentenceWithoutTermSupportTheClaimItCanMean) {
  const auto found = claims(
      {said("analysis[1]", Authority::analysis, extended("special rapporteur", std::nullopt)),
       said("key_criticism[5]", Authority::quotation, extended(kCambodia, Period{2}))});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].item.duration, Period{2});
  EXPECT_EQ(found[0].statements.size(), 2U);
}

TEST(ClaimsTest, KnowsAHolderThatIsNamedWithFewerWords) {
  const auto found =
      claims({said("analysis[1]", Authority::analysis,
                   extended("special rapporteur on human rights in cambodia", std::nullopt)),
              said("key_criticism[5]", Authority::quotation, extended(kCambodia, Period{2}))});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].item.holder_key, kCambodia);
}

TEST(ClaimsTest, FoldsTwoNamesOfACountry) {
  EXPECT_EQ(claims({said("analysis[1]", Authority::analysis,
                         extended("commission of inquiry on syria", Period{1})),
                    said("key_criticism[5]", Authority::quotation,
                         extended("commission of inquiry on syrian arab republic", Period{1}))})
                .size(),
            1U);
}

TEST(ClaimsTest, FoldsAnAcronymAndTheNameItMayStandFor) {
  EXPECT_EQ(claims({said("analysis[1]", Authority::analysis, extended("unsmil", Period{1})),
                    said("key_criticism[5]", Authority::quotation,
                         extended("united nations support mission in libya", Period{1}))})
                .size(),
            1U);
}

TEST(ClaimsTest, KeepsTwoCountriesApart) {
  EXPECT_EQ(claims({said("1", Authority::analysis,
                         extended("special rapporteur on human rights in laos", std::nullopt)),
                    said("2", Authority::quotation, extended(kCambodia, Period{2}))})
                .size(),
            2U);
}

TEST(ClaimsTest, KeepsTwoMandatesOfOneParagraphApart) {
  const auto found = claims({said("operative paragraph 1", Authority::official,
                                  extended("fact finding mission", Period{2})),
                             said("operative paragraph 1", Authority::official,
                                  extended("special rapporteur", Period{1}))});
  EXPECT_EQ(found.size(), 2U);
}

TEST(ClaimsTest, KeepsAnAcronymAndAnotherNameOfOneClauseApart) {
  auto reading = said("operative paragraph 1", Authority::official, extended("unsom", Period{1}));
  reading.reading.items.push_back(extended("united nations support office in somalia", Period{1}));
  EXPECT_EQ(claims({reading}).size(), 2U);
}

TEST(ClaimsTest, KeepsTwoNamesOfOneClauseApartThoughOneHasTheWordsOfTheOther) {
  auto reading = said("operative paragraph 1", Authority::official,
                      extended("expert on human rights in cambodia", Period{1}));
  reading.reading.items.push_back(
      extended("expert on situation of human rights in cambodia", Period{1}));
  EXPECT_EQ(claims({reading}).size(), 2U);
}

TEST(ClaimsTest, KeepsAnAcronymAndANameWithAnotherApart) {
  auto unsom = extended("unsom", Period{1});
  unsom.holder = "UNSOM";
  auto unsos = extended("united nations support office in somalia", Period{1});
  unsos.holder = "United Nations Support Office in Somalia (UNSOS)";
  EXPECT_EQ(claims({said("operative paragraph 1", Authority::official, unsom),
                    said("operative paragraph 2", Authority::official, unsos)})
                .size(),
            2U);
}

TEST(ClaimsTest, KeepsTwoTermsOfOneHolderApart) {
  EXPECT_EQ(claims({said("1", Authority::official, extended(kCambodia, Period{2})),
                    said("2", Authority::official, extended(kCambodia, Period{1}))})
                .size(),
            2U);
}

TEST(ClaimsTest, MakesAClaimOfASentenceWithoutTermWhereThereIsNoOther) {
  EXPECT_EQ(claims({said("analysis[1]", Authority::analysis,
                         extended("special rapporteur", std::nullopt))})
                .size(),
            1U);
}

TEST(ClaimsTest, LeavesOutWhatIsNoEvent) {
  auto item = extended("council", std::nullopt);
  item.action = MandateAction::seized;
  EXPECT_TRUE(claims({said("1", Authority::official, item)}).empty());
}

TEST(TermKeyTest, IsOneForTwelveMonthsAndAYear) {
  EXPECT_EQ(term_key(extended("x", Period{.years = 1})),
            term_key(extended("x", Period{.months = 12})));
  EXPECT_NE(term_key(extended("x", Period{.years = 1})),
            term_key(extended("x", Period{.years = 2})));
}

}  // namespace
}  // namespace mandated::detect
