// How the same is said by older texts and by other drafters. All sentences are made
// up.
#include "tests/pipeline/mandate/sentences.h"

namespace mandated::test {
namespace {

SENTENCES(
    OlderTexts,
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
    Sentence{"ContinuesInBeing",
             "Decides to maintain the Special Committee on Tides in being until its next session;",
             "extended Special Committee on Tides | its next session"},
    Sentence{"UpToAndIncluding",
             "Decides to extend the mandate of the Special Adviser up to and including the "
             "eightieth session;",
             "extended Special Adviser | the eightieth session"});

SENTENCES(ProperNames,
          Sentence{"Entitled",
                   "Decides to authorize the deployment of a reef operation in Utopia entitled the "
                   "Reef Operation in Utopia (ROU);",
                   "established Reef Operation in Utopia (ROU)"},
          Sentence{"KnownAs",
                   "Decides to establish a police force to be known as the Reef Police Task Force;",
                   "established Reef Police Task Force"},
          Sentence{
              "AfterTheTerm",
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
          Sentence{"RenamedOfficeOfSomebody",
                   "Decides to rename the Office of the Special Envoy as the Office of the Special "
                   "Representative for Utopia;",
                   "modified Office of the Special Representative for Utopia"},
          Sentence{"ParticipleInATitle",
                   "Decides to establish a Register of Damage Caused by the Building of the Dyke;",
                   "established Register of Damage Caused by the Building of the Dyke"});

SENTENCES(
    NamesEnd,
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
    Sentence{"Originally",
             "Decides to extend the mandate of the Panel on Sand, originally appointed under "
             "resolution 9591 (2005), until 12 March 2023;",
             "extended Panel on Sand | 2023-03-12"},
    Sentence{"AfterTwoInsertions",
             "Decides that, beginning on 1 July 2014, and taking into account the transfer of "
             "tasks, UNRM's mandate shall be extended until 28 February 2015;",
             "extended UNRM | 2015-02-28"},
    Sentence{"FinalTime",
             "Decides to extend the mandate of UNRM a final time until 31 December 2026;",
             "extended UNRM | 2026-12-31; final UNRM | 2026-12-31"},
    Sentence{"FurtherAndFinal",
             "Decides to extend the mandate of UNRM for a further and final two months;",
             "extended UNRM | P2M; final UNRM"});

SENTENCES(
    Foundations,
    Sentence{"NoLongerThan",
             "Decides to establish, for a period of no longer than two years, a Committee of the "
             "Council;",
             "established Committee of the Council | P2Y"},
    Sentence{"TermsOfItsMembers",
             "Decides to establish a Reef Governing Council, composed of members elected for "
             "three-year terms;",
             "established Reef Governing Council"},
    Sentence{"Acting",
             "Decides to convene an open-ended working group acting on a consensus basis;",
             "established open-ended working group"},
    Sentence{"LengthInTheName", "Decides to establish a one-year investigative team on sand;",
             "established investigative team on sand | P1Y"},
    Sentence{"WithAPossibility",
             "Decides to establish for a period of one year with a possibility of extension a "
             "Joint Reef Mechanism to name those who did it;",
             "established Joint Reef Mechanism | P1Y"},
    Sentence{"OnceAnotherEnds",
             "Decides to appoint a Special Rapporteur on Utopia, once the commission of inquiry "
             "ends;",
             "established Special Rapporteur on Utopia"},
    Sentence{"InAYear",
             "Requests the Secretary-General to establish a group of governmental experts on sand "
             "in 2007, with a fair balance of regions;",
             "established group of governmental experts on sand"},
    Sentence{"AndHead",
             "Requests the Secretary-General to appoint a Special Representative for Utopia and "
             "Head of UNRM;",
             ""},
    Sentence{"ProgrammeOfStaff",
             "Decides that the programme of voluntary separation shall be extended to other staff "
             "until 30 June 2011;",
             ""});

SENTENCES(AsPrinted,
          Sentence{"Lettered", "(a) Decides to extend the mandate of UNRM until 1 May 1999;",
                   "extended UNRM | 1999-05-01"},
          Sentence{"InBrackets", "[Decides] to extend the mandate of UNRM until 1 May 1999;",
                   "extended UNRM | 1999-05-01"},
          Sentence{"LeftOut", "Decides … to extend the mandate of UNRM for a period of one year …",
                   "extended UNRM | P1Y"},
          Sentence{"FootnoteMark",
                   "Decides to extend the mandate of the Special Rapporteur,18 for one year;",
                   "extended Special Rapporteur | P1Y"},
          Sentence{"Midnight",
                   "Decides to extend the mandate of UNRM until midnight on 1 May 1999;",
                   "extended UNRM | 1999-05-01"},
          Sentence{"Including",
                   "Decides to extend the mandate of UNRM to and including 1 May 1999;",
                   "extended UNRM | 1999-05-01"});

SENTENCES(
    Expiry,
    Sentence{"OfAMandate",
             "Decides that the mandate of the Panel on Sand as set out in resolution 9206 (2015) "
             "shall expire on 31 May 2025, expresses its intention to review the mandate;",
             "extended Panel on Sand | 2025-05-31"},
    Sentence{"OfMeasures",
             "Decides that the reef embargo shall cease to apply as of 28 April 2016;",
             "terminated reef embargo | 2016-04-28"},
    Sentence{"SameDate",
             "Decides to extend the deployment of the Force in Utopia until 15 May 2025, and also "
             "decides to extend the mandate of UNRM to support it until the same date;",
             "extended Force in Utopia | 2025-05-15; extended UNRM | 2025-05-15"},
    Sentence{"OfAMonth",
             "Decides that the Reef Monitoring Team, established under resolution 9526 (2004), "
             "will continue until June 2027;",
             "extended Reef Monitoring Team | June 2027"},
    Sentence{"ThroughAMonth",
             "Decides to extend through March 2026 the mandate of the Commission of Inquiry on "
             "Utopia;",
             "extended Commission of Inquiry on Utopia | March 2026"},
    Sentence{"Biennium",
             "Decides to extend the mandate of the Reef Working Group for the biennium 2024-2025;",
             "extended Reef Working Group | 2025-12-31"},
    Sentence{"Respectively",
             "Decides to extend the mandates of the Special Rapporteur on sand and of the "
             "fact-finding mission for one year and two years respectively;",
             "extended Special Rapporteur on sand | P1Y; extended fact-finding mission | P2Y"},
    Sentence{"WhatElseBegins",
             "Decides to terminate the mandate of UNRM and that it shall begin its liquidation on "
             "1 March 2024;",
             "terminated UNRM"});

SENTENCES(
    OthersLetGoOn,
    Sentence{"ToMaintainAForce",
             "Authorizes Member States to continue to maintain a multinational reef force (RFOR) "
             "for a further period of twelve months;",
             "extended multinational reef force (RFOR) | P12M"},
    Sentence{"ToDeploy",
             "Decides to authorize the Member States of the League to continue to deploy LMIR "
             "until 31 March 2022;",
             "extended LMIR | 2022-03-31"},
    Sentence{"ToRemain", "Authorizes the Reef Mission in Utopia to remain until 31 December 2010;",
             "extended Reef Mission in Utopia | 2010-12-31"},
    Sentence{"ToContinueOperations",
             "Authorizes the Secretary-General to continue the operations of the Reef Office in "
             "Utopia until 20 May 2006;",
             "extended Reef Office in Utopia | 2006-05-20"},
    Sentence{"DecidesToRequest",
             "Decides to request the High Commissioner to designate an international human rights "
             "expert to verify the facts;",
             "established international human rights expert"},
    Sentence{"ShallMaintain", "Decides that the League shall maintain LMIR until 31 May 2017;",
             "extended LMIR | 2017-05-31"},
    Sentence{"Continuation", "Approves the continuation of the Reef Mission until 31 May 2025;",
             "extended Reef Mission | 2025-05-31"},
    Sentence{"Recommendation",
             "Approves the recommendation of the Secretary-General that the mandate of UNRM be "
             "extended until 6 October 1991;",
             "extended UNRM | 1991-10-06"},
    Sentence{"DeploymentIn",
             "Decides to authorize the deployment in Utopia of an operation for one year;",
             "established operation | P1Y"},
    Sentence{"ToIncrease",
             "Decides to authorize the Secretary-General to increase the strength of UNRM to "
             "5,500 troops;",
             "expanded UNRM"},
    Sentence{"IfTheyAgree",
             "Authorizes the Secretary-General to extend the mandate of UNRM if the parties agree;",
             ""});

SENTENCES(
    NamesWithin,
    Sentence{"SeveralAdjectives",
             "Decides to establish a universal, intergovernmental, high-level political forum;",
             "established universal, intergovernmental, high-level political forum"},
    Sentence{
        "OriginallyAppointed",
        "Decides to extend the mandate of the Panel of Experts originally appointed pursuant to "
        "resolution 9591 (2005) until 12 March 2026;",
        "extended Panel of Experts originally appointed pursuant to resolution 9591 (2005) | "
        "2026-03-12"},
    Sentence{"WithoutAnArticle",
             "The Council extended for one year mandate of the Independent Expert on sand.",
             "extended Independent Expert on sand | P1Y"},
    Sentence{"APost", "It decided to establish a post for an Independent Expert on sand.",
             "established Independent Expert on sand"},
    Sentence{"ThatOfTheMandateOf",
             "The Council extended one mandate during its session, that of the mandate of the "
             "Special Rapporteur on sand.",
             "extended Special Rapporteur on sand"},
    Sentence{"InitialPeriod",
             "Requests the Secretary-General to create for an initial period, thirteen months from "
             "the adoption of this resolution, a Panel of Experts on sand;",
             "established Panel of Experts on sand | P13M"},
    Sentence{"FinalTime", "Decides to extend the mandate of UNRM for the final time;",
             "extended UNRM; final UNRM"});

SENTENCES(
    WhoseMandate,
    Sentence{"MandateFor",
             "Decides to establish a mandate for an Independent Expert on sand for one year;",
             "established Independent Expert on sand | P1Y"},
    Sentence{"AndAllRequests",
             "Decides to extend the mandate and all requests made by the Council to the Office of "
             "the High Commissioner in its resolution 91/1;",
             "extended Office of the High Commissioner"},
    Sentence{"TheBearer",
             "Decides to extend by three years the mandate of the current mandate holder as the "
             "Special Rapporteur on sand;",
             "extended Special Rapporteur on sand | P3Y"},
    Sentence{"NewTitle",
             "Decides to change the title of the Independent Expert on sand to Special Rapporteur "
             "on sand;",
             "modified Special Rapporteur on sand"},
    Sentence{"Adjusted", "Decides to adjust the mandate of UNRM as follows:", "modified UNRM"},
    Sentence{"Quoted",
             "Requests the Secretary-General to create for one year a group of up to five experts "
             "to be known as the \"Panel of Experts on Utopia\";",
             "established Panel of Experts on Utopia | P1Y"},
    Sentence{"Decisions",
             "Decides to renew the decisions in paragraphs 2 and 3 of resolution 9165 (2014) for "
             "twelve months;",
             "extended decisions in paragraphs 2 and 3 of resolution 9165 (2014) | P12M"},
    Sentence{"Judge", "Decides to extend the tenure of Judge Sand until 31 December 2011;", ""},
    Sentence{"Members",
             "Decides to extend the term of the members of the Reef Committee until 1 May 2026;",
             ""},
    Sentence{"It",
             "Considers that the Reef Committee has done its work and decides that it shall be "
             "dissolved as of 3 May 2026;",
             "terminated Reef Committee | 2026-05-03"},
    Sentence{"Once", "Decides that the Reef Committee shall be dissolved once it has reported;",
             ""},
    Sentence{"MandatesOnSubjects", "It extended mandates on sand, tides and reefs.", ""},
    Sentence{"Vague",
             "Decides to establish immediately an appropriate mechanism to review the report;",
             ""});

SENTENCES(
    NoMandates,
    Sentence{"SessionLengthened",
             "Decides to extend the duration of the annual session of the Reef Commission to ten "
             "working days;",
             ""},
    Sentence{"MeetingLengthened", "Decides to extend the reef panel by one hour;", ""},
    Sentence{"HeadOfAMission",
             "Decides to establish UNRM for one year and requests the Secretary-General to "
             "appoint a Special Representative to head the mission;",
             "established UNRM | P1Y"},
    Sentence{"NoMandate", "Terminates no mandate of the Reef Mission;", ""},
    Sentence{"ForumLengthened",
             "Decides to choose a Chair and to extend the duration of the Reef Forum to three "
             "working days;",
             ""},
    Sentence{"OfficeFilled",
             "Decides that the Forum will meet and that its Rapporteur shall be appointed by the "
             "President;",
             ""},
    Sentence{"OfTheAcronym", "Decides to extend the UNRM mandate until 15 September 1995;",
             "extended UNRM | 1995-09-15"},
    Sentence{"TheYear",
             "Decides to extend the mandate of the Special Rapporteur on sand through the year "
             "2002;",
             "extended Special Rapporteur on sand | 2002"},
    Sentence{"NoTerm",
             "Requests the Secretary-General to extend the mandate of the Reef Commission for a "
             "period of up to six months;",
             "extended Reef Commission | P6M"});

SENTENCES(AfterAnotherAct,
          Sentence{
              "Removes",
              "Decides to remove the limit on the continuation of the Office and to continue the "
              "Office until the refugees are home;",
              "extended Office | the refugees are home"},
          Sentence{
              "AskedOfOthers",
              "Decides to request the Government to end the siege and to extend the mandate of "
              "the national commission;",
              ""});

}  // namespace
}  // namespace mandated::test
