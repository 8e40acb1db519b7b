#include "pipeline/series/member.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "config/data.h"

namespace mandated::series {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const mandate::Words& words() {
  static const auto kWords = config::Data::built_in().vocabulary().mandates;
  return kWords;
}

Record record_of(std::vector<Clause> clauses) {
  Record record;
  record.fields["title"] = Field::known(std::string{"Resolution 2900 (2025)"});
  record.fields["symbol"] = Field::known(std::string{"S/RES/2900 (2025)"});
  record.clauses = std::move(clauses);
  return record;
}

Clause said(std::string text) { return {ClauseKind::operative, "1", 0, "", std::move(text)}; }
Clause below(std::string text) { return {ClauseKind::operative, "a", 1, "", std::move(text)}; }

std::vector<std::string> holders(std::vector<Clause> clauses) {
  return member_of({}, record_of(std::move(clauses)), words()).holders;
}

TEST(MemberTest, ActsOnAMissionUnderItsAcronymAndItsFullName) {
  EXPECT_THAT(holders({said("Commends the United Nations Force in Utopia (UNFU);"),
                       said("Decides to extend the mandate of UNFU until 31 May 2026;")}),
              ElementsAre("unfu", "united nations force in utopia"));
}

TEST(MemberTest, IsToldNothingByAKindAlone) {
  EXPECT_THAT(
      holders({said("Decides to extend the mandate of the Panel of Experts until 31 May 2026;")}),
      IsEmpty());
}

TEST(MemberTest, ActsInASubparagraphOnlyWhereTheParagraphDecides) {
  const auto renewal = below("To extend the mandate of the Mission in Utopia until 31 May 2026;");
  EXPECT_THAT(holders({said("Decides:"), renewal}), ElementsAre("mission in utopia"));
  EXPECT_THAT(holders({said("Urges the Government:"), renewal}), IsEmpty());
}

}  // namespace
}  // namespace mandated::series
