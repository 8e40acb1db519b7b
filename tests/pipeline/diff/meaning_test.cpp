#include "pipeline/diff/meaning.h"

#include <algorithm>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "config/data.h"
#include "pipeline/diff/diff.h"

namespace mandated::diff {
namespace {

using testing::ElementsAre;

const Vocabulary& vocabulary() {
  static const auto kVocabulary = config::Data::built_in().vocabulary();
  return kVocabulary;
}

std::vector<Meaning> read(std::string_view before, std::string_view after) {
  return meanings(before, after, {vocabulary().ladders, vocabulary().mandates});
}

std::vector<std::string> in_words_of(const std::vector<Meaning>& meanings) {
  std::vector<std::string> out;
  for (const auto& each : meanings) out.push_back(in_words(each));
  return out;
}

std::vector<std::string> told(std::string_view before, std::string_view after) {
  return in_words_of(read(before, after));
}

/// A text of these operative paragraphs, adopted on that day.
Record text(const char* adopted, std::vector<std::string> paragraphs) {
  Record record;
  record.derived["adopted"].value = adopted;
  for (auto& each : paragraphs) {
    record.clauses.push_back({ClauseKind::operative, "", 0, "", std::move(each)});
  }
  return record;
}

/// What the changes from one text to another mean, all together.
std::vector<std::string> told_of(const Record& before, const Record& after) {
  auto changes = diff(before.fields, &before, after);
  explain(changes, before, after, {vocabulary().ladders, vocabulary().mandates});
  std::vector<std::string> out;
  for (const auto& change : changes) {
    for (auto& each : in_words_of(change.meanings)) out.push_back(std::move(each));
  }
  return out;
}

TEST(StrengthTest, RisesFromConcernToStrongCondemnation) {
  EXPECT_THAT(told("Expresses concern at the raids;", "Strongly condemns the raids;"),
              ElementsAre("strength.raised: expresses concern \u2192 strongly condemns"));
}

TEST(StrengthTest, FallsFromCondemnationToDeepConcern) {
  EXPECT_THAT(
      told("Strongly condemns the raids;", "Also expresses its deep concern at the raids;"),
      ElementsAre("strength.lowered: strongly condemns \u2192 also expresses its deep concern"));
}

TEST(StrengthTest, KnowsTheParticiplesOfPreambles) {
  EXPECT_THAT(
      told("Deeply concerned at the raids,", "Condemning in the strongest terms the raids,"),
      ElementsAre("strength.raised: deeply concerned \u2192 condemning in the strongest terms"));
}

TEST(StrengthTest, IsDeepenedByAModifierWithoutARung) {
  EXPECT_THAT(told("Deplores the raids;", "Deeply deplores the raids;"),
              ElementsAre("strength.raised: deplores \u2192 deeply deplores"));
}

TEST(StrengthTest, IsTheSameWithModifiersThatSayNothing) {
  EXPECT_THAT(told("Urges the mayors to talk;", "Also urges, in this regard, the mayors to talk;"),
              ElementsAre("wording"));
}

TEST(StrengthTest, OfNeutralVerbsIsNeutral) {
  EXPECT_THAT(told("Notes the report of the mayors;", "Takes note of the report of the mayors;"),
              ElementsAre("wording"));
}

TEST(StrengthTest, OfApprovalFallsWhereItIsOnlyNoted) {
  EXPECT_THAT(told("Welcomes the plan;", "Takes note of the plan;"),
              ElementsAre("strength.lowered: welcomes \u2192 takes note of"));
}

TEST(StrengthTest, RisesFromApprovalToDisapproval) {
  EXPECT_THAT(told("Welcomes the plan;", "Notes with concern the plan;"),
              ElementsAre("strength.raised: welcomes \u2192 notes with concern"));
}

TEST(StrengthTest, IsNotComparedBetweenLadders) {
  EXPECT_THAT(told("Condemns the raids;", "Demands that the raids end;"), ElementsAre("wording"));
}

TEST(StrengthTest, OfPerformativesIsNone) {
  EXPECT_THAT(told("Decides to plant trees;", "Authorizes the planting of trees;"),
              ElementsAre("wording"));
}

TEST(StrengthTest, OfADirectiveRisesOnItsLadder) {
  EXPECT_THAT(told("Encourages all mayors to plant trees;", "Urges all mayors to plant trees;"),
              ElementsAre("strength.raised: encourages \u2192 urges"));
}

TEST(StrengthTest, OfARequestToAServantIsNeutral) {
  EXPECT_THAT(told("Requests the Secretary-General to plant trees;",
                   "Invites the Secretary-General to plant trees;"),
              ElementsAre("wording"));
}

TEST(StrengthTest, IsReadInWhatGoesOnBehindAComma) {
  EXPECT_THAT(told("Recalls its appeal, and calls upon all mayors to plant trees;",
                   "Recalls its appeal, and demands that all mayors plant trees;"),
              ElementsAre("strength.raised: calls upon \u2192 demands"));
}

TEST(StrengthTest, IsTheSameWhereOnlySomethingElseIsSaidFirst) {
  EXPECT_THAT(told("Urges all States to mend the wells;",
                   "Encourages States to name the owners, and urges States to mend the wells;"),
              ElementsAre("wording"));
  EXPECT_THAT(told("Encourages States to name the owners, and urges States to mend the wells;",
                   "Urges all States to mend the wells;"),
              ElementsAre("wording"));
}

TEST(TermTest, FromMonthsToDaysIsATechnicalRollover) {
  EXPECT_THAT(
      told("Decides to extend the mandate of the Panel of Experts for a period of 12 months;",
           "Decides to extend the mandate of the Panel of Experts for a period of 14 days;"),
      ElementsAre("term.changed: 12 months \u2192 14 days (technical rollover)"));
}

TEST(TermTest, FromTwoYearsToOneIsNone) {
  EXPECT_THAT(
      told("Decides to extend for two years the mandate of the Special Rapporteur on wells;",
           "Decides to extend for one year the mandate of the Special Rapporteur on wells;"),
      ElementsAre("term.changed: 2 years \u2192 1 year"));
}

TEST(TermTest, IsTheSameInOtherWords) {
  EXPECT_THAT(
      told("Decides to extend for one year the mandate of the Special Rapporteur on wells;",
           "Decides to extend the mandate of the Special Rapporteur on wells for twelve months;"),
      ElementsAre("wording"));
}

TEST(TermTest, UntilADayIsAsLongAsItIsFromTheAdoption) {
  EXPECT_THAT(
      told_of(text("2023-10-31", {"Decides to extend until 31 October 2024 the mandate of the "
                                  "Panel of Experts;"}),
              text("2024-10-31", {"Decides to extend until 14 November 2024 the mandate of the "
                                  "Panel of Experts;"})),
      ElementsAre("term.changed: until 2024-10-31 \u2192 until 2024-11-14 (technical rollover)"));
}

TEST(TermTest, IsOfOneMissionShortHereAndInFullThere) {
  EXPECT_THAT(told_of(text("2020-07-14", {"Decides to extend until 15 July 2021 the mandate of the "
                                          "United Nations Mission to support the Northern "
                                          "Agreement (UNMNA);"}),
                      text("2024-07-08", {"Decides to extend until 14 July 2025 the mandate of "
                                          "UNMNA;"})),
              ElementsAre("term.changed: until 2021-07-15 \u2192 until 2025-07-14"));
}

TEST(MandateMeaningTest, IsOfTheActThatCame) {
  EXPECT_THAT(told("",
                   "Decides to extend for two years the mandate of the Special Rapporteur on "
                   "wells;"),
              ElementsAre("mandate.extended: Special Rapporteur on wells, 2 years"));
}

TEST(MandateMeaningTest, IsOfTheActThatWent) {
  EXPECT_THAT(told("Decides to terminate the mandate of the Special Rapporteur on wells;", ""),
              ElementsAre("mandate.terminated: Special Rapporteur on wells (gone)"));
}

TEST(MandateMeaningTest, IsNoneOfAParagraphWithoutOne) {
  EXPECT_TRUE(read("", "Welcomes the rain;").empty());
}

TEST(MandateMeaningTest, IsOfTheHolderAsItsTextCallsIt) {
  EXPECT_THAT(
      told_of(text("2024-10-30", {}),
              text("2024-10-30", {"Recalls that it established the United Nations Watch Mission in "
                                  "Utopia (the Watch Mission);",
                                  "Decides to extend the mandate of the Watch Mission until 31 "
                                  "October 2025;"})),
      ElementsAre("mandate.extended: United Nations Watch Mission in Utopia, until 2025-10-31"));
}

TEST(MandateMeaningTest, IsNotOfOneThatTheOtherTextNamesByItsKindAlone) {
  Record before = text("2016-09-29", {"Decides to extend the mandate of the Special Rapporteur for "
                                      "a period of three years;"});
  before.fields["title"] = Field::known(std::string{"Special Rapporteur on wells"});
  EXPECT_THAT(told_of(before, text("2020-07-16", {"Decides to extend the mandate of the Special "
                                                  "Rapporteur on rivers for a period of three "
                                                  "years;"})),
              ElementsAre("mandate.extended: Special Rapporteur on rivers, 3 years",
                          "mandate.extended: Special Rapporteur on wells, 3 years (gone)"));
}

constexpr const char* kThreeYears =
    "Decides to extend the mandate of the Special Rapporteur on wells for three years;";

TEST(MandateMeaningTest, IsNotGoneFromALaterTextWhileTheTermRuns) {
  EXPECT_THAT(told_of(text("2020-07-16", {kThreeYears}), text("2021-07-12", {})), ElementsAre());
}

TEST(MandateMeaningTest, IsGoneFromALaterTextWhereTheTermIsOverOrNearly) {
  const auto gone = ElementsAre("mandate.extended: Special Rapporteur on wells, 3 years (gone)");
  EXPECT_THAT(told_of(text("2020-07-16", {kThreeYears}), text("2024-07-12", {})), gone);
  EXPECT_THAT(told_of(text("2020-07-16", {kThreeYears}), text("2023-07-12", {})), gone);
}

TEST(MandateMeaningTest, IsGoneFromAnotherVersionOfOneText) {
  EXPECT_THAT(told_of(text("2020-07-16", {kThreeYears}), text("2020-07-16", {})),
              ElementsAre("mandate.extended: Special Rapporteur on wells, 3 years (gone)"));
}

TEST(MandateMeaningTest, IsNoneOfWhatAnotherItemTellsAlready) {
  const std::string quotation{kThreeYears};
  Record before = text("2020-07-16", {});
  before.fields["analysis"] = Field::known(std::vector<std::string>{
      "The Council extended the mandate of the Special Rapporteur on wells for three years."});
  auto after = before;
  before.fields["key_criticism"] = Field::known(std::vector<std::string>{"Regrets the rain;"});
  after.fields["key_criticism"] =
      Field::known(std::vector<std::string>{"Regrets the rain;", quotation});
  EXPECT_THAT(told_of(before, after), ElementsAre());
  EXPECT_THAT(told_of(after, before), ElementsAre());
}

TEST(MandateMeaningTest, IsOfAnotherTermThanTheOneToldAlready) {
  EXPECT_THAT(told_of(text("2020-07-16", {kThreeYears}),
                      text("2020-07-16", {kThreeYears,
                                          "Also decides that the mandate of the Special Rapporteur "
                                          "on wells shall be extended by one year;"})),
              ElementsAre("mandate.extended: Special Rapporteur on wells, 1 year"));
}

TEST(MandateMeaningTest, IsNotGoneWhereSomethingElseIsDoneToTheMandate) {
  EXPECT_THAT(
      told_of(text("2017-07-10", {"Decides to establish a Working Group on wells for a period of "
                                  "one year;"}),
              text("2024-10-30", {"Welcomes the work that has been done in all the valleys;",
                                  "Decides to extend for two years the mandate of the Working "
                                  "Group on wells;"})),
      ElementsAre("mandate.extended: Working Group on wells, 2 years"));
}

TEST(MandateMeaningTest, OfARenameIsNotGoneFromALaterText) {
  EXPECT_THAT(
      told_of(text("2019-07-11", {"Decides to rename the Working Group on water as the Working "
                                  "Group on wells;"}),
              text("2022-07-07", {"Welcomes the rain;"})),
      ElementsAre());
}

TEST(ReportingTest, ChangesWithTheSession) {
  EXPECT_THAT(told("Requests the Secretary-General to report to it at its fifty-seventh session;",
                   "Requests the Secretary-General to report to it at its sixtieth session;"),
              ElementsAre("reporting.changed: fifty-seventh session \u2192 sixtieth session"));
}

TEST(ReportingTest, ChangesWithTheDay) {
  EXPECT_THAT(told("Requests the mayors to submit a report by 3 May 2024;",
                   "Requests the mayors to submit a report by 3 June 2024;"),
              ElementsAre("reporting.changed: 2024-05-03 \u2192 2024-06-03"));
}

TEST(ReportingTest, IsOfAnOralUpdateTooThatIsGiven) {
  EXPECT_THAT(
      told("Requests the Office to present to the Council an oral update at its fifty-fourth "
           "session and a report at its fifty-fifth session;",
           "Requests the Office to give an oral update to the Council at its fifty-seventh "
           "session and a report at its fifty-eighth session;"),
      ElementsAre("reporting.changed: fifty-fourth session, fifty-fifth session \u2192 "
                  "fifty-seventh session, fifty-eighth session"));
}

TEST(ReportingTest, IsNotOfAReportThatWasMade) {
  EXPECT_THAT(told("Takes note of the report submitted to it at its fortieth session;",
                   "Takes note of the report submitted to it at its forty-third session;"),
              ElementsAre("reference.updated: fortieth \u2192 forty-third"));
}

TEST(AddresseeTest, ChangesWithWhoIsAsked) {
  EXPECT_THAT(told("Requests the Secretary-General to plant trees;",
                   "Requests the High Commissioner to plant trees;"),
              ElementsAre("addressee.changed: the Secretary-General \u2192 the High Commissioner"));
}

TEST(AddresseeTest, IsNoPronoun) {
  EXPECT_THAT(told("Welcomes the work of the Office, and invites it to continue its efforts;",
                   "Welcomes the work of the Office and of the experts, and invites them to "
                   "continue their efforts;"),
              ElementsAre("wording"));
}

TEST(AddresseeTest, IsTheSameWithAndWithoutUnitedNations) {
  EXPECT_THAT(
      told("Requests the Office of the United Nations High Commissioner for Human Rights to meet;",
           "Requests the Office of the High Commissioner to meet again;"),
      ElementsAre("wording"));
}

TEST(AddresseeTest, IsNotCutWhereItSaysARightToSomething) {
  EXPECT_THAT(
      told("Invites the mayors to meet;",
           "Invites the Special Rapporteur on the right to food to meet;"),
      ElementsAre("addressee.changed: the mayors \u2192 the Special Rapporteur on the right "
                  "to food"));
}

TEST(AddresseeTest, IsTheSameByALongerName) {
  EXPECT_THAT(
      told("Requests the High Commissioner to plant trees;",
           "Requests the United Nations High Commissioner for Human Rights to plant trees;"),
      ElementsAre("wording"));
}

TEST(ReferenceTest, IsASymbolAYearOrASession) {
  EXPECT_THAT(told("Recalling its resolution 48/23 of 11 October 2021,",
                   "Recalling its resolution 54/36 of 13 October 2023,"),
              ElementsAre("reference.updated: 48/23, 11 October 2021 \u2192 54/36, 13 "
                          "October 2023"));
  EXPECT_THAT(
      told("Taking note of the report (A/HRC/51/7),", "Taking note of the report (A/HRC/57/9),"),
      ElementsAre("reference.updated: A/HRC/51/7 \u2192 A/HRC/57/9"));
}

TEST(ReferenceTest, IsToldAsPrintedAndDatesWhole) {
  EXPECT_THAT(told("Recalling its resolution 2654 (2022) of 3 May 2022 and decision 4/1,",
                   "Recalling its resolution 2719 (2023) of 3 June 2022 and decision 4/2,"),
              ElementsAre("reference.updated: 2654 (2022), 3 May 2022, 4/1 \u2192 2719 (2023), 3 "
                          "June 2022, 4/2"));
}

// "Recalling resolution 54/1, resolution 54/2, …,"
std::string recalling(std::string_view session, int count) {
  std::string text = "Recalling ";
  for (int i = 1; i <= count; ++i) text += fmt::format("resolution {}/{}, ", session, i);
  return text;
}

std::size_t symbols_in(std::string_view references) {
  return static_cast<std::size_t>(std::count(references.begin(), references.end(), '/'));
}

TEST(ReferenceTest, IsToldOneByOneUpToFifty) {
  const auto fifty = read(recalling("54", 50), recalling("57", 50));
  ASSERT_EQ(fifty.size(), 1U);
  EXPECT_EQ(symbols_in(fifty[0].before), 50U);
  EXPECT_TRUE(fifty[0].after.ends_with(", 57/49, 57/50")) << fifty[0].after;

  const auto more = read(recalling("54", 1'000), recalling("57", 1'000));
  ASSERT_EQ(more.size(), 1U);
  EXPECT_EQ(symbols_in(more[0].before), 50U);
  EXPECT_TRUE(more[0].after.ends_with(", 57/50 and 950 more")) << more[0].after;
}

TEST(ReferenceTest, IsNoQuantity) {
  EXPECT_THAT(told("Decides to plant 12 trees;", "Decides to plant 14 trees;"),
              ElementsAre("wording"));
}

TEST(ReferenceTest, IsNotAllWhereWordsChangeToo) {
  EXPECT_THAT(
      told("Recalling its resolution 48/23 on wells,", "Recalling its resolution 54/36 on rivers,"),
      ElementsAre("wording"));
}

TEST(TypographyTest, IsTheOnlyMeaningOfOtherSigns) {
  EXPECT_THAT(
      told("Notes the \"plan\" of 2019-2020;", "Notes the \u201Cplan\u201D of 2019\u20132020;"),
      ElementsAre("typography"));
}

TEST(ExplainTest, FillsChangesOfTextsAndNoOthers) {
  std::vector<Change> changes{
      {ChangeKind::clause_reworded, ChangeNature::content, "clauses", "1",
       json::string{"Urges all mayors to talk;"}, json::string{"Invites all mayors to talk;"}},
      {ChangeKind::field_changed, ChangeNature::content, "session", "", json::string{"54"},
       json::string{"60"}}};
  explain(changes, Record{}, Record{}, {vocabulary().ladders, vocabulary().mandates});
  ASSERT_EQ(changes[0].meanings.size(), 1U);
  EXPECT_EQ(changes[0].meanings[0].name, "strength.lowered");
  EXPECT_TRUE(changes[1].meanings.empty());
}

TEST(ExplainTest, FindsAnActInWhateverParagraph) {
  std::vector<Change> changes{
      {ChangeKind::clause_added, ChangeNature::content, "clauses", "9", nullptr,
       json::string{"Decides to extend for one year the mandate of the Special Rapporteur on "
                    "wells;"}},
      {ChangeKind::clause_removed, ChangeNature::content, "clauses", "2",
       json::string{"Welcomes the rain, and decides to extend for three years the mandate of the "
                    "Special Rapporteur on wells;"},
       nullptr}};
  explain(changes, Record{}, Record{}, {vocabulary().ladders, vocabulary().mandates});
  EXPECT_THAT(in_words_of(changes[0].meanings), ElementsAre("term.changed: 3 years \u2192 1 year"));
  EXPECT_TRUE(changes[1].meanings.empty());
}

Act act_of(const std::string& holder) {
  Act act;
  act.item.holder_key = holder;
  act.keys = {{holder}, {holder}, "mission"};
  return act;
}

TEST(PairUpTest, FindsOneThatIsCalledInFull) {
  const auto is = act_of("unmna");
  const auto was = act_of("united nations mission of the northern agreement");
  const auto other = act_of("special rapporteur on wells");
  EXPECT_THAT(pair_up({&other, &was}, {&is}), ElementsAre(1U));
}

TEST(PairUpTest, FindsEachOnceAndOfTwoThatMayBeNone) {
  const auto wells = act_of("special rapporteur on wells");
  const auto rapporteur = act_of("special rapporteur");
  const auto rivers = act_of("special rapporteur on rivers");
  EXPECT_THAT(pair_up({&wells}, {&wells, &wells}), ElementsAre(0U, kNoAct));
  EXPECT_THAT(pair_up({&wells, &rivers}, {&rapporteur}), ElementsAre(kNoAct));
  EXPECT_THAT(pair_up({&wells, &rivers}, {&wells, &rapporteur}), ElementsAre(0U, 1U));
}

TEST(PairUpTest, OfVeryManyFindsThoseOfOneNameOnly) {
  const auto is = act_of("unmna");
  const auto was = act_of("united nations mission of the northern agreement");
  const auto other = act_of("special rapporteur on wells");
  const auto last = act_of("special rapporteur on rivers");
  std::vector<const Act*> many(400, &other), all(300, &last);
  many.push_back(&was);
  all.push_back(&is);
  all.push_back(&other);
  const auto partners = pair_up(many, all);
  EXPECT_EQ(partners[300], kNoAct);
  EXPECT_EQ(partners[301], 0U);
}

TEST(LaddersTest, SayWhatIsWrong) {
  const auto none = Ladders::from_json(json::array{});
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().detail, "no list of ladders");
  const auto level = Ladders::from_json(
      parse_json(R"({"ladders":[{"name":"mine","rungs":[{"level":"high","words":["urges"]}]}]})")
          .value());
  ASSERT_FALSE(level);
  EXPECT_EQ(level.error().detail,
            "ladder \"mine\": a rung without a level; accepted is a whole number");
}

}  // namespace
}  // namespace mandated::diff
