// Forms in which organs decide, beyond "decides to extend". All sentences are made up.
#include "tests/pipeline/mandate/sentences.h"

namespace mandated::test {
namespace {

SENTENCES(
    Authorized,
    Sentence{"ToEstablish",
             "Decides to authorize member States of the League to establish for a period of six "
             "months a mission in Utopia, which shall take all measures;",
             "established mission in Utopia | P6M"},
    Sentence{"DeploymentOf",
             "Decides to authorize the deployment of a League-led Reef Mission (LRM) for one year;",
             "established League-led Reef Mission (LRM) | P1Y"},
    Sentence{"EstablishmentFor",
             "Authorizes, as foreseen in the Agreement, the establishment for 6 months of a Reef "
             "Assistance Force to assist the authorities;",
             "established Reef Assistance Force | P6M"},
    Sentence{"FormAndDeploy",
             "Authorizes Member States that have told the Secretary-General to form and deploy a "
             "Reef Support (RSM) mission with a lead country, for an initial period of one year;",
             "established Reef Support (RSM) mission | P1Y"},
    Sentence{"ToMaintain",
             "Decides to renew the authorization of Member States of the League to maintain LMIR "
             "until 31 January 2027 to carry out its mandate;",
             "extended LMIR | 2027-01-31"},
    Sentence{"ToTheForce",
             "Decides to extend for one year the authorization to the multinational force;",
             "extended multinational force | P1Y"},
    Sentence{"Expansion", "Authorizes expansion of the mandate of the Reef Assistance Force;",
             "expanded Reef Assistance Force"});

SENTENCES(
    Delegated,
    Sentence{
        "Within",
        "Requests the Secretary-General, in consultation with the Committee, to create, within "
        "30 days from the adoption of this resolution, and for a period expiring on 28 July "
        "2027, a group of no more than four experts, having the necessary skills;",
        "established group of no more than four experts | 2027-07-28"},
    Sentence{
        "AtLeast",
        "Requests the High Commissioner to establish a group of eminent experts with knowledge "
        "of reefs for a period of at least one year, with the following mandate:",
        "established group of eminent experts | P1Y"},
    Sentence{"HighestLevel",
             "Requests the Secretary-General to appoint, at the highest level, a special "
             "representative to study reefs for a period of three years;",
             "established special representative | P3Y"});

SENTENCES(
    Wider,
    Sentence{"Territory",
             "Decides to extend the mandate of the team of experts on reefs to the whole of the "
             "territory of Utopia;",
             "expanded team of experts on reefs"},
    Sentence{
        "TerritoryFirst",
        "Decides to extend to the entire territory of Utopia the mandate of the team of experts "
        "on reefs;",
        "expanded team of experts on reefs"},
    Sentence{
        "LongerAndWider",
        "Decides to renew the mandate of the team of experts on reefs for one year and to extend "
        "it to the whole country;",
        "extended team of experts on reefs | P1Y; expanded team of experts on reefs"});

SENTENCES(
    Titles,
    Sentence{
        "Bears",
        "Decides that, in view of the new phase, the mission in that country, UNRM, shall, as "
        "from 1 July 2027, bear the title of the United Nations Stabilization Mission in Utopia;",
        "modified United Nations Stabilization Mission in Utopia"},
    Sentence{
        "MandateHolder",
        "Decides to extend the mandate of the current mandate holder, the Independent Expert on "
        "reefs, for one year;",
        "extended Independent Expert on reefs | P1Y"},
    Sentence{
        "Anew",
        "Decides to extend the mandate of the current mandate holder, for three years, as a "
        "Special Rapporteur on the issue of obligations relating to clean sand;",
        "extended Special Rapporteur on the issue of obligations relating to clean sand | P3Y; "
        "modified Special Rapporteur on the issue of obligations relating to clean sand"},
    Sentence{"Reconstituted",
             "Decides to reconstitute the Committee on Trade as the Committee on Trade and Reefs;",
             "modified Committee on Trade and Reefs"},
    Sentence{"NewMandate",
             "Decides to establish a new mandate, for three years, of an independent expert in the "
             "field of reefs, as set out below;",
             "established independent expert in the field of reefs | P3Y"});

SENTENCES(
    NamesOfBodies,
    Sentence{"Listed",
             "Decides to establish, as a subsidiary body of the Council, the United Nations "
             "Monitoring, Counting and Inspection Commission (UNMCIC) which replaces another;",
             "established United Nations Monitoring, Counting and Inspection Commission (UNMCIC)"},
    Sentence{"OfExpertsOwn", "Decides to extend the Panel of Experts' mandate until 3 May 2027;",
             "extended Panel of Experts | 2027-05-03"},
    Sentence{"AfterTheVerb",
             "Authorizes UNRM to go on watching, and extends its mandate until 15 July 2027;",
             "extended UNRM | 2027-07-15"},
    Sentence{
        "TwoAtOnce",
        "Decides to terminate immediately the mandates of UNRM and the UNSM under the relevant "
        "resolutions;",
        "terminated UNRM; terminated UNSM"});

SENTENCES(Ended,
          Sentence{"Withdrawn", "Decides to withdraw UNRM effective 11 July 2027, and thanks it;",
                   "terminated UNRM | 2027-07-11"},
          Sentence{"Liquidated",
                   "Decides that the Reef Mission will be liquidated by 30 June 2027;",
                   "terminated Reef Mission | 2027-06-30"},
          Sentence{"BroughtToAnEnd",
                   "Decides to bring to an end the mandate of UNRM on 31 July 2027;",
                   "terminated UNRM | 2027-07-31"});

SENTENCES(
    ToldByThePress,
    Sentence{
        "OnADay",
        "The UN Security Council on Tuesday unanimously decided to extend for one more year the "
        "mandate of the Panel of Experts that watches Utopia.",
        "extended Panel of Experts | P1Y"},
    Sentence{
        "ActingUnder",
        "The Security Council today, acting under Chapter VII, extended the mandate of the Panel "
        "of Experts on Utopia for one year.",
        "extended Panel of Experts on Utopia | P1Y"},
    Sentence{"TakingAction",
             "Taking action on texts under this item, the Council renewed the mandate of the "
             "Independent Expert on reefs for one year and asked him for a report.",
             "extended Independent Expert on reefs | P1Y"});

SENTENCES(ToldByOthers,
          Sentence{"Analysis", "It also renews the mandate of the Commission of Inquiry on Utopia.",
                   "extended Commission of Inquiry on Utopia"},
          Sentence{
              "Past",
              "The Council extended the mandate of the Working Group on Reefs for three years.",
              "extended Working Group on Reefs | P3Y"},
          Sentence{"Today",
                   "The Human Rights Council today decided to establish a commission of inquiry on "
                   "Utopia for one year.",
                   "established commission of inquiry on Utopia | P1Y"},
          Sentence{"Agreed",
                   "The Working Party agreed to extend the mandate of the Group of Experts on Road "
                   "Signs for two years.",
                   "extended Group of Experts on Road Signs | P2Y"});

SENTENCES(
    Nouns,
    Sentence{
        "ProceedWith",
        "Decides, in view of the storm, to proceed with a technical extension of the mandate of "
        "the independent expert on sand until the end of its fifteenth session;",
        "extended independent expert on sand | the end of its fifteenth session"},
    Sentence{"SixMonth", "Approves a six-month extension of the mandate of UNRM;",
             "extended UNRM | P6M"},
    Sentence{"Immediate",
             "Authorizes, as the report proposes, the immediate establishment of the Reef Observer "
             "Group;",
             "established Reef Observer Group"},
    Sentence{"OthersProceed",
             "Authorizes the Secretary-General to proceed with the establishment of the Reef "
             "Observer Group;",
             "established Reef Observer Group"},
    Sentence{"Appointment", "Approves the appointment of a Special Rapporteur on sand;",
             "established Special Rapporteur on sand"},
    Sentence{"OfficeFilled", "Approves the appointment of the Director of the Reef Agency;", ""},
    Sentence{"RecommendationOfAnother",
             "Concurs with the recommendation of the Secretary-General that the mandate of UNRM be "
             "extended until 30 June 2026;",
             "extended UNRM | 2026-06-30"},
    Sentence{"OwnRecommendation",
             "Recommends that the mandate of the Special Rapporteur on sand be extended;", ""});

SENTENCES(
    Recommended,
    Sentence{"Renewal",
             "Recommends that the Secretary-General extend the mandate of the Special "
             "Representative for Sand for a further period of three years;",
             "extended Special Representative for Sand | P3Y"},
    Sentence{"Appointment",
             "Recommends that the Secretary-General appoint for a period of two years a Special "
             "Representative on the impact of sand on reefs and ensure that he is supported;",
             "established Special Representative on the impact of sand on reefs | P2Y"},
    Sentence{"ToAnOrgan", "Recommends that the Council appoint a Special Rapporteur on sand;", ""},
    Sentence{"ToConsider",
             "Recommends that the Secretary-General consider extending the mandate of the Special "
             "Representative for Sand;",
             ""},
    Sentence{"Report",
             "Recommends that the Secretary-General report on the establishment of the Sand Fund;",
             ""});

SENTENCES(
    ToldApart,
    Sentence{"ListsOfParagraphsOfTwoResolutions",
             "Decides to lift the prohibitions imposed by paragraphs 5, 6, and 7 (a) of resolution "
             "9343 (2001) and paragraphs 17 and 28 of resolution 9478 (2003);",
             "terminated prohibitions imposed by paragraphs 5, 6, and 7 (a) of resolution 9343 "
             "(2001) and paragraphs 17 and 28 of resolution 9478 (2003)"},
    Sentence{"MeasuresBeforeAnotherVerb",
             "Decides to lift the measures imposed by paragraph 4 of resolution 9343 (2001) and "
             "requests the Secretary-General to report;",
             "terminated measures imposed by paragraph 4 of resolution 9343 (2001)"},
    Sentence{"CommitteeByWhoHelpsIt",
             "Decides to extend until 28 February 2027 the mandate of the 9540 Committee with the "
             "continued assistance of its experts;",
             "extended 9540 Committee | 2027-02-28"});

SENTENCES(
    Continued,
    Sentence{"ABody",
             "Decides to continue the Committee on Information from Reef Territories on the same "
             "basis;",
             "extended Committee on Information from Reef Territories"},
    Sentence{"FromADate",
             "Decides to continue the Reef Office for a period of five years from 1 January 1994;",
             "extended Reef Office | P5Y"},
    Sentence{"ItsWork", "Decides to continue the work of the Reef Panel;", ""},
    Sentence{"PhaseOfItsTransition",
             "Decides that UNRM shall deliver a first phase of its transition until 31 October "
             "2026;",
             "extended UNRM | 2026-10-31"},
    Sentence{"Tasks", "Decides that UNRM shall carry out its tasks with care;", ""},
    Sentence{"InAdditionToItsMandate",
             "Decides that, in addition to its mandate as set out in resolution 9655 (2022), the "
             "Reef Mission shall verify the ceasefire;",
             "expanded Reef Mission"});

SENTENCES(
    Lists,
    Sentence{
        "OfDecisions",
        "Decides: (a) to call upon the parties to stop; (b) to extend the mandate of UNRM for 6 "
        "months until 30 Sept. 1990; (c) to request the Secretary-General to submit a report.",
        "extended UNRM | P6M | 1990-09-30"},
    Sentence{"HerebyEstablished",
             "A Commission of the Council is hereby established composed of three members;",
             "established Commission of the Council"},
    Sentence{"AndToRequest",
             "Decides to extend the mandate of UNRM for one year, and to request the "
             "Secretary-General to appoint a special envoy on sand;",
             "extended UNRM | P1Y; established special envoy on sand"},
    Sentence{"RequestsOneAfterTheOther",
             "Decides to request the Secretary-General to appoint a Special Rapporteur on sand, to "
             "request the Secretary-General to appoint an independent expert on tides for two "
             "years, and to request the Secretary-General to establish a panel of experts on reefs "
             "for one year;",
             "established Special Rapporteur on sand; established independent expert on tides | "
             "P2Y; established panel of experts on reefs | P1Y"},
    Sentence{"RequestsOfNobodyKnown",
             "Decides to request the League to appoint a Special Rapporteur on sand, and to "
             "request the Secretary-General to appoint a special envoy on tides;",
             "established special envoy on tides"},
    Sentence{"HerWork",
             "Decides that the Special Rapporteur on sand shall continue her work for a further "
             "three years;",
             "extended Special Rapporteur on sand | P3Y"},
    Sentence{"HisWork",
             "Decides that the Independent Expert on reefs shall continue his work until 30 June "
             "2026;",
             "extended Independent Expert on reefs | 2026-06-30"},
    Sentence{"HerVisits", "Decides that the Special Rapporteur on sand shall continue her visits;",
             ""},
    Sentence{
        "ContinueMonitoring",
        "Authorizes the Reef Military Observers to continue monitoring the reef until 15 January "
        "2026;",
        "extended Reef Military Observers | 2026-01-15"},
    Sentence{"Slightly", "Decides to reduce slightly the authorized troop ceiling of UNRM;",
             "reduced UNRM"},
    Sentence{"CeilingOfNobody", "Decides to increase the authorized police ceiling to 345;",
             "expanded"},
    Sentence{"FundOfASubject", "Decides to establish a voluntary fund on contemporary reefs;",
             "established voluntary fund on contemporary reefs"});

SENTENCES(
    NewTitles,
    Sentence{"OfASubject",
             "Decides to extend the current mandate on sand, as a special rapporteur, for three "
             "years;",
             "extended special rapporteur on sand | P3Y"},
    Sentence{"OfAProcedure",
             "Decides to extend the special procedure on sand as a Special Rapporteur for three "
             "years;",
             "extended special procedure on sand | P3Y; modified special procedure on sand"},
    Sentence{"RenameIt",
             "Decided to redefine the mandate of the reef expert and rename it \u201Cindependent "
             "expert on sand\u201D;",
             "modified independent expert on sand"});

SENTENCES(
    Reports,
    Sentence{"Annual", "Requests the Special Rapporteur to submit an annual report to the Council;",
             "report_requested Special Rapporteur"},
    Sentence{"OfTheSecretaryGeneral",
             "Requests the Secretary\u2011General to keep the Council informed and to report every "
             "90 days;",
             "report_requested Secretary\u2011General"},
    Sentence{"OfStates", "Requests all Governments to report to the Committee;", ""},
    Sentence{"Decided",
             "Further decides that the Expert Mechanism shall report once a year to the Council;",
             "report_requested Expert Mechanism"},
    Sentence{
        "AndSeized",
        "The Council also requested the Secretary-General to continue reporting and decided to "
        "remain seized of the matter.",
        "report_requested Secretary-General; seized"},
    Sentence{"Means",
             "Requests the Secretary-General to provide the resources needed for the report;", ""},
    Sentence{"Recalled",
             "Recalling that the Council, in its resolution 47/21, requested the High Commissioner "
             "to report on sand,",
             ""},
    Sentence{
        "BesideAnAct",
        "Decides to extend the mandate of the Reef Panel and requests the Reef Panel to submit "
        "a report;",
        "extended Reef Panel"});

class SubparagraphTest : public testing::Test {
 protected:
  static std::string told(std::string_view lead, std::string_view text) {
    return told_with_terms(read_below(text, lead));
  }
};

TEST_F(SubparagraphTest, IsAnActWhereTheParagraphAboveDecides) {
  EXPECT_EQ(told("Decides:", "To establish a commission of inquiry on Utopia;"),
            "established commission of inquiry on Utopia");
  EXPECT_EQ(told("Decides, in this regard:", "To terminate the mandate of UNRM on 3 May 2027;"),
            "terminated UNRM | 2027-05-03");
}

TEST_F(SubparagraphTest, DecidesWhatShallBe) {
  EXPECT_EQ(told("", "That the Reef Fund shall cease to exist after 31 December 1958;"),
            "terminated Reef Fund | 1958-12-31");
  EXPECT_EQ(told("", "That the mandate of the Reef Fund should be ended;"), "");
}

TEST(TitleTest, TellsThatWhoIsEstablishedInASubparagraphIsFounded) {
  const std::string text = "To establish a Reef Committee of the Programme to replace the Board;";
  EXPECT_EQ(told_with_terms(read_under_title(text, "Establishment of the Reef Committee")),
            "established Reef Committee of the Programme");
  EXPECT_EQ(told_with_terms(read_under_title(text, "Situation of reefs")), "");
}

TEST_F(SubparagraphTest, IsADelegationWhereItAsksTheSecretaryGeneral) {
  EXPECT_EQ(told("Requests the Secretary-General:", "To appoint a special envoy on reefs;"),
            "established special envoy on reefs");
}

TEST_F(SubparagraphTest, IsNoneWhereItAsksOthers) {
  EXPECT_EQ(told("Urges the Government of Utopia:",
                 "To extend the mandate of the national commission until 3 May 2027;"),
            "");
}

}  // namespace
}  // namespace mandated::test
