#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/pipeline/extract/read_page.h"

namespace mandated {
namespace {

using testing::ElementsAre;

constexpr std::string_view kUrl = "https://unwatch.org/database/resoltions/a-hrc-res-54-36/";

std::vector<std::string> items(const Record& record, std::string_view field) {
  const auto* all = std::get_if<std::vector<std::string>>(&record.field(field).value);
  return all == nullptr ? std::vector<std::string>{} : *all;
}

Record read(std::string_view html) { return test::read_html_page(html, kUrl); }

TEST(LabelTest, IsNoWordWithinRunningText) {
  const auto record = read(
      "<main><h1>T</h1><p><b>Year:</b> 2023</p><p><b>UN Body:</b> General Assembly</p>"
      "<p><b>Vote</b> for us in the poll</p><p>The Session was long.</p>"
      "<p>Year in review</p></main>");
  EXPECT_EQ(record.text("year"), "2023");
  EXPECT_EQ(record.field("vote").state, FieldState::unknown);
  EXPECT_EQ(record.field("session").state, FieldState::unknown);
}

TEST(LabelTest, StandsBeforeAColonOrAloneInAnyCase) {
  const auto record = read(
      "<p>YEAR : 2023</p><div>session</div><div>54</div><p>Agenda Item: 10 | UN Body: ECOSOC</p>");
  EXPECT_EQ(record.text("year"), "2023");
  EXPECT_EQ(record.text("session"), "54");
  EXPECT_EQ(record.text("agenda_item"), "10");
  EXPECT_EQ(record.text("un_body"), "ECOSOC");
}

TEST(LabelTest, MayBeInTwoRuns) {
  const auto record = read("<p><b>UN</b> <b>Body</b> General Assembly</p><p><b>Year</b> 2020</p>");
  EXPECT_EQ(record.text("un_body"), "General Assembly");
}

TEST(LabelTest, OfAMenuFooterOrSidebarIsNotTheRecords) {
  const auto record = read(
      "<nav><p>Year: 1999</p></nav><main><p>Year: 2023</p><p>Session: 54</p></main>"
      "<aside><p>Symbol: A/RES/1/1</p></aside><footer><p>UN Body: Nobody</p></footer>");
  EXPECT_EQ(record.text("year"), "2023");
  EXPECT_EQ(record.text("symbol"), "A/HRC/RES/54/36");
  EXPECT_EQ(record.field("un_body").state, FieldState::unknown);
}

TEST(LabelTest, OfAListOfContentsIsNotTheRecords) {
  const auto record = read(
      "<main><ul><li><a href='#y'>Year</a></li><li><a href='#a'>Analysis</a></li></ul>"
      "<h2>Year</h2><p>2023</p><h2>Analysis</h2><p>It is weak.</p></main>");
  EXPECT_EQ(record.text("year"), "2023");
  EXPECT_THAT(items(record, "analysis"), ElementsAre("It is weak."));
}

TEST(LabelTest, OfAListOfContentsMakesNoEmptyField) {
  const auto record = read(
      "<main><ul><li><a href='#y'>Year</a></li><li><a href='#s'>Session Type</a></li></ul>"
      "<h2>Year</h2><p>2023</p><h2>Session</h2><p>54</p></main>");
  EXPECT_EQ(record.field("session_type").state, FieldState::unknown);
}

TEST(RecordTest, IsNotTheTableOfOtherRecords) {
  const auto record = read(
      "<main><p>Year: 2023</p><p>Session: 54</p>"
      "<table><tr><th>Symbol</th><th>Vote</th></tr><tr><td>A/RES/1/2</td><td>Consensus</td></tr>"
      "<tr><td>A/RES/1/3</td><td>Consensus</td></tr></table></main>");
  EXPECT_EQ(record.text("symbol"), "A/HRC/RES/54/36");
  EXPECT_EQ(record.field("vote").state, FieldState::unknown);
}

TEST(RecordTest, IsNotTheTableOfOtherRecordsWithTheirTitles) {
  const auto record = read(
      "<main><p>Year: 2023</p><p>Session: 54</p>"
      "<table><tr><th>Title</th><th>Symbol</th><th>Vote</th></tr>"
      "<tr><td>On dams</td><td>A/RES/1/2</td><td>Consensus</td></tr>"
      "<tr><td>On reefs</td><td>A/RES/1/3</td><td>Consensus</td></tr></table></main>");
  EXPECT_EQ(record.text("symbol"), "A/HRC/RES/54/36");
  EXPECT_EQ(record.field("vote").state, FieldState::unknown);
}

TEST(RecordTest, IsNotTheTeasersOfOtherRecords) {
  const std::string teaser =
      "<div><h4><a href='/x'>Dams</a></h4><p>Year: 1999</p><p>Country Concerned: Fiji</p></div>";
  const auto none = read("<main><h1>Oops</h1><p>No such page.</p>" + teaser + teaser + "</main>");
  EXPECT_EQ(none.field("year").state, FieldState::unknown);
  EXPECT_EQ(none.field("country_concerned").state, FieldState::unknown);
  const auto aside =
      read("<main><h1>Oops</h1><p>By script.</p></main><aside>" + teaser + "</aside>");
  EXPECT_EQ(aside.field("country_concerned").state, FieldState::unknown);
}

TEST(RecordTest, EndsWhereTheMarkupOfItsLastFieldChanges) {
  const auto record = read(
      "<article><h3>Year</h3><p>2023</p><h3>Key Criticism</h3><ul><li>\"Deplores it.\"</li></ul>"
      "<p>Share this page</p><ul><li>Facebook</li></ul></article>");
  EXPECT_THAT(items(record, "key_criticism"), ElementsAre("Deplores it."));
}

TEST(FieldTest, IsEmptyWhereThePageSaysNone) {
  const auto record = read("<dl><dt>Year<dd>2023<dt>Key Praise<dd>None</dl>");
  EXPECT_EQ(record.field("key_praise"), Field::empty());
}

TEST(FieldTest, IsEmptyWhereALabelStandsAloneAmongOthersWithValues) {
  const auto record = read("<dl><dt>Year<dd>2023<dt>Symbol<dd><dt>Main Sponsors<dd></dl>");
  EXPECT_EQ(record.field("main_sponsors"), Field::empty());
  EXPECT_EQ(record.text("symbol"), "A/HRC/RES/54/36");
}

TEST(FieldTest, IsUnknownWhereNoLabelHasAValue) {
  const auto record = read("<dl><dt>Year<dd><dt>Symbol<dd><dt>Main Sponsors<dd></dl>");
  EXPECT_EQ(record.field("main_sponsors").state, FieldState::unknown);
  EXPECT_EQ(record.field("year").state, FieldState::unknown);
}

TEST(FieldTest, IsUnknownWhereTheValueIsNotOfItsKind) {
  const auto record = read(
      "<dl><dt>Year<dd>soon<dt>Condemnatory<dd>perhaps<dt>Vote<dd>see below<dt>Session<dd>54</dl>");
  EXPECT_EQ(record.field("year").state, FieldState::unknown);
  EXPECT_EQ(record.field("condemnatory").state, FieldState::unknown);
  EXPECT_EQ(record.field("vote").state, FieldState::unknown);
}

TEST(SponsorsTest, AreNamesAndKeptGroupsWhole) {
  const auto record = read(
      "<p>Year: 2023</p><p>Main Sponsors: Group of 77 and China, Japan and Bosnia and Herzegovina"
      "</p>");
  EXPECT_THAT(items(record, "main_sponsors"),
              ElementsAre("Group of 77 and China", "Japan", "Bosnia and Herzegovina"));
}

TEST(SponsorsTest, AreNoSymbols) {
  const auto record = read(
      "<p>Year: 2024</p>"
      "<p>Main Sponsors: Organization of Islamic Cooperation, A/HRC/RES/55/30</p>");
  EXPECT_THAT(items(record, "main_sponsors"), ElementsAre("Organization of Islamic Cooperation"));
  EXPECT_EQ(record.derived.at("main_sponsors.dropped").value, "A/HRC/RES/55/30");
}

std::string names(const std::optional<std::vector<Voter>>& voters) {
  std::string out;
  for (const auto& voter : voters.value_or(std::vector<Voter>{})) out += voter.name + ";";
  return out;
}

TEST(VoteListsTest, AreReadDownTheColumnsOfATable) {
  const auto record = read(
      "<p>Year: 2023</p><h2>Full Vote</h2><table>"
      "<tr><th>Way</th><th>Yes</th><th>No</th><th>Abstain</th></tr>"
      "<tr><td>Votes</td><td>2</td><td>1</td><td>0</td></tr>"
      "<tr><td>By</td><td>Chile<br>Japan</td><td>Cuba</td><td></td></tr></table>");
  const auto vote = std::get<Vote>(record.field("full_vote").value);
  EXPECT_EQ(names(vote.yes), "Chile;Japan;");
  EXPECT_EQ(names(vote.no), "Cuba;");
  EXPECT_EQ(names(vote.abstain), "");
  EXPECT_EQ(vote.totals.yes, 2);
  EXPECT_EQ(vote.totals.abstain, 0);
  EXPECT_THAT(vote.problems, ElementsAre());
}

TEST(VoteListsTest, AreReadOfATableWithACountryARow) {
  const auto record = read(
      "<p>Year: 2023</p><h2>Full Vote</h2><table><tr><th>Country</th><th>Position</th></tr>"
      "<tr><td>Chile</td><td>Yes</td></tr><tr><td>Cuba</td><td>No</td></tr>"
      "<tr><td>Japan</td><td>Yes</td></tr></table>");
  const auto vote = std::get<Vote>(record.field("full_vote").value);
  EXPECT_EQ(names(vote.yes), "Chile;Japan;");
  EXPECT_EQ(names(vote.no), "Cuba;");
  EXPECT_EQ(vote.abstain, std::nullopt);
}

TEST(VoteListsTest, AreReadBesideAColumnHeadedVote) {
  const auto record = read(
      "<p>Year: 2023</p><h2>Full Vote</h2><table>"
      "<tr><th>#</th><th>Country</th><th>Code</th><th>Vote</th></tr>"
      "<tr><td>1</td><td>Chile</td><td>CHL</td><td>Yes</td></tr>"
      "<tr><td>2</td><td>Cuba</td><td>CUB</td><td>No</td></tr>"
      "<tr><td>3</td><td>Japan</td><td>JPN</td><td>Yes</td></tr></table>");
  const auto vote = std::get<Vote>(record.field("full_vote").value);
  EXPECT_EQ(names(vote.yes), "Chile;Japan;");
  EXPECT_EQ(names(vote.no), "Cuba;");
  EXPECT_EQ(record.field("vote").state, FieldState::unknown);
}

TEST(VoteListsTest, AreReadOfATableWithTheWayBeforeTheCountry) {
  const auto record = read(
      "<p>Year: 2023</p><h2>Full Vote</h2><table><tr><th>Vote</th><th>Country</th></tr>"
      "<tr><td>Yes</td><td>Chile</td></tr><tr><td>No</td><td>Cuba</td></tr>"
      "<tr><td>Yes</td><td>Japan</td></tr></table>");
  const auto vote = std::get<Vote>(record.field("full_vote").value);
  EXPECT_EQ(names(vote.yes), "Chile;Japan;");
  EXPECT_EQ(names(vote.no), "Cuba;");
}

TEST(VoteListsTest, AreReadOfATableWithARowAWay) {
  const auto record = read(
      "<p>Year: 2023</p><h2>Full Vote</h2><table>"
      "<tr><th>Vote</th><th>Count</th><th>Countries</th></tr>"
      "<tr><td>Yes</td><td>2</td><td>Chile, Japan</td></tr>"
      "<tr><td>No</td><td>1</td><td>Cuba</td></tr>"
      "<tr><td>Abstain</td><td>0</td><td></td></tr></table>");
  const auto vote = std::get<Vote>(record.field("full_vote").value);
  EXPECT_EQ(names(vote.yes), "Chile;Japan;");
  EXPECT_EQ(names(vote.no), "Cuba;");
  EXPECT_EQ(vote.totals.yes, 2);
  EXPECT_EQ(names(vote.abstain), "");
  EXPECT_THAT(vote.problems, ElementsAre());
}

TEST(VoteListsTest, AreUnknownWhereMoreThanNothingStandsUnderTheLabel) {
  const auto record =
      read("<p>Year: 2023</p><h2>Full Vote</h2><p>None</p><p>was recorded in the minutes</p>");
  EXPECT_EQ(record.field("full_vote").state, FieldState::unknown);
}

TEST(ItemsTest, LoseTheirOuterQuotationMarksOnly) {
  const auto record = read(
      "<h3>Year</h3><p>2023</p><h3>Key Criticism</h3><ul>"
      "<li>\" Demands that \"elections\" be held\u2026\"</li>"
      "<li>\"One\" thing and \"another\"</li><li>\u201CRegrets it.\u201D</li></ul>");
  EXPECT_THAT(items(record, "key_criticism"),
              ElementsAre("Demands that \"elections\" be held\u2026",
                          "\"One\" thing and \"another\"", "Regrets it."));
}

TEST(ItemsTest, JoinTheParagraphsOfOneListItem) {
  const auto record = read(
      "<h3>Year</h3><p>2023</p><h3>Analysis</h3><ul><li><p>It is weak.</p><p>Very weak.</p></li>"
      "<li>And late.</li></ul>");
  EXPECT_THAT(items(record, "analysis"), ElementsAre("It is weak. Very weak.", "And late."));
}

TEST(TitleTest, IsTheHeadingThatTheDocumentIsNamedFor) {
  EXPECT_EQ(read("<title>On dams \u2013 Site</title><h1>Site</h1><main><h1>On dams</h1></main>")
                .text("title"),
            "On dams");
}

TEST(TitleTest, IsTheDocumentsWithoutTheSiteWhereNoHeadingIs) {
  EXPECT_EQ(read("<title>On dams - and rivers | UN Watch</title><p>Year: 2023</p>").text("title"),
            "On dams - and rivers");
}

TEST(TitleTest, IsNotTheNameOfTheSite) {
  EXPECT_EQ(read("<title>On dams and rivers - UN Watch</title><header><h1>UN Watch</h1></header>"
                 "<main><h2>On dams and rivers</h2><p>Year: 2023</p></main>")
                .text("title"),
            "On dams and rivers");
}

struct Address {
  std::string_view url;
  std::string_view symbol;
};

class SymbolTest : public testing::TestWithParam<Address> {};

TEST_P(SymbolTest, IsReadFromTheAddress) {
  EXPECT_EQ(test::read_html_page("<p>x</p>", GetParam().url).text("symbol"), GetParam().symbol);
}

INSTANTIATE_TEST_SUITE_P(
    Slug, SymbolTest,
    testing::Values(
        Address{"https://unwatch.org/database/resoltions/a-hrc-res-54-36", "A/HRC/RES/54/36"},
        Address{"https://unwatch.org/database/resoltions/A-HRC-RES-S-36-1/", "A/HRC/RES/S-36/1"},
        Address{"https://unwatch.org/database/resoltions/a-res-78-222/?x=1", "A/RES/78/222"},
        Address{"https://unwatch.org/database/resoltions/e-res-2023-35/", "E/RES/2023/35"},
        Address{"https://unwatch.org/database/resoltions/e-cn6-2017-l3/", "E/CN.6/2017/L.3"},
        Address{"https://unwatch.org/database/resoltions/wha74-9/", "WHA74.9"},
        Address{"https://unwatch.org/database/about/", ""}));

}  // namespace
}  // namespace mandated
