#include "pipeline/extract/catalogue.h"

#include <string>

#include <gtest/gtest.h>

#include "config/data.h"
#include "pipeline/extract/extract.h"
#include "pipeline/read/marc.h"

using namespace mandated;

namespace {

const Vocabulary& vocabulary() {
  static const auto kVocabulary = config::Data::built_in().vocabulary();
  return kVocabulary;
}

MarcField field(std::string tag, std::vector<MarcSubfield> subfields, char ind1 = ' ') {
  MarcField out;
  out.tag = std::move(tag);
  out.ind1 = ind1;
  out.subfields = std::move(subfields);
  return out;
}

MarcField control(std::string tag, std::string text) {
  MarcField out;
  out.tag = std::move(tag);
  out.text = std::move(text);
  return out;
}

MarcField ballot(std::string iso3, std::string vote, std::string name) {
  if (vote.empty()) return field("967", {{'c', std::move(iso3)}, {'e', std::move(name)}});
  return field("967", {{'c', std::move(iso3)}, {'d', std::move(vote)}, {'e', std::move(name)}});
}

extract::CatalogueRecord catalogued(std::vector<MarcField> fields) {
  return extract::read_catalogue({"", std::move(fields)}, vocabulary().countries,
                                 vocabulary().bodies);
}

Record record_of(std::vector<MarcField> fields) {
  const auto profile = config::Data::built_in().profile("undl-record");
  return extract::extract(read::marc_blocks({"", std::move(fields)}), "", *profile,
                          vocabulary().countries, vocabulary().bodies);
}

std::vector<std::string> names(const std::optional<std::vector<Voter>>& voters) {
  std::vector<std::string> out;
  if (!voters) return {"(unknown)"};
  for (const auto& each : *voters) out.push_back(each.iso3.value_or("?"));
  return out;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST(CatalogueTest, TheTypeIsThatOf089) {
  EXPECT_EQ(catalogued({field("089", {{'b', "B01"}})}).type, extract::CatalogueType::resolution);
  EXPECT_EQ(catalogued({field("089", {{'b', "B02"}})}).type, extract::CatalogueType::draft);
  EXPECT_EQ(catalogued({field("089", {{'b', "B23"}})}).type, extract::CatalogueType::vote);
  EXPECT_EQ(catalogued({field("089", {{'b', "B04"}}), field("191", {{'a', "A/RES/1/1"}})}).type,
            extract::CatalogueType::document);
}

TEST(CatalogueTest, WithoutA089TheFieldsTellTheType) {
  EXPECT_EQ(catalogued({field("191", {{'a', "A/RES/90/7"}})}).type,
            extract::CatalogueType::resolution);
  EXPECT_EQ(catalogued({field("191", {{'a', "A/C.3/90/L.7"}})}).type,
            extract::CatalogueType::draft);
  EXPECT_EQ(catalogued({field("791", {{'a', "A/RES/90/7"}})}).type, extract::CatalogueType::vote);
}

TEST(CatalogueTest, ReadsADraft) {
  const auto draft = catalogued({
      control("001", "7000002"),
      control("005", "20250516162631.0"),
      field("089", {{'b', "B02"}}),
      field("191", {{'a', "A/C.3/90/L.7/Rev.1"}, {'b', "A/"}, {'c', "90"}}),
      field("245", {{'a', "Rights of the child :"}, {'b', "draft resolution /"}}),
      field("269", {{'a', "20231108"}}),
      field("515", {{'a',
                     "Additional sponsors: Albania, Bosnia and Herzegovina and Zambia "
                     "(A/90/481/Add.2)."}}),
      field("596", {{'a', "Reissued for technical reasons on 9 Nov. 2023."}}),
      field("710", {{'a', "Argentina"}, {'9', "ms"}}),
      field("710", {{'a', "Korea (Republic of)"}}),
      field("710", {{'a', "UN. General Assembly (90th sess. : 2035)"}}),
      field("856", {{'u', "https://x.example/record/1/files/A_C.3_90_L.7-AR.pdf"}, {'y', "Ø§"}}),
      field("856", {{'u', "https://x.example/record/1/files/A_C.3_90_L.7-EN.pdf"}}),
      field("991", {{'a', "A/90/251"}, {'b', "71b"}}),
      field("991", {{'b', "71b[20]"}}),
      field("993", {{'a', "A/RES/90/213"}}, '1'),
      field("993", {{'a', "A/90/481/Add.2"}}, '3'),
  });
  EXPECT_EQ(draft.recid, "7000002");
  EXPECT_EQ(draft.symbol, "A/C.3/90/L.7/Rev.1");
  EXPECT_EQ(draft.title, "Rights of the child");
  EXPECT_EQ(draft.date, "2023-11-08");
  EXPECT_EQ(draft.session, "90");
  EXPECT_EQ(draft.sponsors, (Texts{"Argentina", "Korea (Republic of)"}));
  EXPECT_EQ(draft.additional_sponsors, (Texts{"Albania", "Bosnia and Herzegovina", "Zambia"}));
  EXPECT_EQ(draft.reissued, "Reissued for technical reasons on 9 Nov. 2023.");
  EXPECT_EQ(draft.agenda_items, Texts{"71b"});
  ASSERT_EQ(draft.files.size(), 2U);
  EXPECT_EQ(draft.files[0].language, "ar");
  EXPECT_EQ(draft.files[1].language, "en");
  ASSERT_EQ(draft.related.size(), 2U);
  EXPECT_EQ(draft.related[0].kind, "resolution");
  EXPECT_EQ(draft.related[1].kind, "report");
  EXPECT_FALSE(draft.vote);
}

TEST(CatalogueTest, LinksOfAResolutionAreToldApartByTheirSymbols) {
  const auto resolution = catalogued(
      {field("191", {{'a', "A/RES/90/142"}}), field("993", {{'a', "A/C.2/90/L.35/Rev.1"}}, '2'),
       field("993", {{'a', "A/90/PV.64"}}, '4'), field("993", {{'a', "A/90/555"}}, '2')});
  ASSERT_EQ(resolution.related.size(), 3U);
  EXPECT_EQ(resolution.related[0].kind, "draft");
  EXPECT_EQ(resolution.related[1].kind, "meeting");
  EXPECT_EQ(resolution.related[2].kind, "report");
}

TEST(CatalogueTest, SpecialSessionsAreWrittenAsInSymbols) {
  EXPECT_EQ(catalogued({field("191", {{'c', "36sp"}})}).session, "S-36");
  EXPECT_EQ(catalogued({field("791", {{'a', "A/RES/ES-10/99"}, {'c', "10emsp"}})}).session,
            "ES-10");
}

TEST(CatalogueTest, ReadsTheVoteOfEveryCountryOverAllThreeTags) {
  auto fields = std::vector<MarcField>{
      field("269", {{'a', "2023-10-27"}}),
      field("791", {{'a', "A/RES/ES-10/99"}}),
      ballot("ALB", "A", "ALBANIA"),
      ballot("BEN", "", "BENIN"),
      ballot("FRA", "Y", "FRANCE"),
      ballot("CUB", "N", "CUBA"),
      ballot("GHA", "X", "GHANA"),
      field("996", {{'b', "2"}, {'c', "1"}, {'d', "1"}, {'e', "2"}, {'f', "6"}}),
  };
  fields[2].tag = "968";
  auto norway = ballot("NOR", "Y", "NORWAY");
  norway.tag = "969";
  fields.push_back(norway);
  const auto vote = catalogued(fields);
  ASSERT_TRUE(vote.full_vote);
  EXPECT_EQ(names(vote.full_vote->yes), (Texts{"FRA", "NOR"}));
  EXPECT_EQ(names(vote.full_vote->no), Texts{"CUB"});
  EXPECT_EQ(names(vote.full_vote->abstain), Texts{"ALB"});
  EXPECT_EQ(names(vote.full_vote->absent), (Texts{"BEN", "GHA"}));
  EXPECT_EQ(vote.full_vote->yes->front().name, "FRANCE");
  EXPECT_EQ(vote.full_vote->method, VoteMethod::recorded);
  EXPECT_EQ(vote.full_vote->totals, (VoteTotals{2, 1, 1, 2}));
  EXPECT_EQ(vote.full_vote->problems, Texts{});
  EXPECT_EQ(vote.vote_date, "2023-10-27");
}

TEST(CatalogueTest, ArithmeticOfTheVoteIsChecked) {
  const auto vote =
      catalogued({ballot("FRA", "Y", "FRANCE"), ballot("CUB", "Q", "CUBA"),
                  field("996", {{'b', "2"}, {'c', "0"}, {'d', "0"}, {'e', "0"}, {'f', "2"}})});
  ASSERT_TRUE(vote.full_vote);
  EXPECT_EQ(vote.full_vote->problems,
            (Texts{"CUBA: vote \"Q\"; Y, N, A or blank is read", "yes: 2 announced, 1 named",
                   "members: 2 announced, 1 named"}));
}

TEST(CatalogueTest, ACountryThatVotesTwiceIsAProblem) {
  const auto vote = catalogued({ballot("FRA", "Y", "FRANCE"), ballot("FRA", "N", "FRANCE")});
  ASSERT_TRUE(vote.full_vote);
  EXPECT_EQ(vote.full_vote->problems, Texts{"FRA: named in yes and no"});
}

TEST(CatalogueTest, AUnanimousVoteMayBeWordsAlone) {
  const auto vote = catalogued({ballot("FRA", "Y", "FRANCE"), ballot("CHN", "Y", "CHINA"),
                                field("996", {{'a', "Adopted unanimously, 9000th meeting"}})});
  ASSERT_TRUE(vote.vote && vote.full_vote);
  EXPECT_EQ(vote.vote->method, VoteMethod::recorded);
  EXPECT_EQ(vote.vote->totals, (VoteTotals{2, 0, 0, 0}));
}

TEST(CatalogueTest, WhatTheTotalsLeaveOutIsCounted) {
  const auto vote = catalogued({ballot("FRA", "Y", "FRANCE"), ballot("CHN", "", "CHINA"),
                                field("996", {{'b', "1"}, {'f', "2"}})});
  ASSERT_TRUE(vote.full_vote);
  EXPECT_EQ(vote.full_vote->totals, (VoteTotals{1, 0, 0, 1}));
  EXPECT_EQ(vote.full_vote->problems, Texts{});
}

TEST(CatalogueTest, AResolutionStatesItsVoteInWords) {
  const auto recorded = catalogued({field("996", {{'a', "Adopted 109-48-7, 83rd meeting"}})});
  ASSERT_TRUE(recorded.vote);
  EXPECT_EQ(recorded.vote->totals, (VoteTotals{109, 48, 7, std::nullopt}));
  EXPECT_EQ(recorded.vote->method, VoteMethod::recorded);
  EXPECT_FALSE(recorded.full_vote);
  const auto without = catalogued({field("996", {{'a', "Adopted without vote, 49th meeting"}})});
  ASSERT_TRUE(without.vote);
  EXPECT_EQ(without.vote->method, VoteMethod::without_vote);
}

TEST(CatalogueTest, ARecordGoesThroughBlocksUnchanged) {
  const MarcRecord record{"00000nam",
                          {control("001", "1"), field("245", {{'a', "T"}, {'b', "U"}}, '1'),
                           field("245", {{'a', "V"}})}};
  EXPECT_EQ(extract::marc_of(read::marc_blocks(record)), record);
}

TEST(CatalogueTest, TheRecordHasTheFieldsUsedEverywhere) {
  const auto record = record_of({
      field("089", {{'b', "B01"}}),
      field("191", {{'a', "A/HRC/RES/90/4"}, {'c', "90"}}),
      field("245", {{'a', "Situation in Ruritania :"}}),
      field("269", {{'a', "2035-10-13"}}),
      field("992", {{'a', "2035-10-12"}}),
      field("991", {{'b', "4"}}),
      field("996", {{'a', "Adopted 30-2-15, 49th meeting"}}),
      field("993", {{'a', "A/HRC/90/L.9"}}, '2'),
  });
  EXPECT_EQ(record.text("record_type"), "resolution");
  EXPECT_EQ(record.text("title"), "Situation in Ruritania");
  EXPECT_EQ(record.text("year"), "2035");
  EXPECT_EQ(record.text("un_body"), "Human Rights Council");
  EXPECT_EQ(record.text("symbol"), "A/HRC/RES/90/4");
  EXPECT_EQ(record.text("agenda_item"), "4");
  EXPECT_EQ(std::get<Texts>(record.field("related").value), Texts{"draft A/HRC/90/L.9"});
  EXPECT_EQ(std::get<Vote>(record.field("vote").value).totals,
            (VoteTotals{30, 2, 15, std::nullopt}));
  EXPECT_EQ(record.derived.at("adopted").value, "2035-10-12");
}

TEST(CatalogueTest, WhatAWholeRecordDoesNotSayOfReissueIsEmptyAndOfVotesUnknown) {
  const auto record = record_of({field("245", {{'a', "T"}}), field("191", {{'a', "A/RES/90/5"}})});
  EXPECT_EQ(record.field("reissued").state, FieldState::empty);
  EXPECT_EQ(record.field("related").state, FieldState::empty);
  EXPECT_EQ(record.field("vote").state, FieldState::unknown);
  EXPECT_EQ(record.field("main_sponsors").state, FieldState::unknown);
}
