#include <ostream>

#include <gtest/gtest.h>

#include "tests/pipeline/mandate/read_sentence.h"

namespace mandated {
namespace {

struct Sentence {
  std::string_view name;
  std::string_view text;
  std::string_view reason;
};

std::ostream& operator<<(std::ostream& out, const Sentence& sentence) {
  return out << sentence.text;
}

class NoActTest : public testing::TestWithParam<Sentence> {};

TEST_P(NoActTest, HasNoItemsAndItsReason) {
  const auto reading = test::read_sentence(GetParam().text);
  EXPECT_TRUE(reading.items.empty());
  EXPECT_EQ(reading.reason, GetParam().reason);
}

INSTANTIATE_TEST_SUITE_P(
    Sentence, NoActTest,
    testing::Values(
        Sentence{"Agreement",
                 "Welcomes the third renewal, in May 2022, of the memorandum of "
                 "understanding extending the presence of the Office in Utopia;",
                 "an agreement is extended, not a mandate"},
        Sentence{"Courtesy", "Extends its sincere thanks to the Special Rapporteur for the visit;",
                 "thanks, cooperation or an invitation extended, not a mandate"},
        Sentence{"Recalled",
                 "Recalling the decision to extend the mandate of the Special "
                 "Rapporteur on reefs for one year,",
                 "recalls or comments an earlier act"},
        Sentence{"Intention",
                 "Expresses its intention to consider extending the mandate of the Mission;",
                 "an intention, not a decision"},
        Sentence{"Draft",
                 "The draft resolution would extend the mandate of the Mission until "
                 "June 2026.",
                 "a draft: it would act, it has not"},
        Sentence{"OtherOrgan",
                 "Welcomes the decision by the Security Council to extend the "
                 "mandate of the Mission;",
                 "recalls or comments an earlier act"},
        Sentence{"Posts", "Decides to establish 383 posts for the Mission;",
                 "no holder of a mandate is named"},
        Sentence{"Deadline", "Decides to extend the deadline for submissions by two weeks;",
                 "no holder of a mandate is named"},
        Sentence{"Condition",
                 "Decides to terminate the measures imposed by paragraph 4 once peace has come;",
                 "ends only on a condition that has not come true"},
        Sentence{"Request",
                 "Urges the Government to extend the mandate of the national commission;",
                 "asks others to act"}),
    [](const auto& tested) { return std::string{tested.param.name}; });

INSTANTIATE_TEST_SUITE_P(
    ToldInAnAccount, NoActTest,
    testing::Values(
        Sentence{"LastYear",
                 "Last year, the Council extended the mandate of the Special Rapporteur on Utopia.",
                 "recalls or comments an earlier act"},
        Sentence{"Previously",
                 "The Council previously extended the mandate of the Special Rapporteur on sand.",
                 "recalls or comments an earlier act"},
        Sentence{"OfAYear", "The Council established the Reef Panel in 2005.",
                 "recalls or comments an earlier act"},
        Sentence{"Annually",
                 "The mandate of the Special Rapporteur on Utopia has been renewed annually.",
                 "recalls or comments an earlier act"},
        Sentence{
            "Rejected",
            "The Council rejected the resolution. The text extended the mandate of the Special "
            "Rapporteur on Utopia.",
            "a draft: it would act, it has not"},
        Sentence{"IfAdopted",
                 "If adopted, the text extends the mandate of the Reef Mission for one year.",
                 "a draft: it would act, it has not"},
        Sentence{"Nearly", "The Council nearly extended the mandate of the Reef Mission.",
                 "no decision of this organ about a mandate"},
        Sentence{"ByDecree", "A commission of inquiry was established by presidential decree.",
                 "another organ's act"},
        Sentence{"ByAGovernment",
                 "A commission of inquiry was established by the Government of Utopia.",
                 "another organ's act"},
        Sentence{"OfMinisters",
                 "The mandate of UNRM was extended for one year by the Committee of Ministers.",
                 "another organ's act"},
        // Who "it" is stands in no sentence that was read.
        Sentence{"NobodyKnown",
                 "The Reef League met on Monday. It extended the mandate of its mission in Utopia.",
                 "no decision of this organ about a mandate"}),
    [](const auto& tested) { return std::string{tested.param.name}; });

class NoEventTest : public testing::TestWithParam<const char*> {};

TEST_P(NoEventTest, IsToldOf) {
  const auto reading = test::read_sentence(GetParam());
  EXPECT_TRUE(reading.items.empty()) << test::told_with_terms(reading);
}

INSTANTIATE_TEST_SUITE_P(
    Recalled, NoEventTest,
    testing::Values(
        "Reaffirms its decision to extend the mandate of the Reef Mission until 2026;",
        "Recalls its request to the Secretary-General to appoint a special envoy;",
        "Recalls that the Council, in its resolution 9719, extended the mandate of UNRM;",
        "Noting that the Council decided to extend the mandate of UNRM until 3 May,",
        "Having decided to extend the mandate of the Reef Mission,",
        "Welcomes the extension of the mandate of the Special Rapporteur on reefs by the "
        "Human Rights Council, and requests the Secretary-General to transmit his reports;",
        "Notes that the mandate of the Panel expires on 3 May 2026;"));

INSTANTIATE_TEST_SUITE_P(
    NotDecided, NoEventTest,
    testing::Values(
        "Decides to consider the renewal of the mandate of the Working Group;",
        "Decides to review the mandate of UNRM, with a view to extending it;",
        "Requests a report prior to the renewal of its mandate;",
        "Recommends that the Council extend the mandate of the Special Rapporteur;",
        "Decides to request the Council to establish a working group;",
        "By the text, the Council would decide to extend the mandate of UNRM.",
        "The Council failed to renew the mandate of the Reef Experts.",
        "Decides to terminate the measures imposed by paragraph 4 once peace has come;"));

INSTANTIATE_TEST_SUITE_P(
    OthersAct, NoEventTest,
    testing::Values(
        "Noting the communique of the African Union Council, wherein that Council welcomes the "
        "report, and decides to extend the mandate of the African Union Mission in Utopia until 31 "
        "May 2026,",
        "Calls upon the parties to establish a truth commission without delay;",
        "Takes note of the decision of the Board to establish an evaluation office;",
        "Requests UNRM to support the Government in establishing a special court;",
        "Commends the Commission, which established the facts and extended its work;",
        "Welcomes the plan, which brings peace and creates a commission of inquiry;",
        "The High Commissioner proposed to extend the mandate of the country office.",
        "Utopia opposed the extension of the mandate of the Special Rapporteur."));

INSTANTIATE_TEST_SUITE_P(
    NoMandate, NoEventTest,
    testing::Values(
        "Decides to establish 12 new posts for the office of the Special Envoy;",
        "Decides to establish the International Day of Sand, observed on 3 May;",
        "Decides to establish a voluntary trust fund for the Working Group;",
        "Decides to establish working methods for the Committee;",
        "Decides to convene an expert meeting of the Commission on reefs;",
        "Decides to convene a panel discussion on reefs;",
        "Decides to extend the session of the Committee by two days;",
        "Decides to extend the deadline for the report of the Commission to 3 May 2026;",
        "Decides to extend an invitation to the Special Rapporteur;",
        "Renews its call upon the parties to work with the Panel of Experts;",
        "Requests the Secretary-General to appoint a new Special Envoy;",
        "Requests the Secretary-General to appoint the Director of the Agency;",
        "Decides to extend the appointment of Mr. Reef as Prosecutor for two years;",
        "Authorises the deployment of the necessary police force;",
        "Decides to increase the number of members of the Committee to 18;",
        "Decides to expand the use of electronic voting in the Committee;"));

INSTANTIATE_TEST_SUITE_P(
    NoMandateOfTheHolder, NoEventTest,
    testing::Values(
        "Decides to conclude the unspent mandate funds of the Reef Office;",
        "Decides the creation of the post of Coordinator of the Reef Programme;",
        "Decides to create the post of Commissioner for Lamps at the level of Director;",
        "Decides that the Reef Fund shall terminate its contracts by 3 May 2026;",
        "Decides that the Ad Hoc Committee on Reefs shall continue its work for a period of two "
        "weeks;"));

INSTANTIATE_TEST_SUITE_P(
    SubjectToOthers, NoEventTest,
    testing::Values(
        "Decides to apportion among Member States the amount of 10 dollars, subject to a "
        "decision of the Security Council to extend the mandate of the Force;",
        "Decides to apportion the amount for the Mission, should the Council decide to "
        "extend the mandate of the Mission;",
        "Decides that the costs of the Panel, whose mandate was extended until 30 June "
        "2027, shall be met from the budget;",
        "Approves the transfer of posts after the termination of the mandate of UNRM;",
        "Decides that the Committee shall decide whether to end the listing, and that the "
        "measures shall end unless the Committee so decides;",
        "Decides to extend the visa exemption to the staff of the Mission;",
        "Decides to expand the membership of the Committee on Reefs to 115 members;",
        "Decides to elect the members of the Reef Commission for a term of two years;",
        "The resolution fails to create a commission of inquiry."));

INSTANTIATE_TEST_SUITE_P(
    SpokenOfBeside, NoEventTest,
    testing::Values(
        "Decides that the Committee established by paragraph 14 shall meet twice a year;",
        "Decides that the ban shall not apply to supplies for the Mission which is "
        "established under resolution 9769;",
        "Decides that the mandate of the Panel shall include the tasks of paragraph 11;",
        "Decides that the Force shall include a civilian component;",
        "Decides that the Special Rapporteur shall continue to examine reefs;",
        "Decides that the Committee shall cease briefings after 3 May 2026;"));

INSTANTIATE_TEST_SUITE_P(
    Refused, NoEventTest,
    testing::Values(
        "Endorses the Secretary-General's recommendation not to extend the mandate of the United "
        "Nations Mission in Utopia;",
        "Endorses the Secretary-General's recommendation not to terminate the mandate of the "
        "United "
        "Nations Mission in Utopia;",
        "Approves the recommendation of the Secretary-General not to establish a United Nations "
        "Mission in Utopia;",
        "Endorses the recommendation of the Secretary-General in his report not to extend the "
        "mandate of the United Nations Mission in Utopia for one year;"));

TEST(NoActTest, OfAnOrdinarySentenceHasNoReason) {
  const auto reading = test::read_sentence("Takes note of the report on rivers;");
  EXPECT_TRUE(reading.items.empty());
  EXPECT_EQ(reading.reason, "");
}

TEST(NoActTest, IsInNothing) {
  for (const auto* text : {"", " ", "\u2026", ";", "\"\""}) {
    EXPECT_TRUE(test::read_sentence(text).items.empty()) << text;
    EXPECT_EQ(test::read_sentence(text).reason, "") << text;
  }
}

}  // namespace
}  // namespace mandated
