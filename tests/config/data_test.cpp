#include "config/data.h"

#include <system_error>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "config/config.h"
#include "tests/config/folder.h"
#include "tests/config/sample.h"

namespace mandated::config {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsSupersetOf;

TEST(DataTest, EveryProfileBuiltInIsRight) {
  const auto data = Data::built_in();
  EXPECT_THAT(data.profile_ids(), Contains("unwatch-resolution"));
  for (const auto& id : data.profile_ids()) {
    const auto profile = data.profile(id);
    ASSERT_TRUE(profile) << profile.error().detail;
    EXPECT_EQ(profile->id, id);
  }
}

TEST(DataTest, TheVocabularyBuiltInIsRight) {
  const auto vocabulary = Data::built_in().vocabulary();
  EXPECT_EQ(vocabulary.countries.iso3("Cambodia"), "KHM");
  EXPECT_EQ(vocabulary.bodies.of_symbol("A/HRC/RES/54/36"), "Human Rights Council");
  EXPECT_EQ(vocabulary.countries.iso3("Western Sahara"), "ESH");
  EXPECT_EQ(vocabulary.countries.iso3_of_voter("Western Sahara"), std::nullopt);
  EXPECT_THAT(Data::built_in().country_codes(), IsSupersetOf({"KHM", "ESH"}));
}

TEST(DataTest, TheDigestOfTheVocabularyIsOfItsFiles) {
  const tests::Folder folder;
  EXPECT_EQ(Data::built_in().vocabulary().digest, Data::from(folder.path()).vocabulary().digest);
  folder.write("vocabulary/bodies.yaml", "bodies:\n  - {name: Human Rights Council}\n");
  EXPECT_NE(Data::built_in().vocabulary().digest, Data::from(folder.path()).vocabulary().digest);
}

TEST(DataTest, NamesTheProfilesThereAreWhereOneIsNot) {
  const auto profile = tests::sample_data().profile("sight");
  ASSERT_FALSE(profile);
  EXPECT_EQ(profile.error().code, Errc::not_found);
  EXPECT_EQ(profile.error().detail, "no profile \"sight\"; there are plain, site");
}

TEST(DataTest, AFileOfTheFolderStandsInForTheBuiltInOne) {
  const tests::Folder folder;
  folder.write("profiles/mine.yaml", "id: mine\nauthority: official\n");
  folder.write("profiles/unwatch-resolution.yaml", "id: unwatch-resolution\nauthority: official\n");
  const auto data = Data::from(folder.path());
  EXPECT_THAT(data.profile_ids(), Contains("mine"));
  EXPECT_EQ(data.profile("unwatch-resolution")->authority, ProfileAuthority::official);
}

TEST(DataTest, NamesTheFileOnDiskWhereItIsWrong) {
  const tests::Folder folder;
  const auto file = folder.write("profiles/mine.yaml", "id: yours\nauthority: official\n");
  const auto profile = Data::from(folder.path()).profile("mine");
  ASSERT_FALSE(profile);
  EXPECT_EQ(profile.error().code, Errc::malformed);
  EXPECT_EQ(profile.error().detail,
            file.string() + ":1:1: id: \"yours\" in a file named for \"mine\"; write that");
}

TEST(DataTest, ThrowsWhereTheVocabularyIsWrong) {
  const tests::Folder folder;
  const auto file = folder.write("vocabulary/countries.yaml", "countries: []\ncountries: []\n");
  try {
    (void)Data::from(folder.path()).vocabulary();
    FAIL() << "accepted";
  } catch (const ConfigError& error) {
    EXPECT_THAT(error.mistakes(), ElementsAre("vocabulary/countries.yaml: " + file.string() +
                                              ":2:1: countries: given twice; once is taken"));
  }
}

TEST(DataTest, ThrowsWhereThereIsNoFolder) {
  EXPECT_THROW((void)Data::from("/nowhere/at/all"), std::system_error);
}

}  // namespace
}  // namespace mandated::config
