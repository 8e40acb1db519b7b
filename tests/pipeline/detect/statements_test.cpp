#include <gtest/gtest.h>

#include "config/data.h"
#include "pipeline/detect/detect.h"

namespace mandated::detect {
namespace {

Record extending() {
  Record record;
  record.fields = {{"title", Field::known(std::string{"Reefs of Utopia"})},
                   {"un_body", Field::known(std::string{"Human Rights Council"})}};
  record.clauses = {{ClauseKind::operative, "2", 0, "decides",
                     "Decides to extend for one year the mandate of the Special Rapporteur on the "
                     "situation of human rights in Utopia;"}};
  return record;
}

std::vector<Reading> read(const Record& record) {
  static const auto kWords = config::Data::built_in().vocabulary().mandates;
  Profile profile;
  profile.authority = ProfileAuthority::official;
  return readings(record, profile, kWords);
}

TEST(ReadingsTest, TakesAnAdoptedParagraphForAnAct) {
  const auto told = read(extending());
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0].reading.items.size(), 1U);
}

TEST(ReadingsTest, TakesNoParagraphOfADraftForAnAct) {
  auto record = extending();
  record.derived["status"] = {"draft", "front matter"};
  const auto told = read(record);
  ASSERT_EQ(told.size(), 1U);
  EXPECT_TRUE(told[0].reading.items.empty());
  EXPECT_EQ(told[0].reading.reason, "a draft: it would act, it has not");
}

}  // namespace
}  // namespace mandated::detect
