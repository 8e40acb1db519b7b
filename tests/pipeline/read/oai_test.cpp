#include "pipeline/read/oai.h"

#include <string>

#include <gtest/gtest.h>

#include "pipeline/read/marc.h"

using namespace mandated;
using read::read_oai;

namespace {

std::string answer(const std::string& within) {
  return R"(<?xml version="1.0" encoding="UTF-8"?>
<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">
  <responseDate>2025-02-01T10:00:00Z</responseDate>
  <request verb="ListRecords" metadataPrefix="marcxml">https://library.example/oai2d</request>)" +
         within + "</OAI-PMH>";
}

read::OaiAnswer read_good(const std::string& xml) {
  const auto answer = read_oai(xml, "text/xml");
  EXPECT_TRUE(answer) << (answer ? "" : answer.error().detail);
  return answer.value_or(read::OaiAnswer{});
}

std::string mistake_of(const std::string& xml) {
  const auto answer = read_oai(xml, "text/xml");
  return answer ? "none" : std::string{name_of(answer.error().code)} + ": " + answer.error().detail;
}

}  // namespace

TEST(OaiTest, ReadsRecordsWithTheirHeaders) {
  const auto list = read_good(answer(R"(
    <ListRecords>
      <record><header><identifier>oai:library.example:1</identifier>
        <datestamp>2025-01-31T09:08:07Z</datestamp><setSpec>res</setSpec><setSpec>res:hrc</setSpec>
      </header><metadata><marc:record xmlns:marc="http://www.loc.gov/MARC21/slim">
        <marc:controlfield tag="001">1</marc:controlfield></marc:record></metadata></record>
      <record><header status="deleted"><identifier>oai:library.example:2</identifier>
        <datestamp>2025-01-30</datestamp></header></record>
      <resumptionToken cursor="0" completeListSize="312" expirationDate="2025-02-02T00:00:00Z">
        a b!1</resumptionToken>
    </ListRecords>)"));
  EXPECT_EQ(list.verb, "ListRecords");
  EXPECT_EQ(list.response_date, "2025-02-01T10:00:00Z");
  ASSERT_EQ(list.records.size(), 2U);
  EXPECT_EQ(list.records[0].identifier, "oai:library.example:1");
  EXPECT_EQ(list.records[0].datestamp, "2025-01-31T09:08:07Z");
  EXPECT_FALSE(list.records[0].deleted);
  EXPECT_EQ(list.records[0].sets, (std::vector<std::string>{"res", "res:hrc"}));
  EXPECT_TRUE(list.records[1].deleted);
  EXPECT_EQ(list.records[1].datestamp, "2025-01-30");
  EXPECT_EQ(list.records[1].metadata, "");
  ASSERT_TRUE(list.resumption);
  EXPECT_EQ(list.resumption->token, "a b!1") << "spaces within a token are its own";
  EXPECT_EQ(list.resumption->cursor, 0);
  EXPECT_EQ(list.resumption->complete_list_size, 312);
  EXPECT_EQ(list.resumption->expiration_date, "2025-02-02T00:00:00Z");
}

TEST(OaiTest, MetadataIsADocumentOfItsOwnWhateverThePrefixes) {
  const auto of = [](const std::string& open, const std::string& close) {
    const auto list = read_good(answer("<ListRecords><record><header/><metadata>\n " + open +
                                       "<x:controlfield tag=\"001\">7 &amp; 8</x:controlfield>" +
                                       close + "</metadata></record></ListRecords>"));
    return list.records.empty() ? "" : list.records.front().metadata;
  };
  const auto cut = of("<x:record xmlns:x=\"http://www.loc.gov/MARC21/slim\">", "</x:record>");
  EXPECT_EQ(cut,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<record xmlns=\"http://www.loc.gov/MARC21/slim\"><controlfield tag=\"001\">7 &amp; "
            "8</controlfield></record>\n");
  EXPECT_TRUE(read::is_marc(cut));
}

TEST(OaiTest, MetadataThatIsNoElementIsNone) {
  for (const std::string within : {"text alone", "<x:1record/>", ""}) {
    const auto list = read_good(answer("<ListRecords><record><header/><metadata>" + within +
                                       "</metadata></record></ListRecords>"));
    ASSERT_EQ(list.records.size(), 1U) << within;
    EXPECT_EQ(list.records[0].metadata, "") << within;
  }
}

TEST(OaiTest, ListIdentifiersHasHeadersAlone) {
  const auto list = read_good(answer(
      "<ListIdentifiers><header><identifier>oai:x:1</identifier><datestamp>2025-01-01</datestamp>"
      "</header><header status=\"deleted\"><identifier>oai:x:2</identifier></header>"
      "<resumptionToken/></ListIdentifiers>"));
  EXPECT_EQ(list.verb, "ListIdentifiers");
  ASSERT_EQ(list.records.size(), 2U);
  EXPECT_TRUE(list.records[1].deleted);
  ASSERT_TRUE(list.resumption);
  EXPECT_EQ(list.resumption->token, "") << "an empty token ends the list";
}

TEST(OaiTest, ReadsErrorsByTheirCodes) {
  const auto refused =
      read_good(answer("<error code=\"badResumptionToken\">The token\n has expired</error>"
                       "<error code=\"badArgument\"/>"));
  ASSERT_EQ(refused.errors.size(), 2U);
  EXPECT_EQ(refused.errors[0].code, "badResumptionToken");
  EXPECT_EQ(refused.errors[0].message, "The token has expired");
  EXPECT_EQ(refused.errors[1].code, "badArgument");
  EXPECT_EQ(refused.verb, "ListRecords") << "of the request";
}

TEST(OaiTest, IdentifyTellsGranularityAndTheFirstDatestamp) {
  const auto who = read_good(answer(
      "<Identify><repositoryName>A library</repositoryName><baseURL>https://x/oai2d</baseURL>"
      "<protocolVersion>2.0</protocolVersion><earliestDatestamp>2015-11-10</earliestDatestamp>"
      "<deletedRecord>transient</deletedRecord><granularity>YYYY-MM-DD</granularity></Identify>"));
  ASSERT_TRUE(who.identity);
  EXPECT_EQ(who.identity->earliest, "2015-11-10");
  EXPECT_EQ(who.identity->granularity, "YYYY-MM-DD");
  EXPECT_EQ(who.identity->deleted_record, "transient");
}

TEST(OaiTest, AnAnswerThatStopsHalfWayIsNoList) {
  const auto whole = answer("<ListRecords><record><header/></record></ListRecords>");
  EXPECT_EQ(mistake_of(whole.substr(0, whole.size() - 12)),
            "truncated: it stops half-way: </OAI-PMH> does not end it");
}

TEST(OaiTest, NamesWhatItWasGivenInstead) {
  EXPECT_EQ(mistake_of("<html><script>challenge</script></html>"),
            "malformed: no OAI-PMH: the root is <html>; OAI-PMH is read");
  EXPECT_EQ(mistake_of(""), "malformed: no OAI-PMH: there is no element");
}
