#include "pipeline/read/marc.h"

#include <string>

#include <gtest/gtest.h>

#include "pipeline/read/reader.h"

using namespace mandated;
using read::read_marc;

namespace {

constexpr std::string_view kRecord = R"(<record xmlns="http://www.loc.gov/MARC21/slim">
  <leader>00000nam a2200000#a 4500</leader>
  <controlfield tag="001">7000001</controlfield>
  <datafield tag="245" ind1="1" ind2="0">
    <subfield code="a">Situation of
      human rights in Ruritania :</subfield><subfield code="b">resolution /</subfield>
  </datafield>
  <datafield tag="991" ind1=" " ind2=" "><subfield code="b"> </subfield></datafield>
</record>)";

std::vector<MarcRecord> records_of(std::string_view xml) {
  read::Warnings warnings;
  const auto records = read_marc(xml, "text/xml", warnings);
  EXPECT_TRUE(records) << (records ? "" : records.error().detail);
  return records.value_or(std::vector<MarcRecord>{});
}

std::string mistake_of(std::string_view xml) {
  read::Warnings warnings;
  const auto records = read_marc(xml, "text/xml", warnings);
  return records ? "none" : records.error().detail;
}

}  // namespace

TEST(MarcTest, KeepsFieldsInOrderWithIndicatorsAndNormalisedText) {
  const auto records = records_of(kRecord);
  ASSERT_EQ(records.size(), 1U);
  const auto& record = records.front();
  EXPECT_EQ(record.leader, "00000nam a2200000#a 4500");
  EXPECT_EQ(record.control("001"), "7000001");
  ASSERT_EQ(record.fields.size(), 3U);
  EXPECT_EQ(record.fields[1].ind1, '1');
  EXPECT_EQ(record.fields[1].ind2, '0');
  EXPECT_EQ(record.first("245", 'a'), "Situation of human rights in Ruritania :");
  EXPECT_EQ(record.first("245", 'b'), "resolution /");
  EXPECT_TRUE(record.fields[2].subfields.empty()) << "a subfield of blanks says nothing";
}

TEST(MarcTest, KnowsElementsByTheirLocalNamesWhateverThePrefix) {
  for (const std::string prefix : {"", "ns0:", "marc:", "undeclared:"}) {
    const auto declared = prefix == "undeclared:" || prefix.empty()
                              ? std::string{}
                              : " xmlns:" + prefix.substr(0, prefix.size() - 1) +
                                    "=\"http://www.loc.gov/MARC21/slim\"";
    const auto xml = "<" + prefix + "collection" + declared + "><" + prefix + "record><" + prefix +
                     "datafield tag=\"191\" ind1=\" \" ind2=\" \"><" + prefix +
                     "subfield code=\"a\">A/RES/90/1</" + prefix + "subfield></" + prefix +
                     "datafield></" + prefix + "record></" + prefix + "collection>";
    const auto records = records_of(xml);
    ASSERT_EQ(records.size(), 1U) << prefix;
    EXPECT_EQ(records.front().first("191", 'a'), "A/RES/90/1") << prefix;
  }
}

TEST(MarcTest, FindsRecordsWithinAnAnswerOfOaiPmh) {
  const auto records = records_of(
      "<OAI-PMH><ListRecords><record><header/><metadata>" + std::string{kRecord} +
      "</metadata></record><record><header status=\"deleted\"/></record></ListRecords></OAI-PMH>");
  ASSERT_EQ(records.size(), 1U) << "the record of OAI-PMH is none of MARC";
  EXPECT_EQ(records.front().control("001"), "7000001");
}

TEST(MarcTest, AnEmptyCollectionHasNoRecordsAndIsNoMistake) {
  EXPECT_TRUE(records_of("<collection xmlns=\"http://www.loc.gov/MARC21/slim\"/>").empty());
}

TEST(MarcTest, TextThatWasEncodedTwiceIsReadAsItWasMeant) {
  const auto name = [](const std::string& text) {
    const auto records = records_of("<record><datafield tag=\"710\"><subfield code=\"a\">" + text +
                                    "</subfield></datafield></record>");
    return std::string{records.at(0).first("710", 'a')};
  };
  EXPECT_EQ(name("C\xC3\x83\xC2\xB4te d'Ivoire"), "C\xC3\xB4te d'Ivoire");
  EXPECT_EQ(name("C\xC3\xB4te d'Ivoire"), "C\xC3\xB4te d'Ivoire");
  EXPECT_EQ(name("T\xC3\xBCrkiye"), "T\xC3\xBCrkiye");
}

TEST(MarcTest, NamesWhatItWasGivenInstead) {
  EXPECT_EQ(mistake_of("<html><body>Request blocked</body></html>"),
            "no MARCXML: the root is <html>; a collection, a record or an OAI-PMH answer is read");
  EXPECT_EQ(mistake_of("no markup at all"), "no MARCXML: there is no element");
}

TEST(MarcTest, PassesOverTagsThatAreNone) {
  const auto records = records_of(
      "<record><datafield tag=\"24\"><subfield code=\"a\">x</subfield></datafield>"
      "<datafield tag=\"\xC3\xA9\x31\"><subfield code=\"a\">x</subfield></datafield>"
      "<datafield tag=\"245\" ind1=\"\xC3\xA9\" ind2=\"12\"><subfield "
      "code=\"\xC3\xA9\">y</subfield>"
      "</datafield></record>");
  ASSERT_EQ(records.size(), 1U);
  ASSERT_EQ(records.front().fields.size(), 1U);
  EXPECT_EQ(records.front().fields[0].ind1, ' ');
  EXPECT_EQ(records.front().fields[0].ind2, ' ');
  EXPECT_EQ(records.front().fields[0].subfields[0].code, ' ');
}

TEST(MarcTest, AnEntityBombStaysSmall) {
  std::string bomb = "<!DOCTYPE r [<!ENTITY a \"0123456789\">";
  for (char c = 'b'; c < 'k'; ++c) {
    const std::string before(1, static_cast<char>(c - 1));
    bomb += "<!ENTITY " + std::string(1, c) + " \"";
    for (int i = 0; i < 10; ++i) bomb += "&" + before + ";";
    bomb += "\">";
  }
  bomb += "]><record><controlfield tag=\"001\">&j;</controlfield></record>";
  const auto records = records_of(bomb);
  ASSERT_EQ(records.size(), 1U);
  EXPECT_LT(records.front().control("001").size(), 2'000'000U);
}

TEST(MarcTest, RefusesMoreFieldsThanAnyRecordHas) {
  std::string xml = "<record>";
  for (std::size_t i = 0; i <= read::kMaxMarcFields; ++i)
    xml += "<controlfield tag=\"009\">x</controlfield>";
  EXPECT_EQ(mistake_of(xml + "</record>"), "a record of over 20000 fields");
}

TEST(MarcTest, ADocumentIsOneRecordAsTermsAndDefinitions) {
  const auto reader = read::in_process_reader();
  const auto blocks = reader->read({kRecord, "text/xml", ""});
  ASSERT_TRUE(blocks);
  EXPECT_EQ(blocks->title, "Situation of human rights in Ruritania :");
  ASSERT_GE(blocks->blocks.size(), 6U);
  EXPECT_EQ(blocks->blocks[2].text, "001");
  EXPECT_EQ(blocks->blocks[4].text, "245 10 $a");
  EXPECT_EQ(blocks->blocks[4].kind, BlockKind::term);
  EXPECT_EQ(blocks->blocks[5].text, "Situation of human rights in Ruritania :");
  EXPECT_EQ(blocks->blocks[5].kind, BlockKind::definition);
}

TEST(MarcTest, SeveralRecordsAreNoDocument) {
  const auto two = "<collection>" + std::string{kRecord} + std::string{kRecord} + "</collection>";
  const auto blocks = read::in_process_reader()->read({two, "text/xml", ""});
  ASSERT_FALSE(blocks);
  EXPECT_EQ(blocks.error().code, Errc::ambiguous);
  EXPECT_EQ(blocks.error().detail,
            "2 records in one document; one is read, or a source of kind oai-pmh");
}

TEST(MarcTest, APageThatSpeaksOfMarcIsStillAPage) {
  EXPECT_FALSE(read::is_marc("<!DOCTYPE html><p>the record has a datafield</p>"));
  EXPECT_FALSE(read::is_marc("record datafield"));
  EXPECT_TRUE(read::is_marc(kRecord));
}
