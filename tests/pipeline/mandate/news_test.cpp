// How the press tells of acts, and of what only looks like one. All sentences are made up.
#include "tests/pipeline/mandate/sentences.h"

namespace mandated::test {
namespace {

SENTENCES(
    Vote,
    Sentence{"Voted",
             "The Council today voted 25 to 6, with 10 abstentions, to extend the mandate of the "
             "Special Rapporteur on sand.",
             "extended Special Rapporteur on sand"},
    Sentence{"OfItsMembers",
             "Twenty-six of the Council's members voted to extend the Fact-Finding Mission for "
             "Utopia for one year.",
             "extended Fact-Finding Mission for Utopia | P1Y"},
    Sentence{"Resolved", "At its last meeting, it was resolved to convene a Reef Committee.",
             "established Reef Committee"},
    Sentence{"HavingDecided",
             "The Commission concluded its session today, having decided, among other things, to "
             "appoint an independent expert on sand.",
             "established independent expert on sand"},
    Sentence{"WouldInAReport",
             "Also decided that the mandate of the independent expert on sand would be extended "
             "for three years;",
             "extended independent expert on sand | P3Y"},
    Sentence{"Agreement",
             "The Council agreed to a two-month extension of the mandate of UNRM until 30 June "
             "2026.",
             "extended UNRM | P2M | 2026-06-30"});

SENTENCES(
    Adoption,
    Sentence{"Extending",
             "By 13 votes in favour, the Council adopted resolution 9709 (2023), extending UNRM's "
             "mandate until 15 November 2026.",
             "extended UNRM | 2026-11-15"},
    Sentence{"AfterTheTitle",
             "The Assembly adopted the draft resolution \"Reefs\" (document A/77/L.9), "
             "establishing the Institution on Missing Reefs.",
             "established Institution on Missing Reefs"},
    Sentence{
        "Including",
        "The Council this afternoon adopted four texts, including extending the mandate of the "
        "fact-finding mission on Utopia.",
        "extended fact-finding mission on Utopia"},
    Sentence{"ToEnd", "The Council adopted a resolution today to formally end the mandate of UNRM.",
             "terminated UNRM"},
    Sentence{"InWhich",
             "The Council adopted 10 resolutions in which it, among other actions, renewed the "
             "mandates of the Special Rapporteur on sand for three years and the Special "
             "Rapporteur on the human rights in Utopia for one year.",
             "extended Special Rapporteur on sand | P3Y; extended Special Rapporteur on the human "
             "rights in Utopia | P1Y"},
    Sentence{"OfACommittee",
             "The Third Committee approved a resolution extending the mandate of the Reef Panel.",
             ""},
    Sentence{"Rejected",
             "The Council rejected a draft resolution extending the mandate of the Reef Panel.",
             ""},
    Sentence{"Welcoming",
             "The Council adopted a resolution welcoming the extension of the mandate of UNRM.",
             ""},
    Sentence{"CallingForOne",
             "The Council adopted a resolution on Utopia, calling on it to establish a commission "
             "of inquiry.",
             ""});

SENTENCES(
    BesideAnotherAct,
    Sentence{
        "While",
        "The Council authorized the Reef Mission in Utopia (UNRM) to act more firmly, while "
        "increasing its troop levels and extending its mandate for a year.",
        "expanded Reef Mission in Utopia (UNRM); extended Reef Mission in Utopia (UNRM) | P1Y"},
    Sentence{"After",
             "The Commission appointed a special rapporteur on Laputa after ending the mandate of "
             "the Reef Panel.",
             "established special rapporteur on Laputa; terminated Reef Panel"},
    Sentence{"Determining",
             "The Council renewed the mandate of UNRM, determining that the reef was in danger.",
             "extended UNRM"},
    Sentence{"NotedAndExtended",
             "The Council noted that the Reef Mission had helped and extended its mandate for six "
             "months.",
             "extended Reef Mission | P6M"},
    Sentence{"AndByAYear",
             "The Council decided to renew, for one year, the mandate of the Independent Expert on "
             "sand, and extended by two years the mandate of the Special Rapporteur on tides.",
             "extended Independent Expert on sand | P1Y; extended Special Rapporteur on tides | "
             "P2Y"});

SENTENCES(
    Passive,
    Sentence{"UnderAnItem",
             "Under agenda item four, the mandate of the fact-finding mission on Utopia was "
             "extended for two years.",
             "extended fact-finding mission on Utopia | P2Y"},
    Sentence{
        "InItsSecondSentence",
        "The Council met. Another new mandate, that of an Independent Expert on sand, was also "
        "created for three years.",
        "established Independent Expert on sand | P3Y"},
    Sentence{"Owner", "UNRM's mandate was renewed until 31 August 2026.",
             "extended UNRM | 2026-08-31"},
    Sentence{"SomebodyNew",
             "A new reef operation in Utopia was established on 8 February by the Security "
             "Council.",
             "established reef operation in Utopia"},
    Sentence{"ByAGovernment",
             "A commission of inquiry on sand was established by the Government of Utopia.", ""});

SENTENCES(
    Subjects,
    Sentence{
        "ResolutionOn",
        "Adopted with five others, the resolution on Utopia extended by one year the mandate of "
        "the Special Rapporteur on sand.",
        "extended Special Rapporteur on sand | P1Y"},
    Sentence{"ResolutionOf",
             "The Council's resolution of May 2021 created an \"ongoing independent, international "
             "commission of inquiry\" with wide powers.",
             "established ongoing independent, international commission of inquiry"},
    Sentence{"EstablishedByTheCouncil",
             "The text on the reef panel established by the Council condemned the raid.", ""},
    Sentence{"Headline",
             "Security Council Extends Mandate of Reef Mission in Utopia until 30 April 2026",
             "extended Reef Mission in Utopia | 2026-04-30"},
    Sentence{"SecondHeadline",
             "Human Rights Council Appoints Expert on Sand; Ends Mandate Of Reef Panel",
             "established Expert on Sand; terminated Reef Panel"},
    Sentence{
        "Dateline",
        "GENEVA, 24 March (Reef News) - The Council extended the mandate of UNRM for one year.",
        "extended UNRM | P1Y"},
    Sentence{
        "WithoutASpace",
        "In a resolution on Utopia,the Council decided to extend the mandate of the Reef Panel.",
        "extended Reef Panel"},
    Sentence{"TakingNote",
             "Taking note of the storm, the Council extended the mandate of the Reef Panel.",
             "extended Reef Panel"},
    Sentence{"InAnEarlierYear", "In 2014, the Council established a commission of inquiry on sand.",
             ""},
    Sentence{"Saying",
             "The delegate said the Council had extended the mandate of the Reef Panel every year.",
             ""});

SENTENCES(
    Organs,
    Sentence{"Acronym",
             "The UN Security Council (UNSC) has voted to renew the mandate of UNRM for a year.",
             "extended UNRM | P1Y"},
    Sentence{"SoManyMembers",
             "In a unanimous resolution, the 15-nation body decided to extend the mandate of UNRM "
             "until 30 April 2026.",
             "extended UNRM | 2026-04-30"},
    Sentence{"MembersOfIt",
             "The members of this body voted with a majority to extend the mandate of the Reef "
             "Panel.",
             "extended Reef Panel"},
    Sentence{"OfAnother", "The Presidency Council decided to establish a committee on security.",
             ""},
    Sentence{
        "AdverbAfterAComma",
        "The UN Security Council today, unanimously agreed to extend the mandate of UNRM to 31 "
        "January 2026.",
        "extended UNRM | 2026-01-31"},
    Sentence{"MondayEvening",
             "The U.N. Security Council on Monday evening adopted Resolution 9387 extending the "
             "mandate of UNRM until July 15, 2026.",
             "extended UNRM | 2026-07-15"},
    Sentence{"VotedFor",
             "The Council voted today for a six-month extension of the mandate of UNRM.",
             "extended UNRM | P6M"},
    Sentence{"Score", "The Council voted 13-0 to extend the mandate of UNRM for three months.",
             "extended UNRM | P3M"});

SENTENCES(
    Headlines,
    Sentence{
        "Capitals",
        "HUMAN RIGHTS COUNCIL CLOSES TENTH SESSION, EXTENDING MANDATE OF INDEPENDENT EXPERT ON "
        "SAND",
        "extended INDEPENDENT EXPERT ON SAND"},
    Sentence{
        "TwoAtOnce",
        "Human Rights Council Adopts 16 Texts, Establishes a Fact-Finding Mission for Utopia and "
        "a Working Group on Sand",
        "established Fact-Finding Mission for Utopia; established Working Group on Sand"},
    Sentence{"AfternoonDash",
             "AFTERNOON - Human Rights Council Appoints for One Year a Special Rapporteur on Sand",
             "established Special Rapporteur on Sand | P1Y"},
    Sentence{"Colon", "New York, 30 January: The Security Council extended the mandate of UNRM.",
             "extended UNRM"},
    Sentence{"AgencyOnly", "UTOPIA, Aug 29 (REEF) The Security Council terminated UNRM.",
             "terminated UNRM"},
    Sentence{"NoPlace", "Notes that: The Council extended the mandate of UNRM;", ""});

SENTENCES(
    InASeries,
    Sentence{
        "AfterAComma",
        "The Council this morning appointed a Special Rapporteur on sand, extended the mandate "
        "of the Independent Expert on tides, and adopted texts on reefs.",
        "established Special Rapporteur on sand; extended Independent Expert on tides"},
    Sentence{"AndAsked",
             "The Governing Council agreed to write a treaty, and asked the Secretary-General to "
             "convene an intergovernmental negotiating committee.",
             "established intergovernmental negotiating committee"},
    Sentence{"EndorsingAndRenewing",
             "The Council adopted by consensus a resolution on sand, endorsing the report of the "
             "Working Group on Sand and renewing its mandate for one year.",
             "extended Working Group on Sand | P1Y"},
    Sentence{
        "WhileExtending",
        "While extending UNRM for another six months, the Council stressed its interim nature.",
        "extended UNRM | P6M"},
    Sentence{
        "ExpandedItsOperations",
        "The Council extended the mandate of UNRM until 9 June 2026 and expanded its ceiling.[1]",
        "extended UNRM | 2026-06-09; expanded UNRM"},
    Sentence{
        "OfTwoInOneWord",
        "The mandate of the Truth-Finding Committee and the Special Rapporteur on sand has been "
        "extended.",
        "extended Truth-Finding Committee; extended Special Rapporteur on sand"},
    Sentence{"NamedByThePerson",
             "The Council voted to extend the mandate of Ada Sand, the UN Special Rapporteur on "
             "reefs.",
             "extended UN Special Rapporteur on reefs"},
    Sentence{
        "InWhichBefore",
        "This report is submitted pursuant to resolution 48/967, in which the Assembly decided "
        "to establish the Reef Mission for six months.",
        ""},
    Sentence{
        "WasAsked",
        "The Secretary-General was required to establish a monitoring mechanism on sand for six "
        "months.",
        "established monitoring mechanism on sand | P6M"},
    Sentence{
        "WereToBe",
        "Finally, it was decided that the reef presences were to be established for 12 months.",
        "established reef presences | P12M"});

}  // namespace
}  // namespace mandated::test
