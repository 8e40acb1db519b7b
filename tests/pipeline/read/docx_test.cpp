#include "pipeline/read/docx.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zip.h>

#include "pipeline/read/archive.h"

namespace mandated::read {
namespace {

using testing::ElementsAre;

using Parts = std::vector<std::pair<std::string, std::string>>;

std::string zipped(const Parts& parts) {
  zip_error_t error;
  zip_source_t* const source = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(source);
  zip_t* const zip = zip_open_from_source(source, ZIP_TRUNCATE, &error);
  for (const auto& [name, text] : parts) {
    zip_file_add(zip, name.c_str(), zip_source_buffer(zip, text.data(), text.size(), 0), 0);
  }
  zip_close(zip);
  zip_source_open(source);
  zip_stat_t status;
  zip_source_stat(source, &status);
  std::string out(status.size, '\0');
  zip_source_read(source, out.data(), out.size());
  zip_source_close(source);
  zip_source_free(source);
  return out;
}

std::string body(const std::string& content) {
  return R"(<w:document xmlns:w="w" xmlns:r="r"><w:body>)" + content + "</w:body></w:document>";
}

std::vector<std::string> texts(const Parts& parts) {
  const auto blocks = read_docx(zipped(parts));
  if (!blocks) return {blocks.error().detail};
  std::vector<std::string> out;
  for (const Block& each : blocks->blocks) out.push_back(each.text);
  return out;
}

std::vector<std::string> texts(const std::string& content) {
  return texts(Parts{{"word/document.xml", body(content)}});
}

TEST(Docx, JoinsTheRunsOfAParagraph) {
  EXPECT_THAT(texts("<w:p><w:r><w:rPr><w:i/></w:rPr><w:t>Recalling</w:t></w:r><w:r>"
                    "<w:t xml:space=\"preserve\"> the non</w:t><w:noBreakHyphen/><w:t>keepers</w:t>"
                    "</w:r></w:p><w:p/><w:p><w:r><w:t>1.</w:t><w:tab/><w:t>Asks</w:t></w:r></w:p>"),
              ElementsAre("Recalling the non\u2011keepers", "1. Asks"));
}

TEST(Docx, ReadsWhatTheDocumentSaysNow) {
  EXPECT_THAT(texts("<w:p><w:ins><w:r><w:t>two </w:t></w:r></w:ins><w:del><w:r><w:delText>one "
                    "</w:delText></w:r></w:del><w:r><w:t>years</w:t></w:r></w:p>"),
              ElementsAre("two years"));
}

TEST(Docx, JoinsParagraphsWhoseEndWasDeleted) {
  EXPECT_THAT(texts("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">"
                    "Asks </w:t></w:r></w:p><w:p><w:r><w:t>the keeper</w:t></w:r></w:p>"),
              ElementsAre("Asks the keeper"));
}

TEST(Docx, ReadsTextBoxesOnceBehindTheirParagraph) {
  const std::string box =
      "<w:txbxContent><w:p><w:r><w:t>in a box</w:t></w:r></w:p></w:txbxContent>";
  EXPECT_THAT(
      texts("<w:p><w:r><w:t>Before</w:t></w:r><w:r><mc:AlternateContent><mc:Choice>"
            "<w:drawing><wp:inline><wps:txbx>" +
            box + "</wps:txbx></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>" + box +
            "</w:pict></mc:Fallback></mc:AlternateContent><w:t xml:space=\"preserve\">"
            " and after</w:t></w:r></w:p>"),
      ElementsAre("Before and after", "in a box"));
}

TEST(Docx, LeavesOutMarksThatAuthorsTyped) {
  EXPECT_THAT(texts("<w:p><w:r><w:t>Japan</w:t></w:r><w:r><w:rPr><w:rStyle "
                    "w:val=\"FootnoteReference\"/></w:rPr><w:footnoteReference "
                    "w:customMarkFollows=\"1\" w:id=\"2\"/><w:t>\u2020*</w:t></w:r><w:r><w:t>, Peru"
                    "</w:t></w:r></w:p>"),
              ElementsAre("Japan, Peru"));
}

TEST(Docx, LeavesOutSoftHyphens) {
  EXPECT_THAT(
      texts("<w:p><w:r><w:t>arrange</w:t><w:softHyphen/><w:t>ment\u00ADs</w:t></w:r></w:p>"),
      ElementsAre("arrangements"));
}

TEST(Docx, ShowsFieldsAndNotWhatComputesThem) {
  EXPECT_THAT(
      texts("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE"
            "</w:instrText><w:t>code</w:t></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/>"
            "</w:r><w:r><w:t>shown</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
            "</w:p>"),
      ElementsAre("shown"));
}

TEST(Docx, ShowsNothingOfAFieldInTheInstructionOfAnother) {
  const auto field = [](const std::string& type) {
    return "<w:r><w:fldChar w:fldCharType=\"" + type + "\"/></w:r>";
  };
  const std::string inner =
      field("begin") + field("separate") + "<w:r><w:t>3</w:t></w:r>" + field("end");
  EXPECT_THAT(texts("<w:p>" + field("begin") + inner + field("separate") +
                    "<w:r><w:t>shown</w:t></w:r>" + field("end") + "</w:p>"),
              ElementsAre("shown"));
}

TEST(Docx, ReadsSymbols) {
  const auto symbol = [](const std::string& font, const std::string& code) {
    return "<w:p><w:r><w:sym w:font=\"" + font + "\" w:char=\"" + code + "\"/></w:r></w:p>";
  };
  EXPECT_THAT(texts(symbol("Symbol", "F0B7") + symbol("Wingdings", "F0A7") +
                    symbol("Times New Roman", "2013") + symbol("Keepers", "F041")),
              ElementsAre("\u2022", "\u25AA", "\u2013", "\uFFFD"));
}

TEST(Docx, LeavesOutRowsThatWereDeleted) {
  EXPECT_THAT(texts("<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>old</w:t></w:r>"
                    "</w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>new</w:t></w:r></w:p></w:tc>"
                    "</w:tr></w:tbl>"),
              ElementsAre("new"));
}

TEST(Docx, RefusesTextOfAnotherFormatThatIsPutIn) {
  EXPECT_THAT(texts("<w:p><w:r><w:t>Before</w:t></w:r></w:p><w:altChunk r:id=\"r1\"/>"),
              ElementsAre("docx: a part of another format is put into the text (altChunk)"));
}

std::string header(const std::string& text) {
  return R"(<w:hdr xmlns:w="w"><w:p><w:r><w:t>)" + text + "</w:t></w:r></w:p></w:hdr>";
}

std::string relation(const std::string& id, const std::string& type, const std::string& target) {
  return "<Relationship Id=\"" + id + "\" Type=\"http://x/relationships/" + type + "\" Target=\"" +
         target + "\"/>";
}

Parts with_headers(const std::string& section) {
  return {
      {"word/document.xml",
       body("<w:p><w:r><w:t>The text</w:t></w:r></w:p><w:sectPr><w:headerReference "
            "w:type=\"default\" r:id=\"r1\"/><w:headerReference w:type=\"first\" r:id=\"r2\"/>" +
            section + "</w:sectPr>")},
      {"word/_rels/document.xml.rels", "<Relationships>" + relation("r1", "header", "header1.xml") +
                                           relation("r2", "header", "header2.xml") +
                                           "</Relationships>"},
      {"word/header1.xml", header("All pages")},
      {"word/header2.xml", header("A/RES/99/7")}};
}

TEST(Docx, ReadsTheMastheadAboveTheFirstPage) {
  EXPECT_THAT(texts(with_headers("<w:titlePg/>")), ElementsAre("A/RES/99/7", "The text"));
  EXPECT_THAT(texts(with_headers("<w:titlePg w:val=\"0\"/>")),
              ElementsAre("All pages", "The text"));
  const auto blocks = read_docx(zipped(with_headers("<w:titlePg/>")));
  ASSERT_TRUE(blocks);
  EXPECT_EQ(blocks->blocks[0].region, Region::header);
  EXPECT_EQ(blocks->blocks[1].region, Region::main);
}

TEST(Docx, FindsItsPartsByTheirRelations) {
  EXPECT_THAT(
      texts(
          {{"_rels/.rels", "<Relationships>" +
                               relation("r1", "officeDocument", "/word/document2.xml") +
                               "</Relationships>"},
           {"word/_rels/document2.xml.rels",
            "<Relationships>" + relation("r1", "footnotes", "notes/f.xml") + "</Relationships>"},
           {"word/document2.xml", body("<w:p><w:r><w:t>The text</w:t><w:footnoteReference "
                                       "w:id=\"2\"/></w:r></w:p>")},
           {"word/notes/f.xml",
            R"(<w:footnotes xmlns:w="w"><w:footnote w:id="2"><w:p><w:r><w:t>A note</w:t></w:r></w:p></w:footnote></w:footnotes>)"}}),
      ElementsAre("The text", "A note"));
}

// "%1." in letters for one list, and by the style that the level is linked to.
TEST(Docx, NumbersByStylesLinksAndLevelsOfTheirOwn) {
  const std::string numbering =
      R"(<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Op"/></w:abstractNum>)"
      R"(<w:abstractNum w:abstractNumId="2"><w:styleLink w:val="Op"/><w:lvl w:ilvl="0"><w:start w:val="1"/>)"
      R"(<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/>)"
      R"xml(<w:numFmt w:val="lowerLetter"/><w:pStyle w:val="Sub"/><w:lvlText w:val="(%2)"/></w:lvl></w:abstractNum>)xml"
      R"(<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/>)"
      R"(<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/>)"
      R"(<w:lvlText w:val="%1."/></w:lvl></w:lvlOverride></w:num></w:numbering>)";
  const std::string styles =
      R"(<w:styles xmlns:w="w"><w:style w:styleId="Sub"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>)";
  const auto item = [](const std::string& properties) {
    return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:t>Asks</w:t></w:r></w:p>";
  };
  const auto of_list = [&item](const std::string& number) {
    return item("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"" + number + "\"/></w:numPr>");
  };
  EXPECT_THAT(texts({{"word/document.xml",
                      body(of_list("1") + item("<w:pStyle w:val=\"Sub\"/>") + of_list("2"))},
                     {"word/numbering.xml", numbering},
                     {"word/styles.xml", styles}}),
              ElementsAre("1. Asks", "(a) Asks", "I. Asks"));
}

TEST(Docx, SpellsOutTheNumbersOfLists) {
  const std::string numbering =
      R"(<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:start w:val="3"/>)"
      R"(<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/>)"
      R"xml(<w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl></w:abstractNum>)xml"
      R"(<w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num></w:numbering>)";
  const auto item = [](int level, const std::string& text) {
    return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" + std::to_string(level) +
           "\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>" + text + "</w:t></w:r></w:p>";
  };
  EXPECT_THAT(
      texts({{"word/document.xml",
              body(item(0, "Asks:") + item(1, "the keeper") + item(1, "the pilot") +
                   item(0, "Decides") + item(1, "to stay"))},
             {"word/numbering.xml", numbering}}),
      ElementsAre("3. Asks:", "(a) the keeper", "(b) the pilot", "4. Decides", "(a) to stay"));
}

TEST(Docx, PutsFootnotesBehindTheirParagraph) {
  const auto blocks = read_docx(zipped(
      {{"word/document.xml", body("<w:p><w:r><w:t>Recalling its "
                                  "wish</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r>"
                                  "<w:r><w:t>, and others</w:t></w:r></w:p>")},
       {"word/footnotes.xml",
        R"(<w:footnotes xmlns:w="w"><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r>)"
        R"(<w:t>See A/9.</w:t></w:r></w:p></w:footnote></w:footnotes>)"}}));
  ASSERT_TRUE(blocks);
  ASSERT_EQ(blocks->blocks.size(), 2U);
  EXPECT_EQ(blocks->blocks[0].text, "Recalling its wish, and others");
  EXPECT_EQ(blocks->blocks[1].text, "See A/9.");
  EXPECT_EQ(blocks->containers[blocks->blocks[1].container].element, "footnote");
}

TEST(Docx, SaysAFootnoteOnceAlsoWhereItRefersToItself) {
  const std::string twice =
      R"(<w:footnoteReference w:id="2"/><w:footnoteReference w:id="2"/></w:r></w:p>)";
  EXPECT_THAT(texts({{"word/document.xml", body("<w:p><w:r><w:t>Wish</w:t>" + twice)},
                     {"word/footnotes.xml",
                      R"(<w:footnotes xmlns:w="w"><w:footnote w:id="2"><w:p><w:r><w:t>See A/9.)"
                      "</w:t>" +
                          twice + "</w:footnote></w:footnotes>"}}),
              ElementsAre("Wish", "See A/9."));
}

TEST(Docx, KnowsCellsHeadingsAndLinks) {
  const auto blocks = read_docx(zipped(
      {{"word/document.xml",
        body("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>left</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r>"
             "<w:t>right</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:pPr><w:pStyle w:val=\"H\"/>"
             "</w:pPr><w:hyperlink r:id=\"r1\"><w:r><w:t>Lights</w:t></w:r></w:hyperlink></w:p>")},
       {"word/styles.xml",
        R"(<w:styles xmlns:w="w"><w:style w:styleId="H"><w:name w:val="heading 2"/>)"
        R"(</w:style></w:styles>)"},
       {"word/_rels/document.xml.rels",
        R"(<Relationships><Relationship Id="r1" Target="https://lights.test/"/></Relationships>)"}}));
  ASSERT_TRUE(blocks);
  ASSERT_EQ(blocks->blocks.size(), 3U);
  EXPECT_EQ(blocks->blocks[1].kind, BlockKind::table_cell);
  EXPECT_EQ(blocks->blocks[1].level, 2);
  EXPECT_EQ(blocks->blocks[0].container, blocks->blocks[1].container);
  EXPECT_EQ(blocks->blocks[2].kind, BlockKind::heading);
  EXPECT_EQ(blocks->blocks[2].level, 2);
  ASSERT_EQ(blocks->blocks[2].links.size(), 1U);
  EXPECT_EQ(blocks->blocks[2].links[0].url, "https://lights.test/");
  EXPECT_EQ(blocks->blocks[2].links[0].text, "Lights");
}

TEST(Docx, LeavesEntitiesAlone) {
  const auto told =
      texts(Parts{{"word/document.xml", "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" +
                                            body("<w:p><w:r><w:t>&e; stays</w:t></w:r></w:p>")}});
  EXPECT_THAT(told, ElementsAre("&e; stays"));
}

TEST(Docx, RefusesAPartThatUnpacksToTooMuch) {
  EXPECT_THAT(texts(Parts{{"word/document.xml", std::string(kMaxPart + 1, ' ')}}),
              ElementsAre("zip: word/document.xml: unpacks to over 32 MB"));
}

TEST(Docx, RefusesAZipFileOfSomethingElse) {
  EXPECT_THAT(texts(Parts{{"xl/workbook.xml", "<w/>"}}),
              ElementsAre("zip: no word/document.xml in it; of zip files, docx is read"));
}

TEST(Docx, SaysWhereTheXmlIsBroken) {
  EXPECT_THAT(texts(Parts{{"word/document.xml", "<w:document><w:body></w:p>"}}),
              ElementsAre("docx: word/document.xml: byte 22: Start-end tags mismatch"));
}

}  // namespace
}  // namespace mandated::read
