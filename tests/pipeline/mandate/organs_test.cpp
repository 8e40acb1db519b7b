// Whose act an account tells of, where it is known whose account it is. All sentences are made up.
#include <ostream>

#include <gtest/gtest.h>

#include "tests/pipeline/mandate/read_sentence.h"

namespace mandated::test {
namespace {

constexpr auto* kRights = "Human Rights Council";

struct Account {
  std::string_view name;
  std::string_view text;
  std::string_view body = kRights;
};

std::ostream& operator<<(std::ostream& out, const Account& account) { return out << account.text; }

constexpr auto kName = [](const auto& tested) { return std::string{tested.param.name}; };

class OtherOrganTest : public testing::TestWithParam<Account> {};

TEST_P(OtherOrganTest, ActsForItself) {
  const auto reading = read_of_body(GetParam().text, GetParam().body);
  EXPECT_EQ(told_with_terms(reading), "");
  EXPECT_EQ(reading.reason, "another organ's act");
}

INSTANTIATE_TEST_SUITE_P(
    Account, OtherOrganTest,
    testing::Values(
        Account{"Past", "The Security Council extended the mandate of UNRM for one year."},
        Account{"Present", "The Security Council extends the mandate of UNRM until 30 June 2026.",
                "General Assembly"},
        Account{"Voted",
                "The UN Security Council (UNSC) voted today to extend the mandate of UNRM."},
        Account{"Predecessor",
                "The Commission on Human Rights decided to appoint a Special Rapporteur on sand."},
        Account{"ThenIt",
                "The Security Council condemned the raid. It extended the mandate of UNRM."},
        Account{"MetThenIt",
                "The Security Council met on Monday. It extended the mandate of UNRM."},
        Account{"MetThenItWithoutAnArticle",
                "UN Security Council members gathered today. It renewed the mandate of UNRM."},
        Account{"OneVerbAfterAnother",
                "The Security Council condemned the raid and extended the mandate of UNRM."},
        Account{"Passive", "The mandate of UNRM was extended by the Security Council."},
        Account{"While",
                "While extending the mandate of UNRM for six months, the Security Council asked "
                "for a report."}),
    kName);

class OwnOrganTest : public testing::TestWithParam<Account> {};

TEST_P(OwnOrganTest, IsReadWithWhoeverIsNamed) {
  const auto reading = read_of_body(GetParam().text, GetParam().body);
  EXPECT_EQ(told_with_terms(reading), "extended Reef Panel | P1Y");
}

INSTANTIATE_TEST_SUITE_P(
    Account, OwnOrganTest,
    testing::Values(
        Account{"InFull",
                "The Human Rights Council extended the mandate of the Reef Panel for one "
                "year."},
        Account{"ByAnotherName", "The UNHRC extended the mandate of the Reef Panel for one year."},
        Account{"ShortName", "The Council extended the mandate of the Reef Panel for one year."},
        Account{"It", "It extended the mandate of the Reef Panel for one year."},
        Account{"MetThenIt",
                "The Human Rights Council met on Monday, after the Security Council. It extended "
                "the mandate of the Reef Panel for one year."},
        Account{"MetThenItBySomeCouncil",
                "The Council met on Monday. It extended the mandate of the Reef Panel for one "
                "year."},
        Account{"NobodyKnown",
                "The Security Council extended the mandate of the Reef Panel for one year.", ""},
        Account{"NoOrganOfTheList",
                "The Security Council extended the mandate of the Reef Panel for one year.",
                "Reef League"},
        Account{"AfterAnother",
                "The Security Council condemned the raid. The Human Rights Council extended the "
                "mandate of the Reef Panel for one year."},
        Account{
            "Both",
            "The General Assembly and the Security Council decided to extend the mandate of the "
            "Reef Panel for one year.",
            "General Assembly"},
        Account{
            "BothFromTheSecond",
            "The General Assembly and the Security Council decided to extend the mandate of the "
            "Reef Panel for one year.",
            "Security Council"},
        Account{"TextOnAnother",
                "The text on the General Assembly's request extends the mandate of the Reef Panel "
                "for one year."},
        Account{"OperativeParagraph",
                "Decides, following the request of the Security Council, to extend the mandate of "
                "the Reef Panel for one year;"}),
    kName);

}  // namespace
}  // namespace mandated::test
