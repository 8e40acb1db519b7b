#include "pipeline/cut.h"

#include <chrono>

#include <gtest/gtest.h>

namespace mandated {
namespace {

Field list(std::vector<std::string> items) { return Field::known(std::move(items)); }

std::vector<Voter> voters(const std::vector<std::string>& codes) {
  std::vector<Voter> out;
  for (const auto& each : codes) out.push_back({each, each});
  return out;
}

/// A page of one sponsor, two quotations and a vote, and an answer that may have been cut.
class CutTest : public testing::Test {
 protected:
  CutTest() {
    fields_["title"] = Field::known(std::string{"Help for Peru"});
    fields_["sponsors"] = list({"Norway"});
    fields_["criticism"] = list({"“Regrets the delays.”", "“Deplores the state of roads…”"});
    vote_.method = VoteMethod::recorded;
    vote_.totals = {3, 2, 1, std::nullopt};
    vote_.yes = voters({"ALB", "BOL", "KHM"});
    vote_.no = voters({"DNK", "ECU"});
    vote_.abstain = voters({"FIN"});
    answer_.snapshot.size = 900;
    blocks_.closed = true;
    fields_["full_vote"] = Field::known(vote_);
    now_ = fields_;
  }

  std::string cut() {
    History history;
    history.last.emplace();
    history.last->record.fields = fields_;
    history.last->record.clauses = clauses_;
    history.last_known = fields_;
    history.last_good_size = 1'000;
    history.last_good_closed = closed_before_;
    Record record;
    record.fields = now_;
    record.clauses = clauses_now_;
    const auto found = cut_of(Judged{answer_, document_, blocks_, record}, history);
    if (!found) return "";
    EXPECT_EQ(found->code, Errc::truncated);
    return found->detail;
  }
  std::string cut_vote(const Vote& vote) {
    now_["full_vote"] = Field::known(vote);
    return cut();
  }

  Fields fields_;
  Fields now_;
  std::vector<Clause> clauses_;
  std::vector<Clause> clauses_now_;
  Vote vote_;
  Answer answer_;
  Document document_;
  Blocks blocks_;
  bool closed_before_ = true;
};

TEST_F(CutTest, VotersLeaveNoVoteWhoseTotalsStillCountThem) {
  vote_.no = voters({"DNK"});
  vote_.abstain.reset();
  EXPECT_EQ(cut_vote(vote_),
            "2 of 6 voters are in no list of full_vote any more, and its totals do not account for "
            "it: ECU");
  answer_.snapshot.size = 2'000;  // with whatever else behind it
  EXPECT_NE(cut(), "");
  vote_.totals = {};
  EXPECT_NE(cut_vote(vote_), "");
}

TEST_F(CutTest, TrueChangeOfAVoteDoesNotHideThatItsListsAreCut) {
  vote_.yes = voters({"ALB", "BOL", "KHM", "DNK"});
  vote_.no = voters({"ECU"});
  vote_.totals = {4, 1, 1, std::nullopt};
  EXPECT_EQ(cut_vote(vote_), "");
  vote_.abstain = std::vector<Voter>{};
  EXPECT_EQ(cut_vote(vote_),
            "1 of 6 voters are in no list of full_vote any more, and its totals do not account for "
            "it: FIN");
}

TEST_F(CutTest, HalfANameIsNobodyNew) {
  vote_.no = std::vector<Voter>{{"DNK", "DNK"}, {"EC", std::nullopt}};
  EXPECT_NE(cut_vote(vote_), "");
  vote_.no = std::vector<Voter>{{"DNK", "DNK"}, {"Republic of E", std::nullopt}};
  EXPECT_EQ(cut_vote(vote_), "");  // spelt otherwise
}

TEST_F(CutTest, VoterWhoWasCountedByMistakeMayGo) {
  vote_.no = voters({"DNK"});
  vote_.totals.no = 1;
  EXPECT_EQ(cut_vote(vote_), "");
}

TEST_F(CutTest, TotalsOfAnotherFieldCountToo) {
  Vote line;
  line.totals = {3, 1, 1, std::nullopt};
  now_["vote"] = Field::known(line);
  vote_.totals = {};
  vote_.no = voters({"DNK"});
  EXPECT_EQ(cut_vote(vote_), "");
}

TEST_F(CutTest, TextEndsInTheMiddleOfItsSentence) {
  answer_.snapshot.size = 2'000;
  now_["sponsors"] = list({"Norway", "Ghana"});
  EXPECT_EQ(cut(), "");
  now_["criticism"] = list({"“Regrets the delays.”", "“Deplores the state of ro”"});
  EXPECT_EQ(cut(), "criticism ends in the middle of what it said: \"“Deplores the state of ro”\"");
  now_["criticism"] = list({"“Regrets the delays.”", "“Deplores the state"});
  EXPECT_NE(cut(), "");
}

TEST_F(CutTest, TextIsCappedWithDots) {
  now_["criticism"] = list({"“Regrets the delays.”", "“Deplores the…"});
  EXPECT_EQ(cut(), "criticism ends in the middle of what it said: \"“Deplores the…\"");
}

TEST_F(CutTest, VoteOfWhichNothingIsLeftWasTaken) {
  Vote zero;
  zero.totals = {0, 0, 0, std::nullopt};
  zero.yes = zero.no = zero.abstain = std::vector<Voter>{};
  EXPECT_EQ(cut_vote(zero), "full_vote was recorded, and says nothing any more");
  zero.method = VoteMethod::without_vote;
  EXPECT_EQ(cut_vote(zero), "");
  now_["full_vote"] = Field::empty();
  EXPECT_EQ(cut(), "full_vote was recorded, and says nothing any more");
}

// A page of ten thousand names or quotations, each another than before, is a matter of
// moments.
TEST_F(CutTest, TakesNoLongerThanThereIsToLookAt) {
  constexpr int kMany = 10'000;
  std::vector<std::string> before, now, names, others;
  for (int i = 0; i < kMany; ++i) {
    before.push_back("Deplores the state of road " + std::to_string(i) + ".");
    now.push_back("Deplores the state of wall " + std::to_string(i) + ".");
    names.push_back("A" + std::to_string(i));
    others.push_back("B" + std::to_string(i));
  }
  fields_["criticism"] = list(before);
  vote_.yes = voters(names);
  fields_["full_vote"] = Field::known(vote_);
  now_["criticism"] = list(now);
  vote_.yes = voters(others);
  answer_.snapshot.size = 2'000;
  const auto began = std::chrono::steady_clock::now();
  EXPECT_EQ(cut_vote(vote_), "");
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds{10});  // with sanitizers
}

// Of a smaller page each text that is new is looked for among all that were.
TEST_F(CutTest, TakesNoLongerOnASmallerPageWhereEveryTextIsTheBeginningOfOne) {
  constexpr int kMany = 20'000;
  std::vector<std::string> before, now;
  for (int i = 0; i < kMany; ++i) {
    before.push_back("Road " + std::to_string(kMany + i) + " to the north");
    now.push_back("Road " + std::to_string(kMany + i) + " to");
  }
  fields_["criticism"] = list(before);
  now_["criticism"] = list(now);
  now_.erase("title");
  const auto began = std::chrono::steady_clock::now();
  EXPECT_EQ(cut(), "a smaller page, without title, that says less than before elsewhere too");
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds{10});  // with sanitizers
}

TEST_F(CutTest, ShorterSentenceIsNoCut) {
  now_["criticism"] = list({"“Regrets the delays.”", "“Deplores the state.”"});
  EXPECT_EQ(cut(), "");
  now_["criticism"] = list({"“Regrets the delays”", "“Deplores the state of roads”"});
  EXPECT_EQ(cut(), "");
  now_["title"] = Field::known(std::string{"Help"});
  EXPECT_EQ(cut(), "");
}

TEST_F(CutTest, FieldIsLostAndAnotherSaysOnlyLess) {
  now_["criticism"] = list({"“Regrets the delays.”"});
  now_.erase("full_vote");
  EXPECT_EQ(cut(), "a smaller page, without full_vote, that says less than before elsewhere too");
  now_["sponsors"] = list({"Norway", "Ghana"});  // a true change beside it
  EXPECT_NE(cut(), "");
  now_["criticism"] = fields_["criticism"];
  EXPECT_EQ(cut(), "");
}

TEST_F(CutTest, FieldIsLostAndAnotherIsEmpty) {
  now_["sponsors"] = Field::empty();
  EXPECT_EQ(cut(), "");
  now_.erase("criticism");
  EXPECT_EQ(cut(), "a smaller page, without criticism, that says less than before elsewhere too");
}

TEST_F(CutTest, ListLostItsEnd) {
  fields_["criticism"] = list({"One.", "Two.", "Three.", "Four."});
  now_["criticism"] = list({"One.", "Two."});
  EXPECT_EQ(cut(), "a smaller page, without the last 2 of criticism");
  now_["criticism"] = Field::empty();
  EXPECT_NE(cut(), "");
  now_["criticism"] = list({"One.", "Two.", "Three."});
  EXPECT_EQ(cut(), "");
  now_["criticism"] = list({"Three.", "Four."});
  EXPECT_EQ(cut(), "");
  fields_["criticism"] = list({"One.", "Two."});
  now_["criticism"] = list({"One."});
  EXPECT_NE(cut(), "");
  fields_["criticism"] = list({"Peru", "Togo"});
  now_["criticism"] = list({"Peru"});
  EXPECT_EQ(cut(), "");
  now_["criticism"] = Field::empty();
  answer_.snapshot.size = 1'000;
  EXPECT_EQ(cut(), "");
}

TEST_F(CutTest, ListLostItsLastItemAndThePageMuchElse) {
  fields_["sponsors"] = list({"Peru", "Togo", "Fiji"});
  now_["sponsors"] = list({"Peru", "Togo"});
  answer_.snapshot.size = 480;
  EXPECT_EQ(cut(), "");
  answer_.snapshot.size = 479;
  EXPECT_EQ(cut(), "a smaller page, without the last 1 of sponsors");
  now_["sponsors"] = list({"Peru", "Fiji"});
  EXPECT_EQ(cut(), "");
}

std::vector<Clause> text(const std::vector<std::string>& paragraphs) {
  std::vector<Clause> out;
  for (const auto& each : paragraphs) {
    const bool preambular = each.ends_with(',');
    out.push_back({preambular ? ClauseKind::preambular : ClauseKind::operative, "", 0, "", each});
  }
  return out;
}

/// The same page with a resolution's text.
class CutTextTest : public CutTest {
 protected:
  CutTextTest() { clauses_ = text(kWhole); }
  std::string cut_text(const std::vector<std::string>& left) {
    clauses_now_ = text(left);
    return cut();
  }

  const std::vector<std::string> kWhole{"Recalling the Charter, and its aims,", "Noting the roads,",
                                        "Welcomes the report;", "Extends the mandate;",
                                        "Remains seized of the matter."};
};

TEST_F(CutTextTest, EndsBetweenTwoParagraphs) {
  EXPECT_EQ(cut_text(kWhole), "");
  EXPECT_EQ(cut_text({kWhole[0], kWhole[1], kWhole[2]}),
            "a smaller page, without the last 2 of clauses");
  EXPECT_EQ(cut_text({kWhole[0]}), "a smaller page, without the last 4 of clauses");
  EXPECT_EQ(cut_text({}), "a smaller page, without the last 5 of clauses");
  answer_.snapshot.size = 1'000;  // no smaller: it says something else instead
  EXPECT_EQ(cut_text({kWhole[0], kWhole[1], kWhole[2]}), "");
}

TEST_F(CutTextTest, EndsWithinAPreambularParagraph) {
  answer_.snapshot.size = 2'000;
  EXPECT_EQ(cut_text({kWhole[0], "Noting the ro"}),
            "clauses ends in the middle of what it said: \"Noting the ro\"");
  answer_.snapshot.size = 900;  // at a comma that stands within it
  EXPECT_EQ(cut_text({"Recalling the Charter,"}), "a smaller page, without the last 4 of clauses");
}

TEST_F(CutTextTest, LostItsFullStop) {
  const std::string without = "a smaller page, and its text ends without its full stop";
  EXPECT_EQ(cut_text({kWhole[0], kWhole[1], kWhole[2], kWhole[3]}), without);
  auto more = kWhole;
  more.emplace_back("49th mee");
  EXPECT_EQ(cut_text(more), without);
  EXPECT_EQ(cut_text({kWhole[0], kWhole[1], kWhole[2], "Extends the mandate."}), "");
}

TEST_F(CutTextTest, TrueChangeDoesNotHideThatItsEndIsCut) {
  EXPECT_EQ(cut_text({kWhole[0], "Noting the bridges and the tunnels,", kWhole[2]}),
            "a smaller page, without the last 2 of clauses");
}

TEST_F(CutTextTest, EndsInHalfANumberOrTheFootOfThePage) {
  for (const auto* end : {"", "(a", "Contact us."}) {
    EXPECT_EQ(cut_text({kWhole[0], kWhole[1], kWhole[2], end}),
              "a smaller page, without the last 2 of clauses")
        << end;
  }
}

TEST_F(CutTextTest, ChangedParagraphsAreNoLostEnd) {
  EXPECT_EQ(cut_text({kWhole[0], kWhole[2], kWhole[3], kWhole[4]}), "");  // one of the middle
  EXPECT_EQ(cut_text({kWhole[0], kWhole[4]}), "");
  EXPECT_EQ(cut_text({kWhole[0], kWhole[3], kWhole[2], kWhole[1], kWhole[4]}), "");
  EXPECT_EQ(cut_text({kWhole[0], kWhole[1], kWhole[2], "Ends the mandate;", kWhole[4]}), "");
  EXPECT_EQ(cut_text({"Recalling the Charter,", kWhole[1], kWhole[2], kWhole[3], kWhole[4]}), "");
}

// Half a body without a length: of a page that never had an end tag nothing else tells it.
TEST_F(CutTest, PageThatNeverHadAnEndTagSaysOnlyLess) {
  const std::string only_less = "a page without an end tag that says only less than before";
  closed_before_ = blocks_.closed = false;
  fields_["criticism"] = list({"Regrets the delays", "Deplores the state of roads", "Notes"});
  now_["criticism"] = list({"Regrets the delays", "Deplores the state of roads"});
  EXPECT_EQ(cut(), only_less);
  now_["criticism"] = list({"Regrets the delays", "Deplores the st"});
  EXPECT_EQ(cut(), only_less);
  now_["criticism"] = list({"Regrets the delays", "Deplores the state of roads</"});
  EXPECT_EQ(cut(), only_less);
  now_["criticism"] = list({"Regrets the delays", "Welcomes the new roads"});
  EXPECT_EQ(cut(), "");
}

}  // namespace
}  // namespace mandated
