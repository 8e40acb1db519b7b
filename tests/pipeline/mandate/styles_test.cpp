// How the same is said by the press, by older texts and by other drafters. All sentences are made
// up.
#include <ostream>

#include <gtest/gtest.h>

#include "tests/pipeline/mandate/read_sentence.h"

namespace mandated {
namespace {

struct Sentence {
  std::string_view name;
  std::string_view text;
  std::string_view told;
};

std::ostream& operator<<(std::ostream& out, const Sentence& sentence) {
  return out << sentence.text;
}

class StyleTest : public testing::TestWithParam<Sentence> {};

TEST_P(StyleTest, IsRead) {
  EXPECT_EQ(test::told_with_terms(test::read_sentence(GetParam().text)), GetParam().told);
}

constexpr auto kName = [](const auto& tested) { return std::string{tested.param.name}; };

#define STYLE(name, ...) \
  INSTANTIATE_TEST_SUITE_P(name, StyleTest, testing::Values(__VA_ARGS__), kName)

STYLE(ToldInThePast,
      Sentence{"Passive", "The mandate of the Commission of Inquiry on Utopia was also extended.",
               "extended Commission of Inquiry on Utopia"},
      Sentence{"PassiveOfTwo",
               "The mandates of the Special Rapporteur on reefs and the Independent Expert on sand "
               "were extended for one year.",
               "extended Special Rapporteur on reefs | P1Y; extended Independent Expert on sand | "
               "P1Y"},
      Sentence{"ThatOf",
               "Another new mandate, that of an Independent Expert on tides, was created for three "
               "years.",
               "established Independent Expert on tides | P3Y"},
      Sentence{"AndAlso",
               "The Council extended the mandate of the Special Rapporteur on Utopia and "
               "established a Commission of Inquiry on Laputa.",
               "extended Special Rapporteur on Utopia; established Commission of Inquiry on "
               "Laputa"},
      Sentence{"AndAnother",
               "The Council established a fact-finding mission on Utopia; and a working group on "
               "sand.",
               "established fact-finding mission on Utopia; established working group on sand"},
      Sentence{
          "TermOfAll",
          "The Council extended for one year the mandates of the Special Rapporteur on Utopia, "
          "the Rights Commission in Laputa, and the open-ended working group on sand.",
          "extended Special Rapporteur on Utopia | P1Y; extended Rights Commission in Laputa "
          "| P1Y; extended open-ended working group on sand | P1Y"},
      Sentence{"SubjectApart",
               "The Security Council, meeting in private, on Friday extended until April 30, 2026 "
               "the mandate of the panel of experts assisting the reef committee.",
               "extended panel of experts | 2026-04-30"},
      Sentence{"ByItsResolution",
               "Resolution 9240, which won wide support, extends the mandate of the Panel of "
               "Experts till June 24, 2026.",
               "extended Panel of Experts | 2026-06-24"});

STYLE(ToldOfThePast,
      Sentence{"BeforeThisText",
               "The Assembly, in its resolution 65/934, extended the mandate of the Reef Mission.",
               ""},
      Sentence{"ByAnOlderOne", "The mandate of the Panel was extended by resolution 9100 (2005).",
               ""},
      Sentence{"InAYear", "The mandate of the Reef Mission was extended in 2006.", ""});

STYLE(OlderTexts,
      Sentence{"ThereIs", "There is hereby established a Reef Commission on Sand;",
               "established Reef Commission on Sand"},
      Sentence{"OnceMore",
               "Extends once more the stationing in Utopia of the Reef Force for a further period "
               "ending 15 June 1977;",
               "extended Reef Force | 1977-06-15"},
      Sentence{"ThatIs",
               "Decides that the mandate of the Reef Force should be extended for six months, that "
               "is, until 24 October 1974;",
               "extended Reef Force | P6M | 1974-10-24"},
      Sentence{"InitialPeriod",
               "Decides to set up under its authority a Reef Observer Force; the Force shall be "
               "kept for an initial period of six months;",
               "established Reef Observer Force | P6M"},
      Sentence{"NotToExceed",
               "Decides that the Reef Transitional Authority shall be established under its "
               "authority for a period not to exceed eighteen months;",
               "established Reef Transitional Authority | P18M"},
      Sentence{"InterimPeriod",
               "Decides to extend the mandate of REEFOM II for an interim period expiring on 4 "
               "November 1994;",
               "extended REEFOM II | 1994-11-04"},
      Sentence{"ByTheChairman",
               "Requests the Chairman of the Commission to appoint, after consultations, a special "
               "representative on Utopia;",
               "established special representative on Utopia"},
      Sentence{
          "ContinuesInBeing",
          "Decides to maintain the Special Committee on Tides in being until its next session;",
          "extended Special Committee on Tides | its next session"},
      Sentence{"UpToAndIncluding",
               "Decides to extend the mandate of the Special Adviser up to and including the "
               "eightieth session;",
               "extended Special Adviser | the eightieth session"});

STYLE(ProperNames,
      Sentence{"Entitled",
               "Decides to authorize the deployment of a reef operation in Utopia entitled the "
               "Reef Operation in Utopia (ROU);",
               "established Reef Operation in Utopia (ROU)"},
      Sentence{"KnownAs",
               "Decides to establish a police force to be known as the Reef Police Task Force;",
               "established Reef Police Task Force"},
      Sentence{"AfterTheTerm",
               "Decides to establish an operation in Utopia for a period of one year, to be called "
               "the Reef Operation in Utopia;",
               "established Reef Operation in Utopia | P1Y"},
      Sentence{"NameOf",
               "Decides that the name of UNRM in the north shall be the Northern Reef Force;",
               "modified Northern Reef Force"},
      Sentence{"ChangedName",
               "Decides to change the name of the Reef Fund for Activities to the Reef Fund;",
               "modified Reef Fund"},
      Sentence{"RenamedWithoutAs",
               "Decides to rename the Committee on Tides the Committee on Tides and Sand;",
               "modified Committee on Tides and Sand"},
      Sentence{"ParticipleInATitle",
               "Decides to establish a Register of Damage Caused by the Building of the Dyke;",
               "established Register of Damage Caused by the Building of the Dyke"});

STYLE(NamesEnd,
      Sentence{"Participle",
               "Requests the Secretary-General to establish a small reef support office staffed by "
               "experts;",
               "established small reef support office"},
      Sentence{"UpToMany",
               "Requests the Secretary-General to establish a group of governmental experts of up "
               "to 25 States;",
               "established group of governmental experts"},
      Sentence{"OpenTo",
               "Decides to establish an Open-ended Working Group on Tides, open to all States;",
               "established Open-ended Working Group on Tides"},
      Sentence{"InterAlia",
               "Decides to extend the mandate of the Special Rapporteur to, inter alia, examine "
               "sand;",
               "extended Special Rapporteur"},
      Sentence{"TwoOfThem",
               "Decides to extend the mandate of the Special Representative for Utopia and of UNRM "
               "to 31 October 2001;",
               "extended Special Representative for Utopia | 2001-10-31; extended UNRM | "
               "2001-10-31"},
      Sentence{"ThatSupportThem",
               "Decides that the mandate of UNRM and of the Laputan forces which support it shall "
               "be extended until 10 January 2007;",
               "extended UNRM | 2007-01-10; extended Laputan forces | 2007-01-10"},
      Sentence{"FinalTime",
               "Decides to extend the mandate of UNRM a final time until 31 December 2026;",
               "extended UNRM | 2026-12-31; final UNRM | 2026-12-31"},
      Sentence{"FurtherAndFinal",
               "Decides to extend the mandate of UNRM for a further and final two months;",
               "extended UNRM | P2M; final UNRM"});

STYLE(Measures,
      Sentence{"OfSeveralKinds",
               "Decides to extend until 30 April 2012 the measures on the financial, travel and "
               "arms restrictions imposed by paragraphs 7 to 12 of resolution 9572 (2004);",
               "extended measures on the financial, travel and arms restrictions imposed by "
               "paragraphs 7 to 12 of resolution 9572 (2004) | 2012-04-30"},
      Sentence{"AndTheCommittee",
               "Decides to terminate the measures on arms set forth in paragraph 2 of resolution "
               "9521 (2003) and to dissolve the Reef Committee;",
               "terminated measures on arms set forth in paragraph 2 of resolution 9521 (2003); "
               "terminated Reef Committee"},
      Sentence{"RemainInForce",
               "Decides that the provisions of paragraph 2 of resolution 9986 (1995) shall remain "
               "in force for another period of 180 days;",
               "extended provisions of paragraph 2 of resolution 9986 (1995) | P180D"},
      Sentence{"ToDeploy",
               "Decides to renew for twelve months the authorization for Member States to deploy "
               "the Reef Support (RSM) mission;",
               "extended Reef Support (RSM) mission | P12M"},
      Sentence{"ToContinue",
               "Authorizes Member States to continue for a further planned period of 12 months the "
               "multinational reef force (RFOR);",
               "extended multinational reef force (RFOR) | P12M"});

STYLE(Strength,
      Sentence{"Increase", "Authorizes an increase in the authorized strength of UNRM to 9,792;",
               "expanded UNRM"},
      Sentence{"OfItsComponent",
               "Decides to extend the mandate of UNRM until 31 March 2017 and to decrease the "
               "ceiling of its military component to 434 personnel;",
               "extended UNRM | 2017-03-31; reduced UNRM"},
      Sentence{"ComponentIncreased",
               "Decides that UNRM's military component shall be increased to 17,500 personnel;",
               "expanded UNRM"},
      Sentence{"AlsoCover",
               "Decides that the mandate of the Special Rapporteur on sand shall henceforth also "
               "cover tides;",
               "expanded Special Rapporteur on sand"});

STYLE(NoMandates,
      Sentence{"SessionLengthened",
               "Decides to extend the duration of the annual session of the Reef Commission to ten "
               "working days;",
               ""},
      Sentence{"MeetingLengthened", "Decides to extend the reef panel by one hour;", ""},
      Sentence{"HeadOfAMission",
               "Decides to establish UNRM for one year and requests the Secretary-General to "
               "appoint a Special Representative to head the mission;",
               "established UNRM | P1Y"},
      Sentence{"NoTerm",
               "Requests the Secretary-General to extend the mandate of the Reef Commission for a "
               "period of up to six months;",
               "extended Reef Commission | P6M"});

STYLE(AfterAnotherAct,
      Sentence{"Removes",
               "Decides to remove the limit on the continuation of the Office and to continue the "
               "Office until the refugees are home;",
               "extended Office | the refugees are home"},
      Sentence{"AskedOfOthers",
               "Decides to request the Government to end the siege and to extend the mandate of "
               "the national commission;",
               ""});

}  // namespace
}  // namespace mandated
