// The traps of mandate language, one suite for each. All sentences are made up.
#include "tests/pipeline/mandate/sentences.h"

namespace mandated::test {
namespace {

SENTENCES(
    TermBeforeTheObject,
    Sentence{"Date", "Decides to extend until 3 May 2026 the mandate of the Reef Mission;",
             "extended Reef Mission | 2026-05-03"},
    Sentence{"Duration", "Decides to renew, for two years, the mandate of the Panel on Sand;",
             "extended Panel on Sand | P2Y"},
    Sentence{"FinalPeriod",
             "Decides to extend for a final period the mandate of UNRM until 1 May 2026;",
             "extended UNRM | 2026-05-01; final UNRM | 2026-05-01"},
    Sentence{"DurationFromAdoption",
             "Decides to renew for a further period of three months from the date of this "
             "resolution the authorizations as set out in paragraph 7 of resolution 9240 (2015);",
             "extended authorizations as set out in paragraph 7 of resolution 9240 (2015) | P3M"},
    Sentence{"Insertion",
             "Decides to extend until 30 June 2026, without prejudice to paragraph 4 above, the "
             "mandate of the Reef Agency;",
             "extended Reef Agency | 2026-06-30"},
    Sentence{"LongInsertion",
             "Decides, in order to help the Committee, as well as to support the Panel, to extend "
             "the mandate of the Monitoring Team for 18 months;",
             "extended Monitoring Team | P18M"},
    Sentence{
        "BeforeTheVerb",
        "Decides, for a further period of one year, to extend the mandate of the Reef Mission;",
        "extended Reef Mission | P1Y"},
    Sentence{"Place", "Decides to establish on the territory of Utopia a Mission for one year;",
             "established Mission | P1Y"});

SENTENCES(
    EndInWords,
    Sentence{"TerminatingOn",
             "Decides to extend the mandate of UNRM for a new period terminating on 15 June 2026;",
             "extended UNRM | 2026-06-15"},
    Sentence{"FurtherPeriodEnding",
             "Extends the mandate of UNRM for a further period ending 15 June 2026;",
             "extended UNRM | 2026-06-15"},
    Sentence{"Session",
             "Decides to extend the mandate of the Independent Expert on reefs until its sixtieth "
             "session;",
             "extended Independent Expert on reefs | its sixtieth session"},
    Sentence{"Month", "Decides to extend the mandate of the Reef Mission until September 2026;",
             "extended Reef Mission | September 2026"},
    Sentence{"MonthEnd", "Decides to extend the mandate of the Panel until the end of April 2026;",
             "extended Panel | 2026-04-30"},
    Sentence{"ExtendedTo", "Decides that the mandate of UNRM shall be extended to 31 January 2026;",
             "extended UNRM | 2026-01-31"},
    Sentence{"AmericanDate", "Decides to extend, until June 30 2026, the mandate of UNRM;",
             "extended UNRM | 2026-06-30"},
    Sentence{"NoBreakSpace",
             "Decides to extend the mandate of UNRM until 30\u00A0June\u00A0"
             "2026;",
             "extended UNRM | 2026-06-30"},
    Sentence{"Ordinal", "Decides to extend the mandate of UNRM to the 30th June 2026;",
             "extended UNRM | 2026-06-30"},
    Sentence{
        "ReportingDate",
        "Decides to establish a Panel of Experts on reefs, and to report no later than 1 May 2026;",
        "established Panel of Experts on reefs"});

SENTENCES(Durations,
          Sentence{"TwiceWritten",
                   "Decides to extend the mandate of UNRM for a period of twelve (12) months;",
                   "extended UNRM | P12M"},
          Sentence{"DigitsFirst",
                   "Decides to extend the mandate of UNRM for a period of 12 (twelve) months;",
                   "extended UNRM | P12M"},
          Sentence{"ThreeYearPeriod",
                   "Decides to extend the mandate of the Reef Committee for a three-year period;",
                   "extended Reef Committee | P3Y"},
          Sentence{"AdditionalYear",
                   "Decides to extend the mandate of the Reef Committee for one additional year;",
                   "extended Reef Committee | P1Y"},
          Sentence{"Sum", "Decides to renew the mandate of UNRM for four months and twenty days;",
                   "extended UNRM | P4M20D"},
          Sentence{
              "Rollover",
              "Decides to extend the mandate of UNRM, as a technical rollover, for 14 days until "
              "15 June 2026;",
              "extended UNRM | P14D | 2026-06-15"},
          Sentence{"UnhyphenedFinal",
                   "Decides to extend the mandate of UNRM for a final six month period;",
                   "extended UNRM | P6M; final UNRM"});

SENTENCES(
    WithoutTheWordMandate,
    Sentence{"Acronym", "Extends UNRM until 3 May 2026;", "extended UNRM | 2026-05-03"},
    Sentence{"Panel", "Decides to renew until 3 May 2026 the Panel on Sand;",
             "extended Panel on Sand | 2026-05-03"},
    Sentence{
        "Measures",
        "Decides to renew until 3 May 2026 the travel and financial measures imposed by "
        "paragraphs 4, 5 and 7 of resolution 9206 (2015);",
        "extended travel and financial measures imposed by paragraphs 4, 5 and 7 of resolution "
        "9206 (2015) | 2026-05-03"},
    Sentence{"Provisions",
             "Decides to renew the provisions set out in paragraph 15 until 3 May 2026;",
             "extended provisions set out in paragraph 15 | 2026-05-03"},
    Sentence{"AuthorizationOf",
             "Decides to extend the authorization of the Reef Support (RSM) mission for one year;",
             "extended Reef Support (RSM) mission | P1Y"},
    Sentence{"Deployment",
             "Authorizes the Member States of the League to maintain the deployment of LMIR until "
             "3 May 2026;",
             "extended LMIR | 2026-05-03"},
    Sentence{
        "Operates",
        "Decides that the Reef Directorate (RED) will continue to operate as a political mission "
        "for the period ending 3 May 2026;",
        "extended Reef Directorate (RED) | 2026-05-03"},
    Sentence{
        "InForce",
        "Decides that the measures imposed by paragraph 2 shall remain in force until 3 May 2026;",
        "extended measures imposed by paragraph 2 | 2026-05-03"},
    Sentence{"Maintained", "Decides to maintain the mandate of UNRM until 3 May 2026;",
             "extended UNRM | 2026-05-03"},
    Sentence{"Stationing",
             "Extends once more the stationing in Utopia of the Reef Force for six months;",
             "extended Reef Force | P6M"});

SENTENCES(
    Several,
    Sentence{"DifferentEnds",
             "Decides to extend the mandate of the Commission of Inquiry for one year and of the "
             "Special Rapporteur on reefs for two years;",
             "extended Commission of Inquiry | P1Y; extended Special Rapporteur on reefs | P2Y"},
    Sentence{"OneEnd",
             "Decides to extend the mandate of the Fact-Finding Mission on Utopia, and also the "
             "mandate of the Special Rapporteur on reefs, for two years;",
             "extended Fact-Finding Mission on Utopia | P2Y; extended Special Rapporteur on reefs "
             "| P2Y"},
    Sentence{"TwoVerbs",
             "Decides to increase the authorized strength of UNRM to 500 troops and to extend its "
             "mandate until 3 May 2026;",
             "expanded UNRM; extended UNRM | 2026-05-03"},
    Sentence{"JoinedVerbs",
             "Decides to extend and expand the mandate of the Reef Panel for one year;",
             "extended Reef Panel | P1Y; expanded Reef Panel"},
    Sentence{
        "EndAndDissolve",
        "Decides to terminate the measures imposed by paragraph 2 of resolution 9343 (2001), and "
        "to dissolve the Committee established under that resolution;",
        "terminated measures imposed by paragraph 2 of resolution 9343 (2001); terminated "
        "Committee"},
    Sentence{
        "FurtherClause",
        "Decides to extend until 3 May 2026 the mandate of UNRM, further decides to extend until "
        "4 May 2026 the tasks of the Reef Force;",
        "extended UNRM | 2026-05-03; extended Reef Force | 2026-05-04"});

SENTENCES(
    Hidden,
    Sentence{
        "AfterRecalls",
        "Recalls paragraph 2 of resolution 9628 (2022), extended by resolution 9670 (2022), and "
        "extends its authorisations until 3 May 2026;",
        "extended authorisations | 2026-05-03"},
    Sentence{
        "Its",
        "Expresses its full support for UNRM and decides to extend its mandate until 3 May 2026;",
        "extended UNRM | 2026-05-03"},
    Sentence{"Acting",
             "Acting under Chapter VII of the Charter, decides to extend the mandate of UNRM for "
             "one year;",
             "extended UNRM | P1Y"},
    Sentence{
        "Automatic",
        "Decides to extend until 31 January 2026 the mandate of UNRM, with a further automatic "
        "extension of an additional nine months, that is, until 31 October 2026, if a chief has "
        "been appointed;",
        "extended UNRM | 2026-01-31; extended UNRM | P9M | 2026-10-31"},
    Sentence{"NonRenewable",
             "Decides to renew the mandate of the Special Envoy for a final, non-renewable period "
             "of six months;",
             "extended Special Envoy | P6M; final Special Envoy"});

SENTENCES(
    EstablishedByDelegation,
    Sentence{
        "Appoint",
        "Requests the President of the Human Rights Council to appoint a special rapporteur on "
        "the situation of human rights in Utopia, for one year;",
        "established special rapporteur on the situation of human rights in Utopia | P1Y"},
    Sentence{"WithoutDelay",
             "Also requests the High Commissioner to designate without delay an expert on reefs;",
             "established expert on reefs"},
    Sentence{"ThatClause",
             "Requests that the Secretary-General rapidly establish a commission of inquiry for "
             "one year;",
             "established commission of inquiry | P1Y"},
    Sentence{
        "Later",
        "Requests the High Commissioner to hold a workshop, and to appoint an independent expert "
        "on sleep for two years;",
        "established independent expert on sleep | P2Y"},
    Sentence{"Reestablish",
             "Requests the Secretary-General to re-establish the Panel of Experts for one year;",
             "established Panel of Experts | P1Y"},
    Sentence{"Extend",
             "Requests the Secretary-General to extend the mandate of the Panel of Experts until "
             "3 May 2026;",
             "extended Panel of Experts | 2026-05-03"},
    Sentence{"Dispatch", "Requests the High Commissioner to dispatch urgently a mission to Utopia;",
             "established mission to Utopia"},
    Sentence{
        "Authorized",
        "Authorizes the Secretary-General, with the help of others, to establish an international "
        "civil presence in Utopia;",
        "established international civil presence in Utopia"},
    Sentence{"Approved",
             "Approves the establishment of the Office of Reefs as set out in the report;",
             "established Office of Reefs"});

SENTENCES(
    Established,
    Sentence{"Adjectives",
             "Decides to urgently establish an ongoing independent, international commission of "
             "inquiry, to be led by three persons;",
             "established ongoing independent, international commission of inquiry"},
    Sentence{"Apposition",
             "Decides to establish a follow-on mission in Utopia, the United Nations Reef Mission "
             "in Utopia (UNRM), for six months;",
             "established United Nations Reef Mission in Utopia (UNRM) | P6M"},
    Sentence{"Post", "Decides to create the post of the High Commissioner for Reefs;",
             "established High Commissioner for Reefs"},
    Sentence{"Body",
             "Decides to convene, from 2027, with a view to a broad, open exchange, a new "
             "open-ended working group on reefs;",
             "established open-ended working group on reefs"},
    Sentence{"Purpose",
             "Decides to establish an independent mission to thoroughly and independently "
             "investigate the raid related to reefs;",
             "established independent mission"},
    Sentence{"Auspices",
             "Decides to establish, under the auspices of the League, the Independent Institution "
             "on Missing Reefs, to find them;",
             "established Independent Institution on Missing Reefs"});

SENTENCES(
    OtherwiseChanged,
    Sentence{
        "NewTitle",
        "Decides to extend the mandate of the Special Rapporteur for three years, under the title "
        "of Special Rapporteur on reefs and rivers;",
        "extended Special Rapporteur on reefs and rivers | P3Y; modified Special Rapporteur on "
        "reefs and rivers"},
    Sentence{
        "NewTitleNamedSo",
        "Decides to extend the mandate of the special rapporteur, under the new title of Special "
        "Rapporteur on reefs and rivers, for three years;",
        "extended Special Rapporteur on reefs and rivers | P3Y; modified Special Rapporteur on "
        "reefs and rivers"},
    Sentence{"Renamed",
             "Recalls its resolution 48/2, and decides to rename the Reef Committee as the "
             "Committee on Reefs and Rivers;",
             "modified Committee on Reefs and Rivers"},
    Sentence{
        "CalledSecond",
        "Decides that the name shall be changed, and that the Reef Commission shall henceforth be "
        "known as the Commission on Sand;",
        "modified Commission on Sand"},
    Sentence{"AlsoInclude",
             "Decides that the mandate of the designated Expert should, with immediate effect, "
             "also include rivers;",
             "expanded designated Expert"},
    Sentence{"Scope",
             "Decides to widen the scope of the mandate of the Reef Panel to include rivers;",
             "expanded Reef Panel"},
    Sentence{"Ceiling", "Decides that UNRM's troop ceiling will be reduced from 900 to 800;",
             "reduced UNRM"},
    Sentence{"Brigade",
             "Decides that UNRM shall, for an initial period of one year, include a Reef Brigade;",
             "expanded UNRM | P1Y"});

SENTENCES(
    Terminated,
    Sentence{"Ends", "Decides that UNRM shall cease all work and operations on 3 May 2026;",
             "terminated UNRM | 2026-05-03"},
    Sentence{"Closes",
             "Decides to extend the mandate of UNRM for one year and, in this context, decides "
             "that UNRM shall close by 3 May 2026;",
             "extended UNRM | P1Y; terminated UNRM | 2026-05-03"},
    Sentence{"NotRenewed", "Decides not to renew the mandate of the Independent Expert on sand;",
             "terminated Independent Expert on sand"},
    Sentence{"Lifted",
             "Decides that the measures imposed by paragraph 8 shall be lifted on 3 May 2026;",
             "terminated measures imposed by paragraph 8 | 2026-05-03"},
    Sentence{"Abolished", "Decides to abolish the Commission on Sand on 3 May 2026;",
             "terminated Commission on Sand | 2026-05-03"});

SENTENCES(
    Names,
    Sentence{"Rights",
             "Decides to extend the mandate of the Special Rapporteur on the right of everyone to "
             "the enjoyment of clean sand for one year;",
             "extended Special Rapporteur on the right of everyone to the enjoyment of clean sand "
             "| P1Y"},
    Sentence{"Countering",
             "Decides to extend the mandate of the Special Rapporteur on freedoms while "
             "countering erosion for one year;",
             "extended Special Rapporteur on freedoms while countering erosion | P1Y"},
    Sentence{"Commas",
             "Decides to extend the mandate of the Special Rapporteur on sand, especially dunes "
             "and beaches, for one year;",
             "extended Special Rapporteur on sand, especially dunes and beaches | P1Y"},
    Sentence{
        "FoundedBy",
        "Decides to extend the mandate of the Panel of Experts established pursuant to resolution "
        "9591 (2005) until 3 May 2026;",
        "extended Panel of Experts established pursuant to resolution 9591 (2005) | 2026-05-03"},
    Sentence{
        "AcronymInPlace",
        "Decides to terminate the mandate of UNRM under resolution 9579 (2021), as of 3 May 2026;",
        "terminated UNRM | 2026-05-03"},
    Sentence{"SupportMission",
             "Decides to extend the mandate of the Support Mission until 3 May 2026;",
             "extended Support Mission | 2026-05-03"},
    Sentence{"Envoy",
             "To extend the appointment of the Special Envoy on Sand and submit the report of the "
             "Special Envoy to the Assembly;",
             "extended Special Envoy on Sand"});

TEST(CountedFromTest, IsAdoptionADateOrTheTextsOwnWords) {
  const auto from = [](std::string_view text) {
    return read_sentence(text, "2026-01-31").items.at(0).counted_from;
  };
  EXPECT_EQ(from("Extends the mandate of UNRM for 13 months from the date of adoption of this "
                 "resolution;"),
            "adoption");
  EXPECT_EQ(from("Extends the mandate of UNRM for one year from 1 October 2026;"), "2026-10-01");
  EXPECT_EQ(
      from("Extends the mandate of UNRM for 24 months from the expiration of its current mandate;"),
      "the expiration of its current mandate");
  EXPECT_EQ(from("Extends the mandate of UNRM for one year;"), "");
}

TEST(ContextTest, TellsABareHolderApartInParentheses) {
  const auto item =
      read_under_title("Decides to extend the mandate of the Special Rapporteur for one year;",
                       "53/7. Mandate of the Special Rapporteur on the right to sand")
          .items.at(0);
  EXPECT_EQ(item.holder, "Special Rapporteur (on the right to sand)");
  EXPECT_EQ(item.holder_key, "special rapporteur on right to sand");
}

TEST(ContextTest, TakesTheSituationOfTheTitle) {
  const auto item =
      read_under_title("Decides to extend the mandate of the Special Rapporteur for one year;",
                       "Situation of human rights in Utopia")
          .items.at(0);
  EXPECT_EQ(item.holder, "Special Rapporteur (Situation of human rights in Utopia)");
  EXPECT_EQ(item.holder_key, "special rapporteur on situation of human rights in utopia");
}

TEST(ContextTest, TakesParenthesesOutOfTheTitle) {
  const auto item =
      read_under_title("Decides to extend the mandate of the Special Rapporteur for one year;",
                       "Situation of human rights in Utopia (Republic of)")
          .items.at(0);
  EXPECT_EQ(item.holder, "Special Rapporteur (Situation of human rights in Utopia)");
}

TEST(ContextTest, LeavesAFullNameAlone) {
  const auto item =
      read_under_title("Extends the mandate of the Special Rapporteur on reefs for one year;",
                       "Situation of human rights in Utopia")
          .items.at(0);
  EXPECT_EQ(item.holder, "Special Rapporteur on reefs");
}

TEST(ContextTest, GivesAPronounItsHolder) {
  const auto item = read_under_title("Decides to extend its mandate for one year;",
                                     "Extension of the mandate of the Special Rapporteur on reefs")
                        .items.at(0);
  EXPECT_EQ(item.holder, "Special Rapporteur on reefs");
}

}  // namespace
}  // namespace mandated::test
