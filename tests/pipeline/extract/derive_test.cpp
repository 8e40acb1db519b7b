#include "pipeline/extract/derive.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/pipeline/extract/read_page.h"

namespace mandated::extract {
namespace {

std::map<std::string, Derived, std::less<>> derived(std::string title,
                                                    const std::vector<std::string>& preamble) {
  Record record;
  record.fields["title"] = Field::known(std::move(title));
  for (const auto& text : preamble)
    record.clauses.push_back({ClauseKind::preambular, "", 0, "", text});
  derive(record, test::vocabulary().countries, test::vocabulary().bodies);
  return {record.derived.begin(), record.derived.end()};
}

TEST(DeriveTest, KnowsTheCountryThatATextWithoutATitleIsOn) {
  const auto found = derived(
      "Resolution 2900 (2025)",
      {"Recalling its resolutions on Cyprus,", "Noting that the Government of Cyprus agrees,",
       "Noting the role of the European Union,", "Thanking Argentina,",
       "Welcoming the talks between Greece and Cyprus,",
       "Convinced of the importance of peace in Cyprus,"});
  EXPECT_EQ(found.at("country"), (Derived{"CYP", "preamble"}));
}

TEST(DeriveTest, KnowsNoCountryOfATextOnASubject) {
  const auto found =
      derived("Resolution 2900 (2025)", {"Concerned at piracy off Somalia,", "Thanking Somalia,",
                                         "Thanking Kenya,", "Thanking Nigeria,"});
  EXPECT_EQ(found.count("country"), 0U);
}

TEST(DeriveTest, TakesNoSeaForACountry) {
  const auto found = derived(
      "Resolution 2900 (2025)",
      {"Concerned at piracy in the Gulf of Guinea,", "Noting the waters of the Gulf of Guinea,"});
  EXPECT_EQ(found.count("country"), 0U);
}

TEST(DeriveTest, AsksTheTitleWhereThereIsOne) {
  const auto found = derived("Right to food", {"Thanking Cyprus,", "Welcoming Cyprus,"});
  EXPECT_EQ(found.count("country"), 0U);
}

}  // namespace
}  // namespace mandated::extract
