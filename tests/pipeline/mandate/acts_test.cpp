#include <ostream>

#include <gtest/gtest.h>

#include "tests/pipeline/mandate/read_sentence.h"

namespace mandated {
namespace {

struct Sentence {
  std::string_view name;
  std::string_view text;
  std::string_view told;  ///< "action holder" of each item, parted by " | "
};

std::ostream& operator<<(std::ostream& out, const Sentence& sentence) {
  return out << sentence.text;
}

std::string told(const MandateReading& reading) {
  std::string out;
  for (const auto& item : reading.items) {
    out += out.empty() ? "" : " | ";
    out += name_of(item.action);
    if (!item.holder.empty()) out += " " + item.holder;
  }
  return out;
}

class ActTest : public testing::TestWithParam<Sentence> {};

TEST_P(ActTest, IsReadFromItsSentence) {
  const auto reading = test::read_sentence(GetParam().text);
  EXPECT_EQ(told(reading), GetParam().told);
  EXPECT_EQ(reading.reason, "");
}

constexpr auto kName = [](const auto& tested) { return std::string{tested.param.name}; };

INSTANTIATE_TEST_SUITE_P(
    Extended, ActTest,
    testing::Values(
        Sentence{"After",
                 "Decides to extend the mandate of the Special Rapporteur on reefs for a "
                 "period of one year;",
                 "extended Special Rapporteur on reefs"},
        Sentence{"Before",
                 "Decides to extend for two years the mandate of Special Rapporteur on "
                 "the situation of human rights in Utopia, and requests a report;",
                 "extended Special Rapporteur on the situation of human rights in Utopia"},
        Sentence{"DateBefore",
                 "Decides to extend until 31 October 2024 the mandate of the United "
                 "Nations Mission in Utopia (UNMU);",
                 "extended United Nations Mission in Utopia (UNMU)"},
        Sentence{"Renewed",
                 "Also decides to renew the mandate of the Working Group on lost "
                 "letters for a further period of three years;",
                 "extended Working Group on lost letters"},
        Sentence{"Quoted",
                 "\u201CDecides to extend the mandate of the Independent Expert on sand "
                 "for one year\u2026\u201D",
                 "extended Independent Expert on sand"},
        Sentence{"Months", "Decides to extend the mandate of the Panel for 13 months;",
                 "extended Panel"},
        Sentence{"Terminating",
                 "Decides to extend the mandate of the Force, terminating on 30 June 2025;",
                 "extended Force"},
        Sentence{"Passive",
                 "Decides that the mandate of the Special Rapporteur on reefs shall be "
                 "extended for two years;",
                 "extended Special Rapporteur on reefs"},
        Sentence{"Measures", "Extends the authorizations in paragraphs 1 and 2 until 1 June 2026;",
                 "extended authorizations in paragraphs 1 and 2"},
        Sentence{"Reported",
                 "The resolution also extends the mandate of the Special Rapporteur "
                 "on reefs.",
                 "extended Special Rapporteur on reefs"},
        Sentence{"Right",
                 "Decides to extend the mandate of the Special Rapporteur on the right "
                 "to clean air for three years;",
                 "extended Special Rapporteur on the right to clean air"}),
    kName);

INSTANTIATE_TEST_SUITE_P(
    Several, ActTest,
    testing::Values(
        Sentence{"OfBoth",
                 "Decides to extend the mandates of the Fact-Finding Mission and of the "
                 "Special Rapporteur on reefs for one year;",
                 "extended Fact-Finding Mission | extended Special Rapporteur on reefs"},
        Sentence{"Listed",
                 "Decides to extend the mandates of the Monitoring Team and the Panel "
                 "of Experts on sand until 1 May 2026;",
                 "extended Monitoring Team | extended Panel of Experts on sand"},
        Sentence{"Final",
                 "Decides to extend, for a final period of six months, the mandate of "
                 "the Observer Group in Utopia;",
                 "extended Observer Group in Utopia | final Observer Group in Utopia"}),
    kName);

INSTANTIATE_TEST_SUITE_P(
    Others, ActTest,
    testing::Values(
        Sentence{"Established",
                 "Decides to establish, for a period of one year, an independent "
                 "commission of inquiry to look into the raid;",
                 "established independent commission of inquiry"},
        Sentence{"Delegated",
                 "Requests the High Commissioner to appoint, for a renewable period "
                 "of one year, an independent human rights expert on sand;",
                 "established independent human rights expert on sand"},
        Sentence{"Terminated",
                 "Decides to terminate the mandate of the Monitoring Group with "
                 "effect from 31 December 2024;",
                 "terminated Monitoring Group"},
        Sentence{"Discontinued",
                 "Decides to discontinue the mandate of the Independent Expert on sand;",
                 "terminated Independent Expert on sand"},
        Sentence{"Expanded",
                 "Decides to expand the mandate of the Group of Experts on reefs to "
                 "include rivers;",
                 "expanded Group of Experts on reefs"},
        Sentence{"Renamed",
                 "Decides that the Working Group on reefs shall henceforth be known as "
                 "the Working Group on reefs and rivers;",
                 "modified Working Group on reefs and rivers"},
        Sentence{"Seized", "Decides to remain actively seized of the matter.", "seized"},
        Sentence{"Reported",
                 "Requests the High Commissioner to continue to submit an annual "
                 "report to the Council;",
                 "report_requested High Commissioner"}),
    kName);

TEST(HolderTest, HasATypeOfTheVocabulary) {
  const auto type = [](std::string_view holder) {
    const auto text = "Decides to extend the mandate of " + std::string{holder} + " for one year;";
    return test::read_sentence(text).items.at(0).holder_type;
  };
  EXPECT_EQ(type("the Special Rapporteur on reefs"), "special_rapporteur");
  EXPECT_EQ(type("UNMISU"), "mission");
  EXPECT_EQ(type("the Panel of Experts on sand"), "sanctions_experts");
  EXPECT_EQ(type("the Commission of Inquiry on Utopia"), "investigative_body");
}

TEST(HolderTest, IsComparedWithoutCaseArticlesAndParentheses) {
  EXPECT_EQ(mandate::holder_key("The Mission in the North (MIN)"), "mission in north");
  EXPECT_EQ(mandate::holder_key("Mission in North"),
            mandate::holder_key("the mission in the NORTH"));
}

TEST(ActTest, NamesTheResolutionThatFoundedTheMandate) {
  const auto reading = test::read_sentence(
      "Decides to extend the mandate of the Special Rapporteur on reefs, as established in Council "
      "resolution 15/21, for a period of three years;");
  ASSERT_EQ(reading.items.size(), 1U);
  EXPECT_EQ(reading.items[0].base_resolution, "15/21");
  EXPECT_EQ(reading.items[0].holder, "Special Rapporteur on reefs");
}

TEST(ActTest, TakesTheBaseOfItsAuthorizationsFromWhatTheSentenceRecalls) {
  const auto reading = test::read_sentence(
      "Recalls paragraph 7 of resolution 9240 (2021), as last extended by resolution 9380 (2023), "
      "and further extends its authorizations until 3 May 2026;");
  ASSERT_EQ(reading.items.size(), 1U);
  EXPECT_EQ(reading.items[0].base_resolution, "9240 (2021)");
  const auto other = test::read_sentence(
      "Recalls resolution 9240 (2021), and decides to extend the mandate of the Reef Mission until "
      "3 May 2026;");
  ASSERT_EQ(other.items.size(), 1U);
  EXPECT_EQ(other.items[0].base_resolution, "");
}

TEST(ActTest, OfAReportRequestedOrSeizedIsNoEvent) {
  EXPECT_FALSE(makes_event(MandateAction::seized));
  EXPECT_FALSE(makes_event(MandateAction::report_requested));
  EXPECT_FALSE(makes_event(MandateAction::final));
  EXPECT_TRUE(makes_event(MandateAction::extended));
}

TEST(ActTest, IsReadFromTheBeginningOfAnEndlessParagraph) {
  const auto text =
      "Decides to extend the mandate of the Force for one year; " + std::string(200'000, 'x');
  EXPECT_EQ(told(test::read_sentence(text)), "extended Force");
}

}  // namespace
}  // namespace mandated
