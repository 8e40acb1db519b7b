#include "pipeline/text/names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mandated::text {
namespace {

using testing::ElementsAre;
using testing::Optional;

Countries countries() {
  return Countries::from_json(parse_json(R"json({"countries": [
      {"iso3": "CIV", "name": "Côte d'Ivoire", "aliases": ["Ivory Coast"]},
      {"iso3": "CMR", "name": "Cameroon", "misspellings": ["Cameron"]},
      {"iso3": "GBR", "name": "United Kingdom",
       "aliases": ["United Kingdom of Great Britain and Northern Ireland", "UK"]},
      {"iso3": "GIN", "name": "Guinea"}, {"iso3": "GNB", "name": "Guinea-Bissau"},
      {"iso3": "KGZ", "name": "Kyrgyzstan"}, {"iso3": "MNG", "name": "Mongolia"},
      {"iso3": "KOR", "name": "South Korea", "aliases": ["Republic of Korea"]},
      {"iso3": "NLD", "name": "Netherlands", "aliases": ["Netherlands (Kingdom of the)"]},
      {"iso3": "PRK", "name": "North Korea",
       "aliases": ["Democratic People's Republic of Korea"]},
      {"iso3": "SDN", "name": "Sudan"}, {"iso3": "SSD", "name": "South Sudan"},
      {"iso3": "URY", "name": "Uruguay"},
      {"iso3": "USA", "name": "United States", "aliases": ["US"]},
      {"iso3": "VEN", "name": "Venezuela", "aliases": ["Venezuela (Bolivarian Republic of)"]}],
      "territories": [{"iso3": "ESH", "name": "Western Sahara"},
                      {"iso3": "XKX", "name": "Kosovo"}],
      "groups": [{"name": "Group of 77 and China"}, {"name": "European Union"}]
})json")
                                  .value())
      .value();
}

TEST(CountriesTest, KnowsANameInAnySpelling) {
  const auto known = countries();
  EXPECT_THAT(known.iso3("C\u00F4te d\u2019Ivoire"), Optional(std::string{"CIV"}));
  EXPECT_THAT(known.iso3("IVORY COAST"), Optional(std::string{"CIV"}));
  EXPECT_THAT(known.iso3("the Netherlands"), Optional(std::string{"NLD"}));
  EXPECT_THAT(known.iso3("Cameron"), Optional(std::string{"CMR"}));
  EXPECT_EQ(known.iso3("European Union"), std::nullopt);
  EXPECT_EQ(known.iso3("Utopia"), std::nullopt);
}

TEST(CountriesTest, PrintsTheCommonNameAndNeverAMisspelling) {
  EXPECT_EQ(countries().name_of("CMR"), "Cameroon");
  EXPECT_EQ(countries().name_of("XXX"), "");
}

TEST(CountriesTest, FindsTheOneCountryATextNames) {
  const auto known = countries();
  EXPECT_THAT(known.mentioned_in("Situation of human rights in South Sudan"),
              Optional(std::string{"SSD"}));
  EXPECT_THAT(known.mentioned_in("the Democratic People\u2019s Republic of Korea"),
              Optional(std::string{"PRK"}));
  EXPECT_THAT(known.mentioned_in("Uruguay's report, and Uruguay"), Optional(std::string{"URY"}));
}

TEST(CountriesTest, FindsATerritoryATextIsOn) {
  const auto known = countries();
  EXPECT_THAT(known.mentioned_in("The situation concerning Western Sahara"),
              Optional(std::string{"ESH"}));
  EXPECT_EQ(known.iso3("Western Sahara"), "ESH");
  EXPECT_EQ(known.coded("referendum in western sahara"), "referendum in ESH");
  EXPECT_EQ(known.name_of("ESH"), "Western Sahara");
}

TEST(CountriesTest, GivesATerritoryNoVote) {
  const auto known = countries();
  EXPECT_EQ(known.iso3_of_voter("Western Sahara"), std::nullopt);
  EXPECT_EQ(known.iso3_of_voter("Sudan"), "SDN");
  EXPECT_EQ(known.split_run("Mongolia Western Sahara"), std::nullopt);
  EXPECT_THAT(known.split_list("Mongolia, Western Sahara and Uruguay"),
              ElementsAre("Mongolia", "Western Sahara", "Uruguay"));
}

TEST(CountriesTest, RefusesATerritoryByTheCodeOfACountry) {
  const auto read =
      Countries::from_json(parse_json(R"({"countries": [{"iso3": "SDN", "name": "Sudan"}],
                     "territories": [{"iso3": "SDN", "name": "Abyei"}]})")
                               .value());
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().detail, "Abyei: \"SDN\" is no ISO 3166-1 alpha-3 code of its own");
}

TEST(CountriesTest, NamesNoCountryWhereATextNamesTwoOrNone) {
  const auto known = countries();
  EXPECT_EQ(known.mentioned_in("Sudan and South Sudan"), std::nullopt);
  EXPECT_EQ(known.mentioned_in("Human rights and the environment"), std::nullopt);
}

TEST(CountriesTest, FindsTheCountryBesideAGroup) {
  EXPECT_THAT(countries().mentioned_in("Uruguay and the European Union"),
              Optional(std::string{"URY"}));
  EXPECT_EQ(countries().mentioned_in("the European Union"), std::nullopt);
}

TEST(CountriesTest, TakesAnAbbreviationOnlyInCapitals) {
  const auto known = countries();
  EXPECT_EQ(known.mentioned_in("a duty for all of us"), std::nullopt);
  EXPECT_THAT(known.mentioned_in("measures by the US"), Optional(std::string{"USA"}));
}

TEST(CountriesTest, PutsCodesForWhateverNameACountryHas) {
  const auto known = countries();
  EXPECT_EQ(known.coded("expert on democratic peoples republic of korea"), "expert on PRK");
  EXPECT_EQ(known.coded("expert on north korea"), "expert on PRK");
  EXPECT_EQ(known.coded("mission in south sudan and sudan"), "mission in SSD and SDN");
  EXPECT_EQ(known.coded("offices of the european union near us"),
            "offices of the european union near us");
  EXPECT_EQ(known.coded(""), "");
}

TEST(CountriesTest, SplitsARunOfNames) {
  const auto known = countries();
  EXPECT_THAT(known.split_run("Kyrgyzstan Mongolia South Sudan Sudan Guinea-Bissau Guinea"),
              Optional(ElementsAre("Kyrgyzstan", "Mongolia", "South Sudan", "Sudan",
                                   "Guinea-Bissau", "Guinea")));
  EXPECT_EQ(known.split_run("Kyrgyzstan Utopia"), std::nullopt);
}

TEST(CountriesTest, SplitsAListButNoName) {
  const auto known = countries();
  EXPECT_THAT(known.split_list("United Kingdom of Great Britain and Northern Ireland and Uruguay"),
              ElementsAre("United Kingdom of Great Britain and Northern Ireland", "Uruguay"));
  EXPECT_THAT(known.split_list("Sudan; Guinea, and Venezuela (Bolivarian Republic of)"),
              ElementsAre("Sudan", "Guinea", "Venezuela (Bolivarian Republic of)"));
  EXPECT_THAT(known.split_list("Uruguay, Kyrgyzstan Mongolia, Guinea**"),
              ElementsAre("Uruguay", "Kyrgyzstan", "Mongolia", "Guinea"));
}

TEST(CountriesTest, PartsNamesWithoutACommaOfWhichOneHasAnAnd) {
  EXPECT_THAT(countries().split_list(
                  "Mongolia, Sudan United Kingdom of Great Britain and Northern Ireland, Uruguay"),
              ElementsAre("Mongolia", "Sudan",
                          "United Kingdom of Great Britain and Northern Ireland", "Uruguay"));
  EXPECT_THAT(countries().split_list("Mongolia Sudan and Uruguay"),
              ElementsAre("Mongolia", "Sudan", "Uruguay"));
}

TEST(CountriesTest, LooksForNoNameBehindAnAndThatNoneGoesOnWith) {
  std::string list = "Utopia";
  for (int i = 0; i < 5'000; ++i) list += " and Sudan Utopia and Mongolia";
  EXPECT_EQ(countries().split_list(list).size(), 10'000U);
}

TEST(CountriesTest, KeepsGroupsWhole) {
  const auto known = countries();
  EXPECT_THAT(known.split_list("Group of 77 and China"), ElementsAre("Group of 77 and China"));
  EXPECT_THAT(known.split_list("European Union and Uruguay"),
              ElementsAre("European Union", "Uruguay"));
  EXPECT_THAT(known.split_list("European Union, except Uruguay and Sudan"),
              ElementsAre("European Union, except Uruguay and Sudan"));
  EXPECT_THAT(known.split_list("Friends of Science and Culture"),
              ElementsAre("Friends of Science and Culture"));
}

TEST(CountriesTest, RefusesACodeThatIsNoneOrIsThere) {
  const auto twice =
      Countries::from_json(parse_json(R"({"countries": [{"iso3": "SDN", "name": "Sudan"},
                                   {"iso3": "SDN", "name": "South Sudan"}]})")
                               .value());
  ASSERT_FALSE(twice);
  EXPECT_EQ(twice.error().detail, "South Sudan: \"SDN\" is no ISO 3166-1 alpha-3 code of its own");
  EXPECT_EQ(Countries::from_json({}).error().detail, "countries: expected a list");
}

TEST(BodiesTest, KnowsABodyByNameAndBySymbol) {
  const auto bodies = Bodies::from_json(parse_json(R"({"bodies": [
          {"name": "General Assembly", "symbols": ["A/"]},
          {"name": "Human Rights Council", "aliases": ["HRC"], "symbols": ["A/HRC/"]}]})")
                                            .value())
                          .value();
  EXPECT_THAT(bodies.canonical("the HRC"), Optional(std::string{"Human Rights Council"}));
  EXPECT_THAT(bodies.of_symbol("A/HRC/RES/54/36"), Optional(std::string{"Human Rights Council"}));
  EXPECT_THAT(bodies.of_symbol("A/RES/78/222"), Optional(std::string{"General Assembly"}));
  EXPECT_EQ(bodies.of_symbol("S/RES/2768 (2025)"), std::nullopt);
}

}  // namespace
}  // namespace mandated::text
